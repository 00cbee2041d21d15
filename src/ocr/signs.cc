#include "ocr/signs.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

constexpr char32_t kFirstItem = 0x2460;
constexpr char32_t kSingleDigitItem = 0x2468;
constexpr char32_t kLastItem = 0x2473;

}  // namespace

char32_t folded(char32_t sign) {
  if (sign >= 0xFF01 && sign <= 0xFF5E) sign -= 0xFEE0;
  if ((sign >= 0x2010 && sign <= 0x2015) || sign == 0x2212 || sign == 0xFE63 || sign == 0x2500) return '-';
  switch (sign) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2033:
      return '"';
    case 0x2018:
    case 0x2019:
    case 0x2032:
      return '\'';
    case 0x301C:
    case 0x223C:
      return '~';
    case 0xFFE5:
      return 0xA5;
    case 0x2267:
    case 0x2A7E:
      return kAtLeast;
    case 0x2266:
    case 0x2A7D:
      return kAtMost;
    case 0x2022:
    case 0x30FB:
      return 0xB7;
    default:
      return sign;
  }
}

std::u32string folded(std::u32string_view text) {
  std::u32string out;
  for (const char32_t sign : text) {
    if (!utf8::is_space(sign)) out.push_back(folded(sign));
  }
  return out;
}

bool is_circled(char32_t sign) {
  return sign >= kFirstItem && sign <= kLastItem;
}

bool unknown_to_tesseract(char32_t sign) {
  return is_circled(sign) || sign == kAtLeast || sign == kAtMost || sign == 0xD7 || sign == 0x33A1;
}

bool is_comparison(char32_t sign) {
  return sign == kAtLeast || sign == kAtMost || sign == '<' || sign == '>';
}

bool is_punctuation(char32_t sign) {
  static const std::u32string_view kMarks = U",.;:!?\u3001\u3002'\"\u00B7\u00B0";
  return kMarks.find(sign) != std::u32string_view::npos;
}

bool is_figure_sign(char32_t sign) {
  static const std::u32string_view kSigns = U".,%+-/:~()=\u2030\u00A5\u00D7\u00B1";
  return utf8::is_digit(sign) || is_comparison(sign) || kSigns.find(sign) != std::u32string_view::npos;
}

bool is_digit_look_alike(char32_t sign) {
  static const std::u32string_view kLetters = U"oOlIiSsBbZzgqDQ|!'\"\u3002\u3001\u2026;*\u00B0`";
  return kLetters.find(sign) != std::u32string_view::npos;
}

namespace {

bool is_word(char32_t sign) {
  return sign >= 0x4E00 && sign <= 0x9FFF;
}

/// The sign at `at` stands between what is multiplied: behind a bracket, a share or a figure, or first on its line, and
/// before a figure (first on its line: a share). "X100%" makes a share of whatever stands before it.
bool is_factor(std::u32string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && utf8::is_digit(text[end])) ++end;
  if (end == at + 1) return false;
  const bool share = end < text.size() && folded(text[end]) == '%';
  if (at == 0) return share;
  if (share && folded(text.substr(at + 1, end - at - 1)) == U"100") return true;
  const char32_t before = folded(text[at - 1]);
  return before == ')' || before == ']' || before == '%' || utf8::is_digit(before);
}

/// A point at `at` that ends no number of a list: behind a share or a bracket that does not begin the line, before a
/// word.
bool is_pause(std::u32string_view text, std::size_t at) {
  if (at == 0) return false;
  if (folded(text[at - 1]) == '%') return true;
  if (folded(text[at - 1]) != ')') return false;
  const std::size_t open = std::u32string(folded(text.substr(0, at))).rfind(U'(');
  return open != std::u32string::npos && open > 0;
}

