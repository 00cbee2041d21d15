#include "misread.h"

#include <array>
#include <string>

#include "base/rational.h"

namespace ziping::causes {
namespace {

/// Pairs that print and scans make alike.
constexpr std::array<std::pair<char, char>, 14> kAlike{{{'1', '7'},
                                                        {'7', '1'},
                                                        {'3', '8'},
                                                        {'8', '3'},
                                                        {'5', '6'},
                                                        {'6', '5'},
                                                        {'0', '6'},
                                                        {'6', '8'},
                                                        {'8', '6'},
                                                        {'0', '8'},
                                                        {'9', '8'},
                                                        {'5', '3'},
                                                        {'4', '1'},
                                                        {'2', '7'}}};

std::string with_alike_digit(std::string text, std::mt19937& random) {
  std::vector<std::pair<std::size_t, char>> choices;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const auto& [from, to] : kAlike) {
      if (text[i] == from) choices.emplace_back(i, to);
    }
  }
  if (choices.empty()) return text;
  const auto& [at, digit] = choices[random() % choices.size()];
  text[at] = digit;
  return text;
}

std::string without_point(std::string text) {
  const auto point = text.find('.');
  if (point != std::string::npos) text.erase(point, 1);
  return text;
}

std::string with_digit_lost(std::string text, std::mt19937& random) {
  const std::size_t at = random() % text.size();
  if (text.size() > 2 && text[at] >= '0' && text[at] <= '9') text.erase(at, 1);
  return text;
}

std::string with_digit_doubled(std::string text, std::mt19937& random) {
  const std::size_t at = random() % text.size();
  if (text[at] >= '0' && text[at] <= '9') text.insert(at, 1, text[at]);
  return text;
}

}  // namespace

std::optional<Decimal> misread(const Decimal& printed, std::mt19937& random) {
  const std::string text = printed.to_string();
  std::string other;
  // Six of ten misreadings are look-alike digits.
  switch (random() % 10) {
    case 0:
    case 1:
      other = without_point(text);
      break;
    case 2:
      other = with_digit_lost(text, random);
      break;
    case 3:
      other = with_digit_doubled(text, random);
      break;
    default:
      other = with_alike_digit(text, random);
  }
  const auto value = Decimal::parse(other);
  if (!value || *value == printed) return std::nullopt;
  return value;
}

void make_doubtful(extract::Fact& fact, const Decimal& value, const Decimal& other) {
  if (fact.base_value && fact.value && !fact.value->is_zero()) {
    const Rational factor = Rational(*fact.base_value) / Rational(*fact.value);
    fact.base_value = (Rational(value) * factor).as_decimal(Decimal::kMaxScale);
  }
  fact.value = value;
  fact.sure = false;
  fact.confidence = 0.6;
  fact.alternatives = {other.to_string()};
}

}  // namespace ziping::causes
