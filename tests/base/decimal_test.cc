#include "base/decimal.h"

#include <gtest/gtest.h>

#include <random>

namespace ziping {
namespace {

Decimal read(std::string_view text) {
  const auto value = Decimal::parse(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Decimal(0));
}

TEST(Decimal, KeepsThePrintedDigits) {
  for (const char* text : {"0", "43.20", "-0.5", "1832.00", "99999999999999999999999999999999999999", "0.000001"}) {
    EXPECT_EQ(read(text).to_string(), text);
  }
}

TEST(Decimal, RefusesWhatIsNoDecimal) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1.2.3", "1,832", "1e3", " 1", "0x1", "++1",
                           "999999999999999999999999999999999999999"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(read("43.2"), read("43.200"));
  EXPECT_LT(read("-1.5"), read("-1.49"));
  EXPECT_GT(read("99999999999999999999999999999999999999"), read("0.0000000001"));
}

TEST(Decimal, RoundsHalfAwayFromZero) {
  EXPECT_EQ(read("2.345").rounded(2)->to_string(), "2.35");
  EXPECT_EQ(read("-2.345").rounded(2)->to_string(), "-2.35");
  EXPECT_EQ(read("2.344").rounded(2)->to_string(), "2.34");
  EXPECT_EQ(read("2.349").truncated(2)->to_string(), "2.34");
  EXPECT_EQ(read("-2.349").truncated(2)->to_string(), "-2.34");
  EXPECT_EQ(read("7").rounded(2)->to_string(), "7.00");
}

TEST(Decimal, DividesToAGivenScale) {
  EXPECT_EQ(read("37.24").divided(read("43.2"), 4)->to_string(), "0.8620");
  EXPECT_EQ(read("-1").divided(read("3"), 3)->to_string(), "-0.333");
  EXPECT_EQ(read("2").divided(read("-3"), 3)->to_string(), "-0.667");
  EXPECT_FALSE(read("1").divided(Decimal(0), 2));
}

TEST(Decimal, MovesThePoint) {
  EXPECT_EQ(read("207.4538").shifted(4)->to_string(), "2074538");
  EXPECT_EQ(read("1832").shifted(-4)->to_string(), "0.1832");
}

TEST(Decimal, SaysWhenANumberDoesNotFit) {
  const Decimal large = read("99999999999999999999999999999999999999");
  EXPECT_FALSE(large.times(Decimal(10)));
  EXPECT_FALSE(large.shifted(2));
  EXPECT_FALSE(large.plus(read("0.1")));
}

// Sums and products of cents agree with integer arithmetic.
TEST(DecimalProperty, AgreesWithIntegers) {
  std::mt19937 random(7);
  std::uniform_int_distribution<long long> cents(-1000000000000, 1000000000000);
  for (int i = 0; i < 20000; ++i) {
    const long long a = cents(random);
    const long long b = cents(random);
    const auto x = Decimal::make(a, 2);
    const auto y = Decimal::make(b, 2);
    ASSERT_TRUE(x && y);
    EXPECT_EQ(*x->plus(*y), *Decimal::make(a + b, 2));
    EXPECT_EQ(*x->minus(*y), *Decimal::make(a - b, 2));
    EXPECT_EQ(*x->times(*y), *Decimal::make(static_cast<__int128>(a) * b, 4));
    EXPECT_EQ(*x <=> *y, a <=> b);
    EXPECT_EQ(read(x->to_string()), *x);
  }
}

}  // namespace
}  // namespace ziping
