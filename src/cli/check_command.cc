#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "batch/reinterpret.h"
#include "cli/commands.h"
#include "output/terminal_text.h"
#include "store/store.h"

namespace ziping::cli {
namespace {

struct Arguments {
  std::string database;
  std::vector<std::string> patterns;
  std::string language;
};

// A failed check as a person recognises it again: its name and what it says.
std::set<std::string> failures(const store::DocumentRecord& record, output::Language language) {
  std::set<std::string> lines;
  for (const check::Finding& finding : record.findings) {
    if (finding.verdict != check::Verdict::Fail) continue;
    lines.insert(fmt::format("{}: {}", finding.check,
                             language == output::Language::Chinese ? finding.message_zh : finding.message_en));
  }
  return lines;
}

int check_again(const Arguments& arguments) {
  const auto patterns = load_patterns(arguments.patterns);
  if (!patterns) return report(patterns.error());
  auto store = store::Store::open(arguments.database, {.read_only = false, .create = false});
  if (!store) return report(store.error());
  const auto documents = store->list();
  if (!documents) return report(documents.error());
  const output::Language language = language_of(arguments.language);
  int appeared = 0;
  int gone = 0;
  for (const store::DocumentRow& row : *documents) {
    if (row.status == "running" || row.pages == 0) continue;
    const auto before = store->load(row.id);
    if (!before) return report(before.error());
    const auto after = batch::reinterpret(*store, row, **patterns);
    if (!after) return report(after.error());
    const auto old_lines = failures(*before, language);
    const auto new_lines = failures(*after, language);
    for (const std::string& line : new_lines) {
      if (old_lines.count(line) != 0) continue;
      fmt::print("{}: appeared: {}\n", output::one_line(row.file), output::one_line(line));
      ++appeared;
    }
    for (const std::string& line : old_lines) {
      if (new_lines.count(line) != 0) continue;
      fmt::print("{}: gone: {}\n", output::one_line(row.file), output::one_line(line));
      ++gone;
    }
  }
  fmt::print("{} documents, {} findings appeared, {} went away\n", documents->size(), appeared, gone);
  return 0;
}

}  // namespace

void add_check(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("check", "Interpret and check stored readings again, after a change of patterns");
  command->add_option("db", arguments->database, "the database")->required();
  command->add_option("--patterns", arguments->patterns, "a folder of your own patterns, on top of the product's");
  add_language(*command, arguments->language);
  command->callback([arguments, &code] { code = check_again(*arguments); });
}

}  // namespace ziping::cli
