#include "extract/reports.h"

#include <algorithm>
#include <map>

namespace ziping::extract {
namespace {

constexpr std::string_view kKind = "report.kind";
constexpr std::string_view kYear = "report.year";
constexpr std::string_view kDate = "report.date";

struct Signs {
  std::string kind;
  int year = 0;
  int dated = 0;
};

int year_in(const text::Quantity& quantity) {
  const std::string& literal = quantity.literal;
  if (quantity.kind == "year" && quantity.value) return std::atoi(quantity.value->to_string().c_str());
  if (literal.size() < 4) return 0;
  return std::atoi(literal.substr(0, 4).c_str());
}

Signs signs_of(const layout::Paragraph& paragraph, const patterns::PatternSet& patterns) {
  Signs signs;
  const auto marked = patterns::mark(paragraph.text, patterns.language(), patterns.prose().signs(), {});
  for (const patterns::ProseHit& hit : patterns.prose().match(marked, place_of(paragraph), {})) {
    const std::string& id = hit.record->concept_id;
    if (id == kKind) signs.kind = hit.record->value.empty() ? hit.text : hit.record->value;
    if (hit.quantity < 0) continue;
    const text::Quantity& quantity = marked.quantities[static_cast<std::size_t>(hit.quantity)];
    if (id == kYear) signs.year = year_in(quantity);
    if (id == kDate) signs.dated = year_in(quantity);
  }
  return signs;
}

int year_of_tables(const layout::DocumentReading& document, const std::vector<int>& of_table, int report,
                   const text::Language& language) {
  constexpr std::size_t kMonth = 7;  // "2023-12"
  constexpr int kOfTitle = 3;
  constexpr std::size_t kLongestYearLine = 24;
  std::map<int, int> votes;
  // Years of ends and months in cells ("before the end of December 2023"; a whole date is that of filling in): they
  // count where no year is printed by itself.
  std::map<int, int> dated;
  // "(2023年度)" in a line of its own beside the title.
  for (const layout::Paragraph& line : document.paragraphs) {
    if (line.kind != layout::ParagraphKind::TableTitle || line.text.size() > kLongestYearLine) continue;
    if (line.before_table >= of_table.size() || of_table[line.before_table] != report) continue;
    if (document.tables[line.before_table].title.find(line.text) != std::string::npos) continue;
    const std::vector<text::Quantity> found = language.find(line.text);
    if (found.size() == 1 && found.front().kind == "year") votes[year_in(found.front())] += kOfTitle;
  }
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    if (of_table[i] != report) continue;
    const layout::Table& table = document.tables[i];
    for (const text::Quantity& quantity : language.find(table.title)) {
      if (quantity.kind == "year") votes[year_in(quantity)] += kOfTitle;
    }
    for (const layout::Cell& cell : table.cells) {
      if (cell.text.size() < 4 || cell.text.size() > 40 || !std::isdigit(static_cast<unsigned char>(cell.text[0])))
        continue;
      for (const text::Quantity& quantity : language.find(cell.text)) {
        if (quantity.kind == "year" && quantity.begin == 0) ++votes[year_in(quantity)];
        // "2019.1.1-2019.12.30": a span within one year is of that year.
        const auto slash = quantity.literal.find('/');
        const bool span =
            slash != std::string::npos && quantity.literal.compare(slash + 1, 4, quantity.literal, 0, 4) == 0;
        const bool whole = quantity.comparator == text::Comparator::None && quantity.literal.size() > kMonth;
        if (quantity.kind == "date" && quantity.begin == 0 && (span || !whole)) ++dated[year_in(quantity)];
      }
    }
  }
  int best = 0;
  int most = 0;
  for (const auto& [year, count] : votes.empty() ? dated : votes) {
    if (year > 0 && count >= most) {
      best = year;
      most = count;
    }
  }
  return best;
}

// Where no title, form or date names the year: the one that the text prints most, clearly more than any other.
int year_of_text(const layout::DocumentReading& document, const std::vector<int>& of_paragraph, int report,
                 const text::Language& language) {
  constexpr int kEnough = 2;
  std::map<int, int> votes;
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    const layout::Paragraph& paragraph = document.paragraphs[i];
    if (of_paragraph[i] != report || paragraph.kind == layout::ParagraphKind::PageNumber) continue;
    const int weight = paragraph.kind == layout::ParagraphKind::Body ? 1 : kEnough;
    for (const text::Quantity& quantity : language.find(paragraph.text)) {
      if (quantity.kind != "year" && quantity.kind != "date") continue;
      const int year = year_in(quantity);
      const std::string_view printed =
          std::string_view(paragraph.text).substr(quantity.begin, quantity.end - quantity.begin);
      // A month or day alone is of whatever year.
      if (year > 0 && printed.find(std::to_string(year)) != std::string_view::npos) votes[year] += weight;
    }
  }
  int best = 0;
  int most = 0;
  int second = 0;
  for (const auto& [year, count] : votes) {
    if (count > most) {
      second = most;
      most = count;
      best = year;
    } else {
      second = std::max(second, count);
    }
  }
  return most >= kEnough && most >= kEnough * second ? best : 0;
}

}  // namespace

