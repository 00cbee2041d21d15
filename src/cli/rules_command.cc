#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "check/rules.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/stored_document.h"
#include "output/terminal_text.h"

namespace ziping::cli {
namespace {

struct Arguments {
  std::string database;
  std::string document;
  std::vector<std::string> patterns;
  std::string language;
};

std::string figure(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "-";
}

std::string allowed_text(const check::ReportRule& rule) {
  std::string text;
  for (const Decimal& score : rule.allowed) text += (text.empty() ? "" : " or ") + score.to_string();
  return text;
}

// One rule: where it stands and what it gives, its text, what was understood of it, and what was not.
std::string rule_text(const check::ReportRule& rule, output::Language language) {
  std::string text = fmt::format("{} row {}  {}  {}/{}\n", rule.table, rule.row + 1, rule.item, figure(rule.score),
                                 figure(rule.weight));
  text += fmt::format("    text:    {}\n", rule.text);
  const std::string& words = language == output::Language::Chinese ? rule.words_zh : rule.words_en;
  if (!words.empty()) text += fmt::format("    means:   {}\n", words);
  for (const std::string& formula : rule.formulas) text += fmt::format("    formula: {}\n", formula);
  const std::string& why = language == output::Language::Chinese ? rule.why_not_zh : rule.why_not_en;
  if (!why.empty()) text += fmt::format("    no score: {}\n", why);
  if (!rule.rest.empty()) text += fmt::format("    unread:  {}\n", rule.rest);
  if (rule.value) text += fmt::format("    value:   {}\n", rule.value->to_string());
  if (!rule.missing.empty()) text += fmt::format("    missing: {}\n", rule.missing);
  if (!rule.allowed.empty()) text += fmt::format("    allows:  {}\n", allowed_text(rule));
  return text;
}

int rules(const Arguments& arguments) {
  const auto patterns = load_patterns(arguments.patterns);
  if (!patterns) return report(patterns.error());
  const auto record = load_document(arguments.database, arguments.document);
  if (!record) return report(record.error());
  const auto read = check::read_rules(record->reading, record->extraction, **patterns);
  const output::Language language = language_of(arguments.language);
  std::size_t understood = 0;
  for (const check::ReportRule& rule : read) {
    understood += rule.formulas.empty() ? 0U : 1U;
    fmt::print("{}\n", output::harmless(rule_text(rule, language)));
  }
  fmt::print("{}\n",
             in_run_language(fmt::format("{} rules, {} of them understood as formulas", read.size(), understood)));
  return 0;
}

}  // namespace

void add_rules(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("rules", "The scoring rules a report prints, and what they allow");
  command->add_option("db", arguments->database, "the database")->required();
  command->add_option("document", arguments->document, "end of its file name, beginning of its hash, or its number")
      ->required();
  command->add_option("--patterns", arguments->patterns, "a folder of your own patterns, on top of the product's");
  add_language(*command, arguments->language);
  command->footer("Example:\n  ziping rules reports.db report.pdf");
  command->callback([arguments, &code] { code = rules(*arguments); });
}

}  // namespace ziping::cli
