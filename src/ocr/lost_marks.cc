#include "ocr/lost_marks.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/utf8.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

constexpr char32_t kFullStop = 0x3002;
constexpr char32_t kEnumeration = 0x3001;
constexpr char32_t kComma = 0xFF0C;
constexpr char32_t kSemicolon = 0xFF1B;
constexpr char32_t kMiddleDot = 0xB7;
constexpr char32_t kTimes = 0xD7;
constexpr char32_t kOpenQuote = 0x201C;
constexpr char32_t kCloseQuote = 0x201D;
constexpr char32_t kOne = 0x4E00;

/// No line of print has more signs; beyond, the comparison would cost more than a mark is worth.
constexpr std::size_t kLongest = 160;

/// How one reading becomes the other: both indices stand still (kNone) where the sign has no partner.
struct Pair {
  std::size_t text;
  std::size_t other;
};
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::vector<Pair> aligned(std::u32string_view text, std::u32string_view other) {
  const std::size_t width = other.size() + 1;
  std::vector<std::uint16_t> cost((text.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return cost[i * width + j]; };
  const auto swap = [&](std::size_t i, std::size_t j) {
    return static_cast<std::uint16_t>(at(i - 1, j - 1) + (folded(text[i - 1]) == folded(other[j - 1]) ? 0 : 1));
  };
  for (std::size_t i = 0; i <= text.size(); ++i) {
    for (std::size_t j = 0; j <= other.size(); ++j) {
      if (i == 0 || j == 0) {
        at(i, j) = static_cast<std::uint16_t>(i + j);
        continue;
      }
      at(i, j) = static_cast<std::uint16_t>(std::min<int>(swap(i, j), std::min(at(i - 1, j), at(i, j - 1)) + 1));
    }
  }
  std::vector<Pair> pairs;
  std::size_t i = text.size();
  std::size_t j = other.size();
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) == swap(i, j)) {
      pairs.push_back({--i, --j});
    } else if (j > 0 && at(i, j) == at(i, j - 1) + 1) {
      pairs.push_back({kNone, --j});
    } else {
      pairs.push_back({--i, kNone});
    }
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

bool bears_no_word(char32_t sign) {
  return is_punctuation(folded(sign));
}

/// More of `open` than of `close`.
bool wants(std::u32string_view text, char32_t open, char32_t close) {
  return std::count(text.begin(), text.end(), open) > std::count(text.begin(), text.end(), close);
}

/// The mark another reader saw between `before` and `after` (0 at the line's ends), where `text` has nothing; 0 for
/// none.
char32_t left_out(std::u32string_view text, char32_t seen, char32_t before, char32_t after) {
  const char32_t sign = folded(seen);
  if (before != 0 && bears_no_word(before)) return 0;
  if (sign == kFullStop) return after == 0 ? kFullStop : 0;
  if (sign == kEnumeration) return before != 0 && !bears_no_word(after) ? kEnumeration : 0;
  if (sign == ',') return before != 0 && !utf8::is_digit(before) && !bears_no_word(after) ? kComma : 0;
  if (sign == kTimes) return utf8::is_digit(after) ? kTimes : 0;
  if (sign == '/') return before != 0 && !utf8::is_digit(before) && !utf8::is_digit(after) ? '/' : 0;
  if (seen == kOpenQuote) return wants(text, kCloseQuote, kOpenQuote) ? kOpenQuote : 0;
  if (seen == kCloseQuote) return wants(text, kOpenQuote, kCloseQuote) ? kCloseQuote : 0;
  return 0;
}

/// The mark another reader saw where `text` has `said`; 0 where `said` may stand.
char32_t taken_for(char32_t said, char32_t seen, char32_t before, char32_t after) {
  const char32_t smaller = folded(said);
  const char32_t sign = folded(seen);
  const bool in_figure = utf8::is_digit(before) && utf8::is_digit(after);
  if (smaller == '.' && sign == ',' && !in_figure) return kComma;
  if (smaller == kMiddleDot && sign == kFullStop) return kFullStop;
  if (smaller == ':' && sign == ';' && after != 0) return kSemicolon;
  return 0;
}