bool is_text(const layout::Paragraph& paragraph) {
  return paragraph.kind != layout::ParagraphKind::PageNumber && paragraph.kind != layout::ParagraphKind::RunningHead &&
         paragraph.kind != layout::ParagraphKind::TableTitle;
}

patterns::TextPlace place_of(const layout::Paragraph& paragraph) {
  switch (paragraph.kind) {
    case layout::ParagraphKind::Title:
      return patterns::TextPlace::Title;
    case layout::ParagraphKind::Heading:
      return patterns::TextPlace::Heading;
    case layout::ParagraphKind::Note:
    case layout::ParagraphKind::TableTitle:
      return patterns::TextPlace::Note;
    default:
      return patterns::TextPlace::Body;
  }
}

ReportSplit split_reports(const layout::DocumentReading& document, const patterns::PatternSet& patterns,
                          const std::map<std::size_t, layout::Paragraph>& titles) {
  ReportSplit split;
  split.of_paragraph.assign(document.paragraphs.size(), 0);
  split.of_table.assign(document.tables.size(), 0);
  split.reports.emplace_back();
  std::vector<int> dated{0};
  std::size_t page_begin = 0;  // first paragraph of the current page
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    const layout::Paragraph& paragraph = document.paragraphs[i];
    if (i > 0 && paragraph.page() != document.paragraphs[i - 1].page()) page_begin = i;
    split.of_paragraph[i] = static_cast<int>(split.reports.size()) - 1;
    // Titles are short; the running text need not be searched twice.
    if (paragraph.kind == layout::ParagraphKind::TableTitle && paragraph.text.size() <= 240) {
      // The title of a cover that is drawn as a table, or of a report that is one.
      Report& current = split.reports.back();
      const Signs above = current.kind.empty() ? signs_of(paragraph, patterns) : Signs{};
      if (!above.kind.empty()) current.kind = above.kind;
    }
    if (!is_text(paragraph) || paragraph.text.size() > 240) continue;
    const auto title = titles.find(i);
    if (title != titles.end() && title->second.text.empty()) continue;
    const Signs signs = signs_of(title == titles.end() ? paragraph : title->second, patterns);
    if (!signs.kind.empty()) {
      Report& current = split.reports.back();
      if (!current.kind.empty() && current.kind != signs.kind) {
        split.reports.push_back({signs.kind, 0});
        dated.push_back(0);
        // The cover's lines above the title belong to the new report, what stands before a table does not.
        std::size_t first = page_begin;
        while (first < i && document.paragraphs[first].before_table < paragraph.before_table) ++first;
        for (std::size_t p = first; p <= i; ++p) split.of_paragraph[p] = static_cast<int>(split.reports.size()) - 1;
        for (std::size_t p = first; p < i; ++p) {
          if (!is_text(document.paragraphs[p]) || document.paragraphs[p].text.size() > 240) continue;
          const Signs above = signs_of(document.paragraphs[p], patterns);
          if (above.year > 0) split.reports.back().year = above.year;
        }
      } else {
        current.kind = signs.kind;
      }
    }
    if (signs.year > 0 && split.reports.back().year == 0) split.reports.back().year = signs.year;
    if (signs.dated > 0) dated.back() = signs.dated;
  }
  std::size_t paragraph = 0;
  for (std::size_t table = 0; table < document.tables.size(); ++table) {
    while (paragraph < document.paragraphs.size() && document.paragraphs[paragraph].before_table <= table) ++paragraph;
    split.of_table[table] = paragraph == 0 ? 0 : split.of_paragraph[paragraph - 1];
  }
  for (std::size_t report = 0; report < split.reports.size(); ++report) {
    int& year = split.reports[report].year;
    if (year == 0) year = year_of_tables(document, split.of_table, static_cast<int>(report), patterns.language());
    if (year == 0 && report > 0) year = split.reports[report - 1].year;
    if (year == 0 && dated[report] > 0) year = dated[report] - 1;
    if (year == 0) {
      year = year_of_text(document, split.of_paragraph, static_cast<int>(report), patterns.language());
    }
  }
  return split;
}

layout::Paragraph joined(layout::Paragraph first, const layout::Paragraph& second, layout::ParagraphKind kind) {
  first.kind = kind;
  for (const std::size_t start : second.starts) first.starts.push_back(first.text.size() + start);
  first.text += second.text;
  first.lines.insert(first.lines.end(), second.lines.begin(), second.lines.end());
  return first;
}

}  // namespace ziping::extract
