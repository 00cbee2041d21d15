#include <algorithm>
#include <iterator>
#include <tuple>

#include "extract/attachment_lists.h"
#include "extract/cover_titles.h"
#include "extract/extraction.h"
#include "extract/form_matcher.h"
#include "extract/lines_above.h"
#include "extract/prose_facts.h"
#include "extract/reports.h"
#include "extract/sign_offs.h"
#include "extract/text_facts.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {
namespace {

void order(std::vector<Fact>* facts) {
  std::stable_sort(facts->begin(), facts->end(), [](const Fact& a, const Fact& b) {
    return std::tuple(a.page, a.box.y0, a.box.x0) < std::tuple(b.page, b.box.y0, b.box.x0);
  });
  for (std::size_t i = 0; i < facts->size(); ++i) (*facts)[i].id = "f" + std::to_string(i + 1);
}

}  // namespace

Extraction extract(const layout::DocumentReading& document, const patterns::PatternSet& patterns) {
  Extraction extraction;
  const auto titles = rejoined_titles(document, patterns);
  const ReportSplit split = split_reports(document, patterns, titles);
  std::optional<std::string> above;
  int page_above = 0;
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    // A form drawn in two tables, one below the other, has one line of names above both.
    const layout::Table& table = document.tables[i];
    const int page = table.pages.empty() ? 0 : table.pages.front();
    if (auto named = subject_above(document, i, patterns)) {
      above = std::move(named);
      page_above = page;
    } else if (!table.title.empty() || page != page_above) {
      above.reset();
    }
    const auto report = static_cast<std::size_t>(split.of_table[i]);
    TableReading reading =
        read_table(document.tables[i], patterns, split.of_table[i], split.reports[report].year, above);
    for (Fact& fact : reading.facts) {
      if (!fact.period && split.reports[report].year > 0) fact.period = split.reports[report].year;
    }
    std::move(reading.facts.begin(), reading.facts.end(), std::back_inserter(extraction.facts));
    std::move(reading.diagnostics.begin(), reading.diagnostics.end(), std::back_inserter(extraction.diagnostics));
    extraction.forms.push_back(std::move(reading.form));
  }
  auto rejoined = rejoined_sign_offs(document, patterns);
  rejoined.insert(titles.begin(), titles.end());
  rejoined.merge(rejoined_attachments(document, patterns));
  ProseContext context;
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    if (context.report != split.of_paragraph[i]) context.topic.clear();
    context.report = split.of_paragraph[i];
    context.report_kind = split.reports[static_cast<std::size_t>(context.report)].kind;
    context.year = split.reports[static_cast<std::size_t>(context.report)].year;
    const auto whole = rejoined.find(i);
    const layout::Paragraph& paragraph = whole == rejoined.end() ? document.paragraphs[i] : whole->second;
    context.whole = whole != rejoined.end();
    for (Fact& fact : read_paragraph(paragraph, patterns, &context)) {
      extraction.facts.push_back(std::move(fact));
    }
  }
  read_notes(document, patterns, split, &extraction.facts);
  drop_fallbacks(patterns, &extraction.facts);
  extraction.entity = settle_entity(document, patterns, split, &extraction.facts);
  keep_first_of_report(&extraction.facts);
  order(&extraction.facts);
  for (const Report& report : split.reports) {
    if (!extraction.year && report.year > 0) extraction.year = report.year;
  }
  return extraction;
}

}  // namespace ziping::extract
