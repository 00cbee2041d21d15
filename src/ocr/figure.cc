#include "ocr/figure.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

/// Walks over a folded text; every `take_` consumes what it recognises or nothing.
class Walk {
 public:
  explicit Walk(std::u32string_view text) : text_(text) {}
  bool at_end() const { return at_ == text_.size(); }

  bool take(char32_t sign) {
    if (at_end() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }
  bool take_any(std::u32string_view signs) {
    if (at_end() || signs.find(text_[at_]) == std::u32string_view::npos) return false;
    ++at_;
    return true;
  }
  std::u32string_view take_digits() {
    const std::size_t begin = at_;
    while (!at_end() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// Digits, with thousands marks every three of them if at all, and a decimal part if any.
  bool take_number() {
    const std::u32string_view whole = take_digits();
    if (whole.empty()) return false;
    bool grouped = false;
    while (!at_end() && text_[at_] == ',') {
      const std::size_t mark = at_++;
      const std::size_t group = take_digits().size();
      if (group == 0) {
        // No thousands mark: it parts this figure from what follows.
        at_ = mark;
        return true;
      }
      if (group != 3 || whole.size() > 3) return false;
      grouped = true;
    }
    // A zero leads only a fraction ("0.5"), or stands alone; a code that begins with zeros is no amount.
    const bool zero_led = whole.size() > 1 && whole[0] == '0';
    if (zero_led && (grouped || whole.size() < 3)) return false;
    if (!at_end() && text_[at_] == '.') {
      if (zero_led) return false;
      ++at_;
      return !take_digits().empty();
    }
    return true;
  }

  /// A figure with what may stand before and behind it.
  bool take_quantity() {
    if (at_ < text_.size() && is_comparison(text_[at_])) {
      ++at_;
      take('=');
    }
    take_any(U"+-\u00B1");
    take(0xA5);
    if (!take_number()) return false;
    take_any(U"%\u2030");
    return true;
  }

 private:
  std::u32string_view text_;
  std::size_t at_ = 0;
};

bool in_range(std::u32string_view digits, int low, int high) {
  int value = 0;
  for (const char32_t digit : digits) value = value * 10 + static_cast<int>(digit - '0');
  return value >= low && value <= high;
}

/// Year, month and perhaps day, between equal marks.
bool is_date(std::u32string_view text) {
  for (const char32_t mark : {U'.', U'-', U'/'}) {
    Walk walk(text);
    const auto year = walk.take_digits();
    if (year.size() != 4 || !in_range(year, 1900, 2199) || !walk.take(mark)) continue;
    const auto month = walk.take_digits();
    if (month.empty() || month.size() > 2 || !in_range(month, 1, 12)) continue;
    if (walk.at_end()) return true;
    if (!walk.take(mark)) continue;
    const auto day = walk.take_digits();
    if (!day.empty() && day.size() <= 2 && in_range(day, 1, 31) && walk.at_end()) return true;
  }
  return false;
}

bool is_telephone(std::u32string_view text) {
  Walk walk(text);
  const auto area = walk.take_digits();
  if (area.size() < 3 || area.size() > 4 || area[0] != '0' || !walk.take('-')) return false;
  const auto number = walk.take_digits();
  return (number.size() == 7 || number.size() == 8) && walk.at_end();
}

/// Item numbers: "1.", "(3)", "2)".
bool is_item_number(std::u32string_view text) {
  Walk walk(text);
  const auto digits = walk.take_digits();
  return !digits.empty() && digits.size() <= 2 && walk.take_any(U".)") && walk.at_end();
}

}  // namespace

std::vector<FigureRun> figure_runs(std::u32string_view text) {
  const auto mark = [](char32_t sign) { return sign == '.' || sign == ',' || sign == '-'; };
  const auto part = [&mark](char32_t sign) {
    return utf8::is_digit(sign) || is_comparison(sign) || mark(sign) || sign == '%' || sign == 0x2030;
  };
  std::vector<FigureRun> runs;
  std::size_t at = 0;
  while (at < text.size()) {
    FigureRun run{at, at};
    while (run.to < text.size() && part(folded(text[run.to]))) ++run.to;
    at = run.to + 1;
    while (run.to > run.from && mark(folded(text[run.to - 1]))) --run.to;
    while (run.from < run.to && mark(folded(text[run.from]))) ++run.from;
    const auto digits = text.substr(run.from, run.to - run.from);
    if (std::any_of(digits.begin(), digits.end(), utf8::is_digit)) runs.push_back(run);
  }
  return runs;
}

bool is_well_formed_figure(std::u32string_view text) {
  if (text.empty()) return false;
  if (text == U"-" || text == U"--" || text == U"/") return true;
  // A column of its own for the comparison.
  if (text.size() == 1 && (is_comparison(text[0]) || text[0] == '=')) return true;
  // One bracket alone is that of a text wrapped at the figure, and so are a sign of operation before and a stop behind.
  if (text.size() > 1 && text.front() == 0xD7) text.remove_prefix(1);
  if (text.size() > 1 && (text.back() == 0x3002 || text.back() == ';')) text.remove_suffix(1);
  if (text.front() == '(') text.remove_prefix(1);
  if (!text.empty() && text.back() == ')') text.remove_suffix(1);
  if (is_date(text) || is_telephone(text) || is_item_number(text)) return true;
  Walk walk(text);
  if (!walk.take_quantity()) return false;
  while (!walk.at_end()) {
    if (!walk.take_any(U"-~/:=\u00D7+,")) return false;
    if (!walk.take_quantity()) return false;
  }
  return true;
}

}  // namespace ziping::ocr
