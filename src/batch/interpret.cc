#include "batch/interpret.h"

#include <algorithm>
#include <utility>

#include "batch/error_names.h"
#include "check/check.h"
#include "extract/extraction.h"
#include "extract/layout_hints_of.h"

namespace ziping::batch {
namespace {

bool is_ok(const layout::PageReading& page) {
  return page.status == layout::PageStatus::Ok &&
         std::none_of(page.diagnostics.begin(), page.diagnostics.end(), spoils);
}

bool is_lost(const layout::PageReading& page) {
  return page.status == layout::PageStatus::Failed || page.status == layout::PageStatus::Skipped;
}

// "Nothing to complain about" must not mean "nothing seen".
bool has_words(const layout::PageReading& page) {
  return !page.lines.empty() || std::any_of(page.tables.begin(), page.tables.end(), [](const layout::Table& table) {
    return std::any_of(table.cells.begin(), table.cells.end(),
                       [](const layout::Cell& cell) { return !cell.text.empty(); });
  });
}

std::string status_of(const layout::DocumentReading& document, const std::vector<Diagnostic>& notes) {
  const auto& pages = document.pages;
  if (pages.empty() || std::all_of(pages.begin(), pages.end(), is_lost)) return "failed";
  const bool ok = std::all_of(pages.begin(), pages.end(), is_ok) && std::none_of(notes.begin(), notes.end(), spoils) &&
                  std::none_of(document.diagnostics.begin(), document.diagnostics.end(), spoils);
  return ok ? "ok" : "partial";
}

}  // namespace

store::DocumentRecord interpret(std::vector<layout::PageReading> pages, const patterns::PatternSet& patterns) {
  store::DocumentRecord record;
  // A page that carries an error is not ok, whoever recorded it.
  for (layout::PageReading& page : pages) {
    if (page.status == layout::PageStatus::Ok && !is_ok(page)) page.status = layout::PageStatus::Partial;
  }
  record.reading = layout::assemble(std::move(pages), extract::layout_hints_of(patterns));
  const auto& read = record.reading.pages;
  if (!read.empty() && !std::all_of(read.begin(), read.end(), is_lost) &&
      std::none_of(read.begin(), read.end(), has_words)) {
    record.reading.diagnostics.push_back({std::string(to_string(ErrorCode::PageUnreadable)),
                                          "no word was found on any of its pages", std::nullopt, "batch"});
  }
  record.extraction = extract::extract(record.reading, patterns);
  record.findings = check::run_checks(record.reading, record.extraction, patterns);
  record.row.status = status_of(record.reading, record.extraction.diagnostics);
  record.row.entity = record.extraction.entity;
  record.row.year = record.extraction.year;
  return record;
}

store::DocumentRecord unreadable(const Error& error) {
  store::DocumentRecord record;
  record.reading.diagnostics.push_back(to_diagnostic(error));
  make_harmless(&record.reading.diagnostics.back());
  record.row.status = "failed";
  return record;
}

}  // namespace ziping::batch
