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

std::string pages_text(const std::vector<layout::PageReading>& pages) {
  std::string text = "Pages\n";
  for (const layout::PageReading& page : pages) {
    text += fmt::format("  {:>4}  {:8}{:11}{:.0f} x {:.0f} pt", page.number, store::to_name(page.status),
                        store::to_name(page.source), page.width, page.height);
    if (page.rotation != 0) text += fmt::format(", turned {}", page.rotation);
    if (page.skew != 0) text += fmt::format(", skew {:.2f}", page.skew);
    if (page.source == Source::Ocr) text += fmt::format(", {:.0f} dpi, confidence {:.3f}", page.dpi, page.confidence);
    text += '\n';
  }
  return text;
}

std::string table_text(const layout::Table& table, const extract::TableForm* form, int width) {
  std::string text = fmt::format("\n{}  {}", table.id, form != nullptr ? form->form : "other");
  if (!table.title.empty()) text += "  " + table.title;
  if (form != nullptr && form->subject) text += fmt::format("  <{}>", *form->subject);
  if (!table.unit.empty()) text += fmt::format("  ({})", table.unit);
  text += fmt::format("  page{} {}\n", table.pages.size() > 1 ? "s" : "", fmt::join(table.pages, ", "));
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

std::string fact_text(const extract::Fact& fact) {
  std::string name = fact.item.value_or("");
  if (!fact.path.empty()) name = fmt::format("{}/{}", fmt::join(fact.path, "/"), name);
  if (fact.subject) name += fmt::format(" <{}>", *fact.subject);
  if (fact.period) name += fmt::format(" ({})", *fact.period);
  return fmt::format("  {:6}{:26}{} {} {}{}\n", fact.id, fact.concept_id, padded(name, 48),
                     padded(value_text(fact), 18), place(fact.page, fact.box), fact.sure ? "" : "  not sure");
}

std::string finding_text(const check::Finding& finding, const extract::Extraction& extraction, Language language) {
  std::string text = fmt::format("  {:6}{:8}{:22}{}\n", finding.id, store::to_name(finding.severity), finding.check,
                                 language == Language::Chinese ? finding.message_zh : finding.message_en);
  std::string figures;
  if (finding.stated) figures += fmt::format("stated {}  ", *finding.stated);
  if (finding.computed) figures += fmt::format("computed {}  ", *finding.computed);
  if (finding.tolerance) figures += fmt::format("tolerance {}  ", *finding.tolerance);
  if (finding.cause != check::Cause::None) figures += fmt::format("to blame: {}  ", store::to_name(finding.cause));
  if (finding.suggestion) figures += fmt::format("read instead: {}  ", *finding.suggestion);
  if (!finding.root.empty()) figures += fmt::format("follows from {}", finding.root);
  if (!figures.empty()) text += fmt::format("{:36}{}\n", "", figures);
  for (const std::string& id : finding.facts) {
    const auto fact = std::find_if(extraction.facts.begin(), extraction.facts.end(),
                                   [&](const extract::Fact& candidate) { return candidate.id == id; });
    if (fact == extraction.facts.end()) continue;
    text += fmt::format("{:36}{} {} {} {}\n", "", fact->id, fact->item.value_or(fact->concept_id), value_text(*fact),
                        place(fact->page, fact->box));
  }
  return text;
}

std::string findings_text(const store::DocumentRecord& record, Language language) {
  std::string failed;
  int passed = 0;
  int uncheckable = 0;
  for (const check::Finding& finding : record.findings) {
    if (finding.verdict == check::Verdict::Fail) failed += finding_text(finding, record.extraction, language);
    passed += finding.verdict == check::Verdict::Pass ? 1 : 0;
    uncheckable += finding.verdict == check::Verdict::Uncheckable ? 1 : 0;
  }
  return fmt::format("\nFindings ({} checks hold, {} could not be made)\n{}", passed, uncheckable,
                     failed.empty() ? "  none\n" : failed);
}

}  // namespace

std::string show_list(const std::vector<store::DocumentRow>& documents) {
  std::string text;
  for (const store::DocumentRow& row : documents) {
    text += fmt::format("{}  {:8}{:>5} pages  {}  {}  {}\n", row.sha256.substr(0, 12), row.status, row.pages,
                        row.year ? std::to_string(*row.year) : "----", padded(row.entity.value_or("-"), 36),
                        one_line(row.file));
  }
  return harmless(text);
}

std::string show_document(const store::DocumentRecord& record, int width, Language language) {
  std::string text = fmt::format("{}\n{}  {}  {}  {}\n\n", one_line(record.row.file), record.row.sha256.substr(0, 12),
                                 record.row.status, record.row.entity.value_or("-"),
                                 record.row.year ? std::to_string(*record.row.year) : "-");
  text += pages_text(record.reading.pages);
  for (const layout::Table& table : record.reading.tables) {
    text += table_text(table, form_of(record.extraction, table.id), width);
  }
  text += fmt::format("\nFacts ({})\n", record.extraction.facts.size());
  for (const extract::Fact& fact : record.extraction.facts) text += fact_text(fact);
  text += findings_text(record, language);
  std::string notes;
  const auto note = [&](const Diagnostic& diagnostic) {
    notes += fmt::format("  {}{}: {}\n", diagnostic.page ? fmt::format("page {} ", *diagnostic.page) : "",
                         diagnostic.code, diagnostic.message);
  };
  for (const layout::PageReading& page : record.reading.pages) {
    for (const Diagnostic& diagnostic : page.diagnostics) note(diagnostic);
  }
  for (const Diagnostic& diagnostic : record.reading.diagnostics) note(diagnostic);
  for (const Diagnostic& diagnostic : record.extraction.diagnostics) note(diagnostic);
  if (!notes.empty()) text += "\nDiagnostics\n" + notes;
  // Nothing that stands in a document may steer the terminal.
  return harmless(text);
}

}  // namespace ziping::output
