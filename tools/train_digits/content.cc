#include "content.h"

#include <vector>

namespace ziping::figures {
namespace {

std::string digits(Dice& dice, int count, bool leading_zero = false) {
  std::string out;
  for (int i = 0; i < count; ++i) out += static_cast<char>('0' + dice.whole(i == 0 && !leading_zero ? 1 : 0, 9));
  return out;
}

std::string grouped(const std::string& whole) {
  std::string out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) out += ',';
    out += whole[i];
  }
  return out;
}

std::string amount(Dice& dice) {
  std::string whole = dice.chance(0.12) ? "0" : digits(dice, dice.whole(1, dice.chance(0.2) ? 9 : 5));
  if (whole.size() > 3 && dice.chance(0.45)) whole = grouped(whole);
  const int decimals = dice.chance(0.6) ? 2 : dice.whole(0, 6);
  if (decimals == 0) return whole;
  return whole + "." +
         (dice.chance(0.15) ? std::string(static_cast<std::size_t>(decimals), '0') : digits(dice, decimals, true));
}

std::string percent(Dice& dice) {
  if (dice.chance(0.25)) return "100%";
  std::string out = dice.chance(0.1) ? "100" : std::to_string(dice.whole(0, 99));
  if (dice.chance(0.1)) out = std::to_string(dice.whole(100, 399));
  if (dice.chance(0.45)) out += "." + digits(dice, dice.whole(1, 2), true);
  return out + (dice.chance(0.03) ? "\u2030" : "%");
}

std::string date(Dice& dice) {
  const std::string year = std::to_string(dice.whole(2008, 2029));
  const int month = dice.whole(1, 12);
  const int day = dice.whole(1, 31);
  const bool two = dice.chance(0.5);
  const auto part = [two](int value) { return (two && value < 10 ? "0" : "") + std::to_string(value); };
  const std::string mark = dice.one_of(std::vector<std::string>{".", ".", ".", "-", "/"});
  if (dice.chance(0.15)) return year;
  if (dice.chance(0.15)) return year + "-" + std::to_string(dice.whole(2010, 2030));
  if (dice.chance(0.5)) return year + mark + part(month);
  return year + mark + part(month) + mark + part(day);
}

std::string comparison(Dice& dice) {
  const std::string sign =
      dice.one_of(std::vector<std::string>{"\u2265", "\u2265", "\u2265", "\u2264", "\u2264", ">", "<", "="});
  const double kind = dice.part();
  if (kind < 0.55) return sign + percent(dice);
  if (kind < 0.8) return sign + std::to_string(dice.whole(1, dice.chance(0.5) ? 30 : 5000));
  return sign + amount(dice);
}

std::string pair(Dice& dice) {
  const std::string mark = dice.one_of(std::vector<std::string>{"/", "/", "-", "~", ":", "\u2014", "+", "\u00d7", "="});
  if (dice.chance(0.25)) return percent(dice) + mark + percent(dice);
  if (dice.chance(0.3)) return amount(dice) + mark + amount(dice);
  return std::to_string(dice.whole(0, 120)) + mark + std::to_string(dice.whole(0, 120));
}

std::string telephone(Dice& dice) {
  return dice.chance(0.5) ? "1" + digits(dice, 10, true) : "0" + digits(dice, 3) + "-" + digits(dice, dice.whole(7, 8));
}

std::string figure(Dice& dice) {
  const double kind = dice.part();
  if (kind < 0.26) return amount(dice);
  if (kind < 0.40) return percent(dice);
  if (kind < 0.52) return comparison(dice);
  if (kind < 0.62) return std::to_string(dice.whole(0, 9));
  if (kind < 0.72) return std::to_string(dice.whole(10, dice.chance(0.5) ? 100 : 9999));
  if (kind < 0.80) return date(dice);
  if (kind < 0.86) return pair(dice);
  if (kind < 0.89) return "-" + (dice.chance(0.5) ? amount(dice) : percent(dice));
  if (kind < 0.91) return "(" + amount(dice) + ")";
  if (kind < 0.93) return "(" + std::to_string(dice.whole(1, 20)) + ")";
  if (kind < 0.95) return telephone(dice);
  if (kind < 0.96) return "\u00a5" + amount(dice);
  if (kind < 0.97) return "+" + percent(dice);
  if (kind < 0.98) return dice.one_of(std::vector<std::string>{"-", "\u2014", "/", "\u2014\u2014", "0", "1", "7"});
  // Any signs in any order, so that the model does not learn what figures look like better than how signs look.
  static const std::vector<std::string> kSigns = {"0", "1", "2", "3", "4", "5", "6", "7",      "8",      "9", ".",
                                                  ",", "%", "-", "/", ":", "(", ")", "\u2265", "\u2264", "<", ">"};
  std::string out;
  for (int i = dice.whole(2, 9); i > 0; --i) out += dice.one_of(kSigns);
  return out;
}

/// Some forms print the wide form of a sign, which the reader need not tell from the narrow one.
std::string widened(const std::string& text, Dice& dice) {
  struct Pair {
    char narrow;
    const char* wide;
  };
  static const std::vector<Pair> kPairs = {{'(', "\uff08"}, {')', "\uff09"}, {',', "\uff0c"}, {':', "\uff1a"},
                                           {'%', "\uff05"}, {'-', "\uff0d"}, {'/', "\uff0f"}, {'<', "\uff1c"},
                                           {'>', "\uff1e"}, {'=', "\uff1d"}, {'+', "\uff0b"}, {'~', "\uff5e"}};
  std::string out;
  for (const char sign : text) {
    const char* wide = nullptr;
    for (const Pair& candidate : kPairs) {
      if (candidate.narrow == sign && dice.chance(0.7)) wide = candidate.wide;
    }
    if (wide != nullptr) {
      out += wide;
    } else {
      out += sign;
    }
  }
  return out;
}

}  // namespace

Content make_content(Dice& dice) {
  Content content;
  content.label = figure(dice);
  content.drawn = dice.chance(0.12) ? widened(content.label, dice) : content.label;
  return content;
}

}  // namespace ziping::figures
