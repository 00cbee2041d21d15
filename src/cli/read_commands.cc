#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <set>

#include "base/file_digest.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/stored_document.h"
#include "output/show.h"
#include "output/terminal_text.h"

namespace ziping::cli {
namespace {

struct Arguments {
  std::string database;
  std::string document;
  std::string language;
};

output::ShowWords show_words(output::Language language) {
  return {language, [](std::string_view key, output::ShowWords::Places places) { return say(key, places); },
          [](std::string_view english) { return in_run_language(english); }};
}

int show(const Arguments& arguments) {
  const auto store = open_to_read(arguments.database);
  if (!store) return report(store.error());
  if (arguments.document.empty()) {
    const auto documents = store->list();
    if (!documents) return report(documents.error());
    fmt::print("{}", output::show_list(*documents, show_words(run_language())));
    return 0;
  }
  const auto row = find_document(*store, arguments.document, arguments.database);
  if (!row) return report(row.error());
  const auto record = store->load(row->id);
  if (!record) return report(record.error());
  fmt::print("{}", output::show_document(*record, terminal_width(), show_words(language_of(arguments.language))));
  return 0;
}

// The input files that are still there but hold other bytes than any document they were read as. Those that are not
// there any more are counted: archives are put away.
Result<std::vector<std::string>> changed_inputs(const store::Store& store, int* missing) {
  const auto documents = store.list();
  if (!documents) return documents.error();
  std::map<std::string, std::set<std::string>> read_as;
  for (const store::DocumentRow& row : *documents) {
    const auto files = store.paths(row.id);
    if (!files) return files.error();
    for (const std::string& file : *files) read_as[file].insert(row.sha256);
  }
  std::vector<std::string> changed;
  for (const auto& [file, hashes] : read_as) {
    const Result<FileDigest> now = digest_of_file(file);
    if (!now && now.error().code == ErrorCode::InputMissing) ++*missing;
    if (now && hashes.count(now->sha256) == 0) changed.push_back(file);
  }
  return changed;
}

int verify(const Arguments& arguments) {
  const auto store = open_to_read(arguments.database);
  if (!store) return report(store.error());
  const auto faults = store->verify();
  if (!faults) return report(faults.error());
  for (const std::string& fault : *faults) fmt::print("{}\n", fault);
  if (!faults->empty()) return exit_code(ErrorCode::StoreDamaged);
  int missing = 0;
  const auto changed = changed_inputs(*store, &missing);
  if (!changed) return report(changed.error());
  for (const std::string& file : *changed) {
    fmt::print("{}\n",
               output::one_line(in_run_language(file + ": holds other bytes than were read; extract it again")));
  }
  if (missing > 0)
    fmt::print("{}\n", in_run_language(fmt::format("{} input files are not where they were read", missing)));
  if (!changed->empty()) return exit_code(ErrorCode::InputChanged);
  fmt::print("{}\n", in_run_language(arguments.database + ": nothing wrong"));
  return 0;
}

}  // namespace

void add_show(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("show", "The documents of a database, or one as it was read");
  command->add_option("db", arguments->database, "the database")->required();
  command->add_option("document", arguments->document, "end of its file name, beginning of its hash, or its number");
  add_language(*command, arguments->language);
  command->callback([arguments, &code] { code = show(*arguments); });
}

void add_verify(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("verify", "Test that a database is whole and of its inputs");
  command->add_option("db", arguments->database, "the database")->required();
  command->callback([arguments, &code] { code = verify(*arguments); });
}

}  // namespace ziping::cli
