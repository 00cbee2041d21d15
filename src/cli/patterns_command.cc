#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/learn_patterns.h"
#include "cli/messages.h"
#include "cli/stored_document.h"
#include "extract/explain.h"
#include "output/terminal_text.h"
#include "patterns/pattern_list.h"

namespace ziping::cli {
namespace {

struct Arguments {
  std::vector<std::string> folders;
  std::string database;
  std::string document;
  int page = 0;
  std::string out = "-";
};

int check_patterns(const Arguments& arguments) {
  const auto patterns = load_patterns(arguments.folders);
  if (!patterns) return report(patterns.error());
  fmt::print("{}\n", in_run_language(fmt::format("{} records, all examples hold; digest {}",
                                                 patterns::list_patterns(**patterns).size(),
                                                 (*patterns)->digest().substr(0, 16))));
  return 0;
}

int list(const Arguments& arguments) {
  const auto patterns = load_patterns(arguments.folders);
  if (!patterns) return report(patterns.error());
  for (const patterns::PatternLine& line : patterns::list_patterns(**patterns)) {
    fmt::print("{:8}{:34}{:26}{}\n", line.kind, line.id, line.makes, line.place);
  }
  return 0;
}

int explain(const Arguments& arguments) {
  const auto patterns = load_patterns(arguments.folders);
  if (!patterns) return report(patterns.error());
  const auto record = load_document(arguments.database, arguments.document);
  if (!record) return report(record.error());
  const std::optional<int> page = arguments.page > 0 ? std::optional(arguments.page) : std::nullopt;
  for (const std::string& line : extract::explain_document(record->reading, **patterns, page)) {
    fmt::print("{}\n", output::harmless(line));
  }
  return 0;
}

}  // namespace

void add_patterns(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("patterns", "Check, list and explain the patterns");
  command->require_subcommand(1);
  CLI::App* check = command->add_subcommand("check", "Load all patterns and run their examples");
  check->add_option("dir", arguments->folders, "your own folders, on top of the product's");
  check->callback([arguments, &code] { code = check_patterns(*arguments); });
  CLI::App* listing = command->add_subcommand("list", "Every record and where it is written");
  listing->add_option("dir", arguments->folders, "your own folders, on top of the product's");
  listing->callback([arguments, &code] { code = list(*arguments); });
  CLI::App* why = command->add_subcommand("explain", "Which record claimed which cell or phrase of a stored document");
  why->add_option("db", arguments->database, "the database")->required();
  why->add_option("document", arguments->document, "end of its file name, beginning of its hash, or its number")
      ->required();
  why->add_option("page", arguments->page, "only this page");
  why->add_option("--patterns", arguments->folders, "your own folders, on top of the product's");
  why->callback([arguments, &code] { code = explain(*arguments); });
  CLI::App* teach =
      command->add_subcommand("learn", "Write labels and forms that reviewers settled as pattern records");
  teach->add_option("db", arguments->database, "the database")->required();
  teach->add_option(
      "-o,--output", arguments->out,
      "folder of patterns of your own (gets labels/learnt.toml, forms/learnt.toml), or - for standard output");
  teach->add_option("--patterns", arguments->folders, "your own folders, on top of the product's");
  teach->callback(
      [arguments, &code] { code = learn_patterns(arguments->database, arguments->folders, arguments->out); });
}

}  // namespace ziping::cli
