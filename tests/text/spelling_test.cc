#include "text/spelling.h"

#include <gtest/gtest.h>

#include <array>

namespace ziping::text {
namespace {

struct Signs {
  std::array<const char*, 10> digits;
  std::array<const char*, 4> powers;
};
constexpr Signs kSmall = {{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}};
constexpr Signs kCapital = {{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, {"", "拾", "佰", "仟"}};

std::string section(std::uint64_t value, const Signs& signs) {
  std::string out;
  bool gap = false;
  for (int place = 3; place >= 0; --place) {
    std::uint64_t power = 1;
    for (int i = 0; i < place; ++i) power *= 10;
    const auto digit = static_cast<std::size_t>(value / power % 10);
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += signs.digits[0];
    gap = false;
    out += std::string(signs.digits.at(digit)) + signs.powers.at(static_cast<std::size_t>(place));
  }
  return out;
}

std::string spell(std::uint64_t value, const Signs& signs) {
  if (value == 0) return signs.digits[0];
  constexpr std::uint64_t kHundredMillion = 100000000;
  constexpr std::uint64_t kTenThousand = 10000;
  std::string out;
  if (value >= kHundredMillion) out = spell(value / kHundredMillion, signs) + "亿";
  const std::uint64_t rest = value % kHundredMillion;
  const std::uint64_t upper = rest / kTenThousand;
  if (upper > 0) {
    if (!out.empty() && upper < 1000) out += signs.digits[0];
    out += section(upper, signs) + "万";
  }
  const std::uint64_t lower = rest % kTenThousand;
  if (lower > 0) {
    if (!out.empty() && (lower < 1000 || upper == 0)) out += signs.digits[0];
    out += section(lower, signs);
  }
  return out;
}

}  // namespace

std::string spell_small(std::uint64_t value) {
  return spell(value, kSmall);
}
std::string spell_capital(std::uint64_t value) {
  return spell(value, kCapital);
}

std::string spell_money(std::uint64_t cents) {
  const std::uint64_t yuan = cents / 100;
  const auto tenth = static_cast<std::size_t>(cents / 10 % 10);
  const auto hundredth = static_cast<std::size_t>(cents % 10);
  std::string out = spell_capital(yuan) + "元";
  if (tenth > 0) out += std::string(kCapital.digits.at(tenth)) + "角";
  if (hundredth > 0) {
    if (tenth == 0) out += kCapital.digits[0];
    return out + kCapital.digits.at(hundredth) + "分";
  }
  return out + "整";
}

std::string spell_digits(std::uint64_t value) {
  std::string out;
  for (const char c : std::to_string(value))
    out += c == '0' ? "〇" : kSmall.digits.at(static_cast<std::size_t>(c - '0'));
  return out;
}

std::string spell_arabic(std::uint64_t units, int decimals, const std::string& separator) {
  std::string digits = std::to_string(units);
  while (static_cast<int>(digits.size()) <= decimals) digits.insert(digits.begin(), '0');
  const std::size_t whole = digits.size() - static_cast<std::size_t>(decimals);
  std::string out;
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  if (decimals > 0) out += "." + digits.substr(whole);
  return out;
}

TEST(Spelling, KnownOnes) {
  EXPECT_EQ(spell_small(100500000), "一亿零五十万");
  EXPECT_EQ(spell_small(23050000), "二千三百零五万");
  EXPECT_EQ(spell_small(10), "一十");
  EXPECT_EQ(spell_small(1000000001), "一十亿零一");
  EXPECT_EQ(spell_money(10700053), "壹拾万柒仟元伍角叁分");
  EXPECT_EQ(spell_money(168032), "壹仟陆佰捌拾元叁角贰分");
  EXPECT_EQ(spell_arabic(123456789, 2, ","), "1,234,567.89");
}

}  // namespace ziping::text
