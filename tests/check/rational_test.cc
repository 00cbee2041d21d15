#include "base/rational.h"

#include <gtest/gtest.h>

#include <random>

#include "base/interval.h"

namespace ziping {
namespace {

Rational some(std::mt19937_64& random) {
  std::uniform_int_distribution<long long> numerator(-1'000'000'000'000, 1'000'000'000'000);
  std::uniform_int_distribution<long long> denominator(1, 1'000'000);
  return Rational::make(numerator(random), denominator(random));
}

TEST(Rational, FieldLawsHoldOnRandomFractions) {
  std::mt19937_64 random(20231);
  for (int i = 0; i < 3000; ++i) {
    const Rational a = some(random), b = some(random), c = some(random);
    EXPECT_EQ(a + b, b + a);
    EXPECT_EQ((a + b) - b, a);
    EXPECT_EQ(a * (b + c), a * b + a * c);
    if (!b.is_zero()) {
      EXPECT_EQ(a / b * b, a);
    }
    EXPECT_EQ(a < b, (a - b).sign() < 0);
    EXPECT_TRUE(a.floor() <= a && a < a.floor() + Rational(1));
  }
}

TEST(Rational, OrderNeedsNoRoom) {
  // Cross products of these would take 200 bits.
  const __int128 big = static_cast<__int128>(1) << 100U;
  EXPECT_TRUE(Rational::make(big, big - 1) < Rational::make(big - 1, big - 2));
  EXPECT_TRUE(Rational::make(-big, big - 1) > Rational::make(-(big - 1), big - 2));
  EXPECT_EQ(Rational::make(big, 2 * big), Rational::make(1, 2));
}

TEST(Rational, OverflowAndDivisionByZeroStayUndefined) {
  const Rational big = Rational::power_of_ten(38);
  for (const Rational& none : {big * big, Rational(1) / Rational(0), Rational::power_of_ten(39)}) {
    EXPECT_FALSE(none.defined());
    EXPECT_FALSE((none - none).defined());
    EXPECT_FALSE(none == none);
    EXPECT_FALSE(none < Rational(0) || none > Rational(0));
  }
}

TEST(Rational, RoundsHalfAwayFromZero) {
  EXPECT_EQ(Rational::make(1, 8).rounded(2)->to_string(), "0.13");
  EXPECT_EQ(Rational::make(-1, 8).rounded(2)->to_string(), "-0.13");
  EXPECT_EQ(Rational::make(2, 3).rounded(4)->to_string(), "0.6667");
  EXPECT_EQ(Rational::make(5, 4).as_decimal(6)->to_string(), "1.25");
  EXPECT_FALSE(Rational::make(1, 3).as_decimal(6));
}

/// Whatever values the intervals stand for, the result of the operation on them lies in the resulting interval.
TEST(Interval, HoldsEveryResultOfItsMembers) {
  std::mt19937_64 random(77);
  std::uniform_int_distribution<long long> share(0, 1000);
  const auto member = [&](const Interval& interval) {
    return interval.low + (interval.high - interval.low) * Rational::make(share(random), 1000);
  };
  std::uniform_int_distribution<long long> value(-2'000'000, 2'000'000);
  std::uniform_int_distribution<int> decimals(0, 4);
  for (int i = 0; i < 3000; ++i) {
    const Interval a = Interval::printed(Rational::make(value(random), 100), decimals(random));
    const Interval b = Interval::printed(Rational::make(value(random), 100), decimals(random));
    const Rational x = member(a), y = member(b);
    EXPECT_TRUE((a + b).contains(x + y));
    EXPECT_TRUE((a - b).contains(x - y));
    EXPECT_TRUE((a * b).contains(x * y));
    if (!b.contains(Rational(0))) {
      EXPECT_TRUE((a / b).contains(x / y));
    } else {
      EXPECT_FALSE((a / b).defined());
    }
  }
}

TEST(Interval, ASumOfPrintedFiguresHasOneHalfUnitForEach) {
  Interval sum = Interval::exactly(Rational(0));
  for (int i = 0; i < 7; ++i) sum = sum + Interval::printed(Rational::make(i, 10), 1);
  EXPECT_EQ(sum.half_width(), Rational::make(7, 20));
}

TEST(Interval, UndefinedMeetsNothing) {
  EXPECT_FALSE(Interval::undefined().meets(Interval::exactly(Rational(0))));
  EXPECT_FALSE(Interval::undefined().contains(Rational(0)));
}

}  // namespace
}  // namespace ziping