/// What follows `at` is the second or a later item of a list, before which no colon stands: ②, or "2、" behind "1、".
bool is_before_later_item(std::u32string_view text, std::size_t at) {
  constexpr char32_t kEnumeration = 0x3001;
  if (at + 1 >= text.size()) return false;
  const char32_t number = text[at + 1];
  if (is_circled(number)) return number != kFirstItem;
  if (number < '2' || number > '9' || at + 2 >= text.size() || text[at + 2] != kEnumeration) return false;
  const char32_t before[] = {number - 1, kEnumeration};
  return text.substr(0, at).find(std::u32string_view(before, std::size(before))) != std::u32string_view::npos;
}

/// Of a pair of brackets one is read in full width and one in half: print has both in full width.
void widen_brackets(std::u32string* text) {
  constexpr char32_t kWideOpen = 0xFF08;
  constexpr char32_t kWideClose = 0xFF09;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text->size(); ++i) {
    const char32_t sign = (*text)[i];
    if (sign == '(' || sign == kWideOpen) open.push_back(i);
    if ((sign != ')' && sign != kWideClose) || open.empty()) continue;
    if (((*text)[open.back()] == kWideOpen) != (sign == kWideClose)) {
      (*text)[open.back()] = kWideOpen;
      (*text)[i] = kWideClose;
    }
    open.pop_back();
  }
}

}  // namespace

void mend(std::u32string* text) {
  constexpr char32_t kStroke = 0x4E36;
  constexpr char32_t kEnumeration = 0x3001;
  constexpr char32_t kTimes = 0xD7;
  constexpr char32_t kWidePoint = 0xFF0E;
  constexpr char32_t kWideComma = 0xFF0C;
  constexpr char32_t kWideSemicolon = 0xFF1B;
  constexpr char32_t kDegree = 0xB0;
  constexpr char32_t kFullStop = 0x3002;
  for (std::size_t i = 0; i < text->size(); ++i) {
    char32_t& sign = (*text)[i];
    if (sign == kStroke) sign = kEnumeration;
    const bool amid_words = i > 0 && i + 1 < text->size() && is_word((*text)[i - 1]) && is_word((*text)[i + 1]);
    const bool before_word = i + 1 < text->size() && is_word((*text)[i + 1]);
    if ((sign == '.' || sign == kWidePoint) && (amid_words || (before_word && is_pause(*text, i)))) sign = kWideComma;
    if (folded(sign) == ':' && is_before_later_item(*text, i)) sign = kWideSemicolon;
    const bool after_word = i > 1 && !utf8::is_digit((*text)[i - 1]);
    if (sign == kDegree && i + 1 == text->size() && after_word) sign = kFullStop;
    if (sign == 'X' || sign == 'x') sign = is_factor(*text, i) ? kTimes : sign;
  }
  widen_brackets(text);
  number_items_on(text, 0, false);
}

char32_t number_items_on(std::u32string* line, char32_t last, bool heard) {
  const bool item_follows = last >= kFirstItem && last < kSingleDigitItem && line->size() > 1;
  if (heard && item_follows && line->front() - U'1' == last + 1 - kFirstItem && is_word((*line)[1]))
    line->front() = last + 1;
  for (char32_t& sign : *line) {
    if (is_circled(sign) && sign > kFirstItem && sign <= last && last < kLastItem) sign = last + 1;
    if (is_circled(sign)) last = sign;
  }
  return last;
}

Shape shape_of(std::string_view text) {
  const std::u32string signs = folded(utf8::decode(text));
  if (signs.empty()) return Shape::Blank;
  const auto count = [&signs](auto holds) { return std::count_if(signs.begin(), signs.end(), holds); };
  const auto figures = count(is_figure_sign);
  const auto total = static_cast<std::ptrdiff_t>(signs.size());
  const bool telling =
      count([](char32_t sign) { return utf8::is_digit(sign) || is_comparison(sign) || sign == '%'; }) > 0;
  if (figures == total) return Shape::Figure;
  if (telling && figures + count(is_digit_look_alike) == total && figures * 2 >= total) return Shape::Figure;
  return telling ? Shape::Mixed : Shape::Words;
}

}  // namespace ziping::ocr
