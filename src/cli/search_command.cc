#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/stored_document.h"
#include "output/found.h"
#include "store/store.h"

namespace ziping::cli {
namespace {

struct Arguments {
  std::string database;
  std::vector<std::string> words;
  std::size_t most = 100;
  bool lines = false;
};

int search(const Arguments& arguments) {
  const auto store = open_to_read(arguments.database);
  if (!store) return report(store.error());
  const auto found = store->search(arguments.words, arguments.most);
  if (!found) return report(found.error());
  fmt::print("{}", arguments.lines ? output::found_lines(*found) : output::found_text(*found, terminal_width()));
  if (found->count > found->hits.size()) {
    fmt::print(stderr, "ziping: {}\n",
               in_run_language(fmt::format("{} of {} shown; --most shows more", found->hits.size(), found->count)));
  }
  return 0;
}

}  // namespace

void add_search(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("search", "Find words in what was read, tables too, with page and box");
  command->add_option("db", arguments->database, "the database")->required();
  command->add_option("words", arguments->words, "found are paragraphs and cells that hold all of them")->required();
  command->add_option("--most", arguments->most, "show no more than this (100)");
  command->add_flag("--jsonl", arguments->lines, "a JSON object a line: whole text, place, bytes of the word in it");
  command->callback([arguments, &code] { code = search(*arguments); });
}

}  // namespace ziping::cli
