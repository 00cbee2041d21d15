#include "output/show.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/draw_table.h"
#include "output/form_of.h"
#include "output/terminal_text.h"
#include "store/names.h"

namespace ziping::output {
namespace {

std::string place(int page, const Box& box) {
  return fmt::format("p{} [{:.0f} {:.0f} {:.0f} {:.0f}]", page, box.x0, box.y0, box.x1, box.y1);
}

/// What a name of the store ("ok", "ocr", "error") is called.
std::string called(const ShowWords& words, std::string_view section, std::string_view name) {
  return words.say(fmt::format("{}.{}", section, name), {});
}

std::string pages_text(const std::vector<layout::PageReading>& pages, const ShowWords& words) {
  std::string text = words.say("show.pages", {}) + "\n";
  for (const layout::PageReading& page : pages) {
    text += fmt::format("  {:>4}  {}{}{:.0f} x {:.0f} pt", page.number,
                        padded(called(words, "status", store::to_name(page.status)), 8),
                        padded(called(words, "status", store::to_name(page.source)), 20), page.width, page.height);
    if (page.rotation != 0) text += words.say("show.turned", {{"degrees", std::to_string(page.rotation)}});
    if (page.skew != 0) text += words.say("show.skew", {{"degrees", fmt::format("{:.2f}", page.skew)}});
    if (page.source == Source::Ocr) {
      text += words.say("show.read-at", {{"dpi", fmt::format("{:.0f}", page.dpi)},
                                         {"confidence", fmt::format("{:.3f}", page.confidence)}});
    }
    text += '\n';
  }
  return text;
}

std::string table_text(const layout::Table& table, const extract::TableForm* form, int width, const ShowWords& words) {
  std::string text =
      fmt::format("\n{}  {}", table.id, form != nullptr ? form->form : words.say("show.other-table", {}));
  if (!table.title.empty()) text += "  " + table.title;
  if (form != nullptr && form->subject) text += fmt::format("  <{}>", *form->subject);
  if (!table.unit.empty()) text += fmt::format("  ({})", table.unit);
  text += "  " +
          words.say(table.pages.size() > 1 ? "show.on-pages" : "show.on-page",
                    {{"pages", fmt::format("{}", fmt::join(table.pages, ", "))}}) +
          "\n";
  return text + draw_table(table, width);
}

std::string value_text(const extract::Fact& fact) {
  if (fact.value_text) return *fact.value_text;
  if (!fact.value) return "\"" + fact.text + "\"";
  std::string text = std::string(store::to_name(fact.comparator));
  if (text == "between") text = "";
  text += fact.value->to_string();
  if (fact.upper) text += ".." + fact.upper->to_string();
  if (fact.unit) text += " " + *fact.unit;
  return text;
}

std::string fact_text(const extract::Fact& fact, const ShowWords& words) {
  std::string name = fact.item.value_or("");
  if (!fact.path.empty()) name = fmt::format("{}/{}", fmt::join(fact.path, "/"), name);
  if (fact.subject) name += fmt::format(" <{}>", *fact.subject);
  if (fact.period) name += fmt::format(" ({})", *fact.period);
  return fmt::format("  {:6}{:26}{} {} {}{}\n", fact.id, fact.concept_id, padded(name, 48),
                     padded(value_text(fact), 18), place(fact.page, fact.box),
                     fact.sure ? "" : "  " + words.say("show.not-sure", {}));
}

std::string finding_text(const check::Finding& finding, const extract::Extraction& extraction, const ShowWords& words) {
  std::string text = fmt::format("  {:6}{}{:22}{}\n", finding.id,
                                 padded(called(words, "severity", store::to_name(finding.severity)), 8), finding.check,
                                 words.language == Language::Chinese ? finding.message_zh : finding.message_en);
  std::vector<std::string> figures;
  const auto add = [&](std::string_view key, const std::string& value) {
    figures.push_back(words.say(key, {{"value", value}}));
  };
  if (finding.stated) add("show.stated", *finding.stated);
  if (finding.computed) add("show.computed", *finding.computed);
  if (finding.tolerance) add("show.tolerance", *finding.tolerance);
  if (finding.cause != check::Cause::None) add("show.cause", called(words, "cause", store::to_name(finding.cause)));
  if (finding.suggestion) add("show.suggestion", *finding.suggestion);
  if (!finding.root.empty()) add("show.root", finding.root);
  if (!figures.empty()) text += fmt::format("{:36}{}\n", "", fmt::join(figures, "  "));
  for (const std::string& id : finding.facts) {
    const auto fact = std::find_if(extraction.facts.begin(), extraction.facts.end(),
                                   [&](const extract::Fact& candidate) { return candidate.id == id; });
    if (fact == extraction.facts.end()) continue;
    text += fmt::format("{:36}{} {} {} {}\n", "", fact->id, fact->item.value_or(fact->concept_id), value_text(*fact),
                        place(fact->page, fact->box));
  }
  return text;
}

std::string findings_text(const store::DocumentRecord& record, const ShowWords& words) {
  std::string failed;
  int passed = 0;
  int uncheckable = 0;
  for (const check::Finding& finding : record.findings) {
    if (finding.verdict == check::Verdict::Fail) failed += finding_text(finding, record.extraction, words);
    passed += finding.verdict == check::Verdict::Pass ? 1 : 0;
    uncheckable += finding.verdict == check::Verdict::Uncheckable ? 1 : 0;
  }
  return "\n" +
         words.say("show.findings", {{"passed", std::to_string(passed)}, {"left", std::to_string(uncheckable)}}) +
         "\n" + (failed.empty() ? "  " + words.say("show.none", {}) + "\n" : failed);
}

}  // namespace

std::string show_list(const std::vector<store::DocumentRow>& documents, const ShowWords& words) {
  std::string text;
  for (const store::DocumentRow& row : documents) {
    const std::string pages = words.say("show.n-pages", {{"pages", fmt::format("{:>5}", row.pages)}});
    text += fmt::format(
        "{}  {}{}  {}  {}  {}\n", row.sha256.substr(0, 12), padded(called(words, "status", row.status), 8), pages,
        row.year ? std::to_string(*row.year) : "----", padded(row.entity.value_or("-"), 36), one_line(row.file));
  }
  return harmless(text);
}

std::string show_document(const store::DocumentRecord& record, int width, const ShowWords& words) {
  std::string text = fmt::format("{}\n{}  {}  {}  {}\n\n", one_line(record.row.file), record.row.sha256.substr(0, 12),
                                 called(words, "status", record.row.status), record.row.entity.value_or("-"),
                                 record.row.year ? std::to_string(*record.row.year) : "-");
  text += pages_text(record.reading.pages, words);
  for (const layout::Table& table : record.reading.tables) {
    text += table_text(table, form_of(record.extraction, table.id), width, words);
  }
  text += "\n" + words.say("show.facts", {{"n", std::to_string(record.extraction.facts.size())}}) + "\n";
  for (const extract::Fact& fact : record.extraction.facts) text += fact_text(fact, words);
  text += findings_text(record, words);
  std::string notes;
  const auto note = [&](const Diagnostic& diagnostic) {
    const std::string where =
        diagnostic.page ? words.say("show.on-page", {{"pages", std::to_string(*diagnostic.page)}}) + " " : "";
    notes += fmt::format("  {}{}: {}\n", where, diagnostic.code, words.told(diagnostic.message));
  };
  for (const layout::PageReading& page : record.reading.pages) {
    for (const Diagnostic& diagnostic : page.diagnostics) note(diagnostic);
  }
  for (const Diagnostic& diagnostic : record.reading.diagnostics) note(diagnostic);
  for (const Diagnostic& diagnostic : record.extraction.diagnostics) note(diagnostic);
  if (!notes.empty()) text += "\n" + words.say("show.diagnostics", {}) + "\n" + notes;
  // Nothing that stands in a document may steer the terminal.
  return harmless(text);
}

}  // namespace ziping::output
