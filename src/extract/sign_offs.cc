#include "extract/sign_offs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "extract/reports.h"

namespace ziping::extract {
namespace {

using patterns::PairLabel;
using patterns::ValueKind;

/// Longer lines are running text.
constexpr std::size_t kLongestRest = 24;
constexpr std::size_t kLongestName = 4;
constexpr std::size_t kLongestLabel = 14;

bool aside(const layout::Paragraph& paragraph) {
  return paragraph.kind == layout::ParagraphKind::PageNumber || paragraph.kind == layout::ParagraphKind::RunningHead;
}

// The pair label that ends a text, whatever stands before it; null where none does.
const PairLabel* label_at_end(std::string_view text, const patterns::PatternSet& patterns) {
  const patterns::LabelBook& labels = patterns.forms().general_labels();
  const PairLabel* found = nullptr;
  std::size_t at = text.size();
  for (std::size_t length = 0; at > 0 && length < kLongestLabel; ++length) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    if (const PairLabel* label = labels.pair(patterns.language().label_form(text.substr(at)), false)) found = label;
  }
  return found;
}

// What stands behind the last colon of a text, and where that colon is.
struct LastValue {
  std::string_view before;
  std::string_view value;
};
std::optional<LastValue> last_value(std::string_view normal, const patterns::Marks& marks) {
  for (const std::string& colon : marks.colons) {
    const auto at = normal.rfind(colon);
    if (at != std::string_view::npos) return LastValue{normal.substr(0, at), normal.substr(at + colon.size())};
  }
  return std::nullopt;
}

bool all_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!utf8::is_cjk(utf8::next(text, at))) return false;
  }
  return true;
}

bool begins_with_digit(std::string_view text) {
  return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

// Whether the rest on the next page makes the value whole.
bool makes_whole(const PairLabel& label, std::string_view value, std::string_view rest) {
  while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  switch (label.kind) {
    case ValueKind::Person:
      return all_han(value) && all_han(rest) && utf8::length(value) + utf8::length(rest) <= kLongestName &&
             utf8::length(value) + utf8::length(rest) >= 2;
    case ValueKind::Phone:
    case ValueKind::Date:
      return begins_with_digit(rest);
    default:
      return false;
  }
}

bool cut_here(const layout::Paragraph& first, const layout::Paragraph& second, const patterns::PatternSet& patterns) {
  const text::Language& language = patterns.language();
  const std::string rest = language.normalise(second.text).utf8;
  if (rest.empty() || rest.size() > kLongestRest * 2) return false;
  const std::string front = language.normalise(first.text).utf8;
  const auto before = last_value(front, patterns.marks());
  if (!before) return false;
  const auto own = last_value(rest, patterns.marks());
  if (!own) {
    if (rest.size() > kLongestRest) return false;
    const PairLabel* label = label_at_end(before->before, patterns);
    return label != nullptr && makes_whole(*label, before->value, rest);
  }
  // "... person in" | "charge: A B": the label itself is cut.
  if (label_at_end(before->before, patterns) == nullptr || label_at_end(own->before, patterns) != nullptr) return false;
  return label_at_end(front + std::string(own->before), patterns) != nullptr;
}

}  // namespace

std::map<std::size_t, layout::Paragraph> rejoined_sign_offs(const layout::DocumentReading& document,
                                                            const patterns::PatternSet& patterns) {
  std::map<std::size_t, layout::Paragraph> rejoined;
  const auto& paragraphs = document.paragraphs;
  for (std::size_t i = 0; i + 1 < paragraphs.size(); ++i) {
    if (paragraphs[i].lines.empty() || aside(paragraphs[i])) continue;
    std::size_t next = i + 1;
    while (next < paragraphs.size() && aside(paragraphs[next])) ++next;
    if (next == paragraphs.size() || paragraphs[next].lines.empty()) continue;
    if (paragraphs[next].page() != paragraphs[i].lines.back().page + 1) continue;
    if (!cut_here(paragraphs[i], paragraphs[next], patterns)) continue;
    rejoined.emplace(i, joined(paragraphs[i], paragraphs[next], layout::ParagraphKind::Note));
    rejoined.emplace(next, layout::Paragraph{});
  }
  return rejoined;
}

}  // namespace ziping::extract
