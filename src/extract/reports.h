#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// A report of the file: from its cover or title to the next one's.
struct Report {
  std::string kind;
  int year = 0;
};

/// Which report each paragraph and each table belongs to. There is at least one.
struct ReportSplit {
  std::vector<Report> reports;
  std::vector<int> of_paragraph;
  std::vector<int> of_table;
};

/// Splits a file at the titles that name another kind of report, the lines of the cover before them included. A
/// report's year is that of its title, else that most of its tables name, else the one before its date.
/// `titles` are those of several lines (rejoined_titles).
ReportSplit split_reports(const layout::DocumentReading& document, const patterns::PatternSet& patterns,
                          const std::map<std::size_t, layout::Paragraph>& titles);

/// Whether a paragraph is text of the report (no page number, no running head, no title of a table).
bool is_text(const layout::Paragraph& paragraph);
/// Where its patterns are looked for; lines at a table's title are like notes.
patterns::TextPlace place_of(const layout::Paragraph& paragraph);

/// The lines of both as one paragraph of that kind.
layout::Paragraph joined(layout::Paragraph first, const layout::Paragraph& second, layout::ParagraphKind kind);

}  // namespace ziping::extract
