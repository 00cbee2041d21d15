#include "extract/attachment_lists.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/reports.h"

namespace ziping::extract {
namespace {

constexpr std::string_view kAttachment = "attachment";
/// Longer paragraphs are running text.
constexpr std::size_t kLongestLine = 240;
/// The word and its colon alone.
constexpr std::size_t kLongestLabel = 12;
constexpr int kMostAttachments = 40;

/// The last number of the list that a text is read as; 0 where it is none.
int last_number(const std::string& text, const patterns::PatternSet& patterns) {
  int last = 0;
  const auto marked = patterns::mark(text, patterns.language(), patterns.prose().signs(), {});
  for (const patterns::ProseHit& hit : patterns.prose().match(marked, patterns::TextPlace::Body, {})) {
    if (hit.record->concept_id != kAttachment || hit.record->text_as.empty()) continue;
    last = std::max(last, std::atoi(text.substr(hit.span.begin, hit.span.end - hit.span.begin).c_str()));
  }
  return last;
}

bool begins_with_number(std::string_view text, int number) {
  const std::string digits = std::to_string(number);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text.starts_with(digits) && text.size() > digits.size() &&
         (text[digits.size()] < '0' || text[digits.size()] > '9');
}

bool could_be_line(const layout::Paragraph& paragraph) {
  return is_text(paragraph) && !paragraph.lines.empty() && !paragraph.text.empty() &&
         paragraph.text.size() <= kLongestLine;
}

}  // namespace

std::map<std::size_t, layout::Paragraph> rejoined_attachments(const layout::DocumentReading& document,
                                                              const patterns::PatternSet& patterns) {
  std::map<std::size_t, layout::Paragraph> rejoined;
  const auto& paragraphs = document.paragraphs;
  for (std::size_t i = 0; i + 1 < paragraphs.size(); ++i) {
    if (!could_be_line(paragraphs[i])) continue;
    int number = 0;
    layout::Paragraph whole = paragraphs[i];
    for (std::size_t next = i + 1; next < paragraphs.size() && number < kMostAttachments; ++next) {
      if (!could_be_line(paragraphs[next]) || paragraphs[next].before_table != paragraphs[i].before_table) break;
      // Only lines that a next number follows are read at all.
      if (number == 0) {
        if (paragraphs[next].text.front() < '0' || paragraphs[next].text.front() > '9') break;
        number = last_number(whole.text, patterns);
        if (number == 0 && whole.text.size() > kLongestLabel) break;
      }
      if (!begins_with_number(paragraphs[next].text, number + 1)) break;
      layout::Paragraph longer = joined(whole, paragraphs[next], whole.kind);
      if (last_number(longer.text, patterns) != number + 1) break;
      whole = std::move(longer);
      ++number;
      rejoined[i] = whole;
      rejoined[next] = layout::Paragraph{};
    }
  }
  return rejoined;
}

}  // namespace ziping::extract