/// What a ragged stroke is taken for, in one piece or several.
bool is_stroke(char32_t sign) {
  const char32_t plain = folded(sign);
  return sign == kOne || plain == '-' || plain == '"' || plain == kMiddleDot || plain == '_' || plain == ':';
}

/// The character for one that `other` has at pair `k`: the signs of `text` between the neighbours both agree on are
/// nothing but strokes. [first, last) of the pairs; equal where it is not so.
std::pair<std::size_t, std::size_t> strokes_of_one(std::u32string_view text, std::u32string_view other,
                                                   const std::vector<Pair>& pairs, std::size_t k) {
  const auto loose = [&](std::size_t i) { return i != k && pairs[i].other == kNone && is_stroke(text[pairs[i].text]); };
  const auto same = [&](std::size_t i) {
    const Pair& pair = pairs[i];
    return pair.text != kNone && pair.other != kNone && folded(text[pair.text]) == folded(other[pair.other]);
  };
  std::size_t first = k;
  std::size_t last = k + 1;
  while (first > 0 && loose(first - 1)) --first;
  while (last < pairs.size() && loose(last)) ++last;
  const bool stroke = pairs[k].text == kNone ? last - first > 1 : is_stroke(text[pairs[k].text]);
  const bool framed =
      (first == 0 || same(first - 1)) && (last == pairs.size() || same(last)) && last - first < pairs.size();
  return stroke && framed ? std::pair(first, last) : std::pair(k, k);
}

}  // namespace

std::vector<LostMark> lost_marks(std::u32string_view text, std::u32string_view other) {
  std::vector<LostMark> marks;
  if (text.empty() || other.empty() || text.size() > kLongest || other.size() > kLongest) return marks;
  const std::vector<Pair> pairs = aligned(text, other);
  // The sign both say at a place of the alignment; 0 beyond the ends. False where they differ.
  const auto agreed = [&](std::size_t k, bool before, char32_t* sign) {
    *sign = 0;
    if (before ? k == 0 : k + 1 == pairs.size()) return true;
    const Pair& pair = pairs[before ? k - 1 : k + 1];
    if (pair.text == kNone || pair.other == kNone) return false;
    *sign = text[pair.text];
    if (unknown_to_tesseract(*sign)) return !bears_no_word(other[pair.other]);
    return folded(text[pair.text]) == folded(other[pair.other]);
  };
  std::size_t next = text.size();
  for (std::size_t k = pairs.size(); k-- > 0;) {
    const Pair& pair = pairs[k];
    if (pair.text != kNone) next = pair.text;
    if (pair.other == kNone) continue;
    if (other[pair.other] == kOne) {
      const auto [first, last] = strokes_of_one(text, other, pairs, k);
      std::size_t from = next;
      std::size_t to = next;
      for (std::size_t i = last; i-- > first;) {
        if (pairs[i].text == kNone) continue;
        if (to == from) to = pairs[i].text + 1;
        from = pairs[i].text;
      }
      // What is put in already stands for all of them.
      const bool plain = to - from == 1 && text[from] == kOne;
      const bool in_figure =
          (from > 0 && utf8::is_digit(text[from - 1])) || (to < text.size() && utf8::is_digit(text[to]));
      const bool taken = !marks.empty() && to > marks.back().from;
      if (to > from && !plain && !taken && !in_figure) marks.push_back({from, to, kOne});
      continue;
    }
    char32_t before = 0;
    char32_t after = 0;
    if (!agreed(k, true, &before) || !agreed(k, false, &after)) continue;
    const bool missing = pair.text == kNone;
    const char32_t sign = missing ? left_out(text, other[pair.other], before, after)
                                  : taken_for(text[pair.text], other[pair.other], before, after);
    if (sign != 0) marks.push_back({next, missing ? next : next + 1, sign});
  }
  return marks;
}

}  // namespace ziping::ocr
