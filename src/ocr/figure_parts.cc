#include "ocr/figure_parts.h"

#include "base/utf8.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

/// A single digit is as certain as a word; of two alike one may be lost.
constexpr int kLeastDigits = 2;
/// Parts with less than this between them are one.
constexpr std::size_t kApart = 2;

bool is_of_figure(char32_t sign) {
  return is_figure_sign(sign) && sign != '(' && sign != ')' && sign != '=';
}

}  // namespace

std::vector<SignRange> figure_parts(std::u32string_view line) {
  const auto between_words = [line](std::size_t at) { return utf8::is_cjk(line[at - 1]) && utf8::is_cjk(line[at]); };
  std::vector<SignRange> parts;
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::size_t end = i;
    int digits = 0;
    for (; end < line.size() && is_of_figure(line[end]); ++end) digits += utf8::is_digit(line[end]) ? 1 : 0;
    if (digits >= kLeastDigits) {
      SignRange part{i, end};
      while (part.begin > 0 && (part.begin == line.size() || !between_words(part.begin))) --part.begin;
      while (part.end < line.size() && !between_words(part.end)) ++part.end;
      if (!parts.empty() && part.begin < parts.back().end + kApart) {
        parts.back().end = part.end;
      } else {
        parts.push_back(part);
      }
    }
    i = end > i ? end - 1 : i;
  }
  return parts;
}

}  // namespace ziping::ocr
