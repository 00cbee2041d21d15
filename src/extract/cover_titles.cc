#include "extract/cover_titles.h"

#include <algorithm>
#include <string_view>

#include "extract/reports.h"

namespace ziping::extract {
namespace {

constexpr std::string_view kKind = "report.kind";
/// Lines of a title are short, and there are few of them.
constexpr std::size_t kLongestLine = 120;
constexpr std::size_t kMostLines = 3;
/// Lines of one title are printed in letters of one size.
constexpr double kSameSize = 1.15;

bool could_be_line(const layout::Paragraph& paragraph) {
  return is_text(paragraph) && paragraph.lines.size() == 1 && !paragraph.text.empty() &&
         paragraph.text.size() <= kLongestLine;
}

bool go_together(const layout::Paragraph& above, const layout::Paragraph& below) {
  const double one = above.lines.front().em;
  const double other = below.lines.front().em;
  return above.page() == below.page() && above.before_table == below.before_table &&
         std::max(one, other) <= kSameSize * std::min(one, other);
}

bool says_kind(const std::string& text, const patterns::PatternSet& patterns) {
  const auto marked = patterns::mark(text, patterns.language(), patterns.prose().signs(), {});
  const auto hits = patterns.prose().match(marked, patterns::TextPlace::Title, {});
  return std::any_of(hits.begin(), hits.end(), [](const auto& hit) { return hit.record->concept_id == kKind; });
}

}  // namespace

std::map<std::size_t, layout::Paragraph> rejoined_titles(const layout::DocumentReading& document,
                                                         const patterns::PatternSet& patterns) {
  std::map<std::size_t, layout::Paragraph> rejoined;
  const auto& paragraphs = document.paragraphs;
  for (std::size_t i = 0; i + 1 < paragraphs.size(); ++i) {
    if (!could_be_line(paragraphs[i]) || says_kind(paragraphs[i].text, patterns)) continue;
    layout::Paragraph whole = paragraphs[i];
    for (std::size_t next = i + 1; next < std::min(i + kMostLines, paragraphs.size()); ++next) {
      if (!could_be_line(paragraphs[next]) || !go_together(paragraphs[next - 1], paragraphs[next])) break;
      if (says_kind(paragraphs[next].text, patterns)) break;
      whole = joined(std::move(whole), paragraphs[next], layout::ParagraphKind::Title);
      if (!says_kind(whole.text, patterns)) continue;
      rejoined.emplace(i, std::move(whole));
      for (std::size_t line = i + 1; line <= next; ++line) rejoined.emplace(line, layout::Paragraph{});
      i = next;
      break;
    }
  }
  return rejoined;
}

}  // namespace ziping::extract
