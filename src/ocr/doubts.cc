#include "ocr/doubts.h"

#include <algorithm>

#include "base/utf8.h"
#include "ocr/calibration.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

bool is_han(char32_t sign) {
  return sign >= 0x4E00 && sign <= 0x9FFF;
}

/// A character that makes no word with the figure behind it stands for a comparison the reader cannot say.
bool hides_comparison(std::u32string_view text) {
  if (text.size() < 2 || !is_han(text[0])) return false;
  const auto rest = text.substr(1);
  return std::all_of(rest.begin(), rest.end(), is_figure_sign) && utf8::is_digit(rest[0]);
}

}  // namespace

bool none_is_figure(const std::vector<Ballot>& ballots) {
  return std::none_of(ballots.begin(), ballots.end(),
                      [](const Ballot& ballot) { return shape_of(ballot.text) == Shape::Figure; });
}

bool has_figures(std::string_view text) {
  const Shape shape = shape_of(text);
  return shape == Shape::Mixed || shape == Shape::Figure;
}

bool may_be_figure(const Ballot& ballot) {
  const std::u32string text = folded(utf8::decode(ballot.text));
  if (ballot.limited && hides_comparison(text)) return true;
  if (text.size() > 3) return false;
  if (text.size() == 1) return true;
  const bool certain = ballot.limited || ballot.confidence >= calibration::kSureAlone;
  if (std::any_of(text.begin(), text.end(), is_han)) return !certain;
  const bool odd = std::any_of(text.begin(), text.end(), [](char32_t sign) {
    return is_digit_look_alike(sign) || is_figure_sign(sign) || utf8::is_latin(sign);
  });
  return odd || !certain;
}

bool begins_with_word(const Ballot& ballot) {
  const std::u32string text = folded(utf8::decode(ballot.text));
  return ballot.limited && text.size() > 1 && is_han(text[0]) && utf8::is_digit(text[1]);
}

bool is_one_odd_sign(const Ballot& ballot) {
  const std::u32string text = folded(utf8::decode(ballot.text));
  return text.size() == 1 && !utf8::is_cjk(text[0]);
}

bool doubts_first_sign(const std::vector<Ballot>& ballots) {
  return std::any_of(ballots.begin(), ballots.end(), [](const Ballot& ballot) {
    const std::u32string text = folded(utf8::decode(ballot.text));
    return !text.empty() && (text[0] == '2' || is_comparison(text[0]) || text.size() == 1);
  });
}

bool compares(std::string_view said) {
  const std::u32string text = folded(utf8::decode(said));
  return std::any_of(text.begin(), text.end(), is_comparison) ||
         (text.size() > 2 && text[0] == '2' && utf8::is_digit(text[1]) && !utf8::is_digit(text[2]));
}

}  // namespace ziping::ocr
