#include "layout/similarity.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace ziping::layout {

namespace {

std::u32string without_spaces(std::string_view text) {
  std::u32string points = utf8::decode(text);
  std::erase_if(points, utf8::is_space);
  return points;
}

}  // namespace

std::u32string half_width(std::string_view text) {
  std::u32string result;
  for (const char32_t code : utf8::decode(text)) {
    if (!utf8::is_space(code)) result.push_back(code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code);
  }
  return result;
}

double similarity(std::string_view a, std::string_view b) {
  constexpr std::size_t kLongest = 400;
  std::u32string left = without_spaces(a);
  std::u32string right = without_spaces(b);
  if (left == right) return 1;
  left.resize(std::min(left.size(), kLongest));
  right.resize(std::min(right.size(), kLongest));
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return 1 - static_cast<double>(row.back()) / static_cast<double>(std::max(left.size(), right.size()));
}

bool is_figure(std::string_view text) {
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (const char32_t code : utf8::decode(text)) {
    if (utf8::is_digit(code)) {
      ++digits;
    } else if (utf8::is_latin(code) || (code >= 0x3400 && code <= 0x9FFF)) {
      ++letters;
    }
  }
  return digits > 0 && letters <= 2;
}

bool is_blank(std::string_view text) {
  const std::u32string points = utf8::decode(text);
  return std::all_of(points.begin(), points.end(), utf8::is_space);
}

}  // namespace ziping::layout
