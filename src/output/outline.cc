#include "output/outline.h"

#include <algorithm>

#include "base/utf8.h"

namespace ziping::output {
namespace {

/// So many characters may stand before a numeral that belongs to the heading's number (as in "annex 1").
constexpr std::size_t kMostBefore = 2;
constexpr std::size_t kMostNumerals = 4;

/// How a heading is numbered: what stands before the number, the kind of numerals, and how many numbers are joined by
/// points. Empty where it is not.
std::string way_of_numbering(const std::string& title, const std::u32string& numerals) {
  const std::u32string points = utf8::decode(title);
  const auto is_numeral = [&](char32_t code) {
    return utf8::is_digit(code) || numerals.find(code) != std::u32string::npos;
  };
  std::size_t at = 0;
  std::u32string before;
  while (at < points.size() && !is_numeral(points[at]) && at <= kMostBefore) {
    const char32_t code = points[at++];
    if (!utf8::is_space(code)) before.push_back(code == 0xFF08 ? U'(' : code);
  }
  if (before.size() > kMostBefore) return {};
  int numbers = 0;
  const bool digits = at < points.size() && utf8::is_digit(points[at]);
  while (at < points.size() && is_numeral(points[at])) {
    const std::size_t begin = at;
    while (at < points.size() && is_numeral(points[at])) ++at;
    if (at - begin > kMostNumerals) return {};
    ++numbers;
    const bool goes_on =
        at + 1 < points.size() && (points[at] == '.' || points[at] == 0xFF0E) && utf8::is_digit(points[at + 1]);
    if (!goes_on) break;
    ++at;
  }
  if (numbers == 0) return {};
  return utf8::encode(before) + (digits ? "1" : "a") + std::to_string(numbers);
}

}  // namespace

std::vector<Bookmark> bookmarks_of(const layout::DocumentReading& reading, const std::string& numerals) {
  const std::u32string numeral_points = utf8::decode(numerals);
  std::vector<Bookmark> bookmarks;
  // The ways of numbering of the headings that are open, outermost first.
  std::vector<std::string> open;
  int below_title = 0;
  for (const layout::Paragraph& paragraph : reading.paragraphs) {
    if (paragraph.text.empty()) continue;
    int level = 0;
    if (paragraph.kind == layout::ParagraphKind::Title) {
      open.clear();
      below_title = 1;
    } else if (paragraph.kind == layout::ParagraphKind::Heading) {
      const std::string way = way_of_numbering(paragraph.text, numeral_points);
      const auto same = std::find(open.begin(), open.end(), way);
      level = below_title + static_cast<int>(same - open.begin());
      open.erase(same, open.end());
      open.push_back(way);
    } else if (paragraph.kind == layout::ParagraphKind::TableTitle) {
      level = below_title + static_cast<int>(open.size());
    } else {
      continue;
    }
    const int deepest = bookmarks.empty() ? 0 : bookmarks.back().level + 1;
    bookmarks.push_back({paragraph.text, paragraph.page(), std::min(level, deepest)});
  }
  return bookmarks;
}

}  // namespace ziping::output
