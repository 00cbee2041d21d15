#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "batch/published.h"
#include "batch/reinterpret.h"
#include "batch/years.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/signals.h"
#include "output/terminal_text.h"
#include "store/store.h"

namespace ziping::cli {
namespace {

struct Arguments {
  std::string database;
  std::vector<std::string> patterns;
  std::string published;
  std::string language;
  SignalOptions signals;
};

Result<std::vector<check::PublishedFigure>> read_published(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream bytes;
  if (!in || !(bytes << in.rdbuf())) {
    return Error{ErrorCode::InputUnreadable,
                 "the published accounts cannot be read",
                 {.stage = "check", .page = {}, .box = {}, .file = file}};
  }
  return batch::published_figures(bytes.str());
}

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

/// Adds to `text` what stands in `lines` but not in `others`; how many.
int tell(const std::string& file, const char* what, const std::set<std::string>& lines,
         const std::set<std::string>& others, std::string* text) {
  int count = 0;
  for (const std::string& line : lines) {
    if (others.count(line) != 0) continue;
    *text += fmt::format("{}: {}: {}\n", output::one_line(file), say(what), output::one_line(line));
    ++count;
  }
  return count;
}

int check_again(const Arguments& arguments) {
  set_run_signals(arguments.signals.chosen());
  const auto patterns = load_patterns(arguments.patterns);
  if (!patterns) return report(patterns.error());
  std::vector<check::PublishedFigure> published;
  if (!arguments.published.empty()) {
    auto figures = read_published(arguments.published);
    if (!figures) return report(figures.error());
    published = std::move(*figures);
  }
  auto store = store::Store::open(arguments.database, {.read_only = false, .create = false});
  if (!store) return report(store.error());
  const auto documents = store->list();
  if (!documents) return report(documents.error());
  const output::Language language = language_of(arguments.language);
  Meter meter("check", arguments.signals.chosen(), static_cast<int>(documents->size()), "documents");
  std::map<std::int64_t, std::set<std::string>> before;
  for (const store::DocumentRow& row : *documents) {
    meter.next(row.file);
    if (row.status == "running" || row.pages == 0) continue;
    const auto stored = store->load(row.id);
    if (!stored) return report(stored.error());
    before.emplace(row.id, failures(*stored, language));
    const auto renewed = batch::reinterpret(*store, row, **patterns);
    if (!renewed) return report(renewed.error());
  }
  if (const Status compared = batch::check_years(*store, **patterns); !compared) return report(compared.error());
  if (!published.empty()) {
    const Status compared = batch::check_published(*store, **patterns, published);
    if (!compared) return report(compared.error());
  }
  std::string lines;
  int appeared = 0;
  int gone = 0;
  for (const store::DocumentRow& row : *documents) {
    const auto known = before.find(row.id);
    if (known == before.end()) continue;
    const auto after = store->load(row.id);
    if (!after) return report(after.error());
    const auto now = failures(*after, language);
    appeared += tell(row.file, "summary.appeared", now, known->second, &lines);
    gone += tell(row.file, "summary.gone", known->second, now, &lines);
  }
  meter.end(0);
  if (arguments.signals.quiet) return 0;
  fmt::print("{}{}\n", lines,
             say("summary.check", {{"documents", std::to_string(documents->size())},
                                   {"appeared", std::to_string(appeared)},
                                   {"gone", std::to_string(gone)}}));
  return 0;
}

}  // namespace

void add_check(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("check", "Interpret and check stored readings again, after a change of patterns");
  command->add_option("db", arguments->database, "the database")->required();
  command->add_option("--patterns", arguments->patterns, "a folder of your own patterns, on top of the product's");
  command->add_option("--published", arguments->published,
                      "table of published accounts to compare with: entity, year, concept, item, value, unit");
  add_signals(*command, arguments->signals);
  add_language(*command, arguments->language);
  command->callback([arguments, &code] { code = check_again(*arguments); });
}

}  // namespace ziping::cli
