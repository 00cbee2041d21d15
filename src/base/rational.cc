#include "base/rational.h"

#include <utility>

namespace ziping {
namespace {

using Wide = __int128;

Wide gcd(Wide a, Wide b) {
  while (b != 0) a = std::exchange(b, a % b);
  return a < 0 ? -a : a;
}

std::optional<Wide> product(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
  return result;
}

std::optional<Wide> ten_to(int power) {
  Wide result = 1;
  for (int i = 0; i < power; ++i) {
    if (__builtin_mul_overflow(result, Wide{10}, &result)) return std::nullopt;
  }
  return result;
}

Wide floor_of(Wide numerator, Wide denominator) {
  const Wide quotient = numerator / denominator;
  return numerator % denominator < 0 ? quotient - 1 : quotient;
}

}  // namespace

Rational Rational::make(__int128 numerator, __int128 denominator) {
  const Wide lowest = -(Wide{1} << 126) - ((Wide{1} << 126) - 1) - 1;
  // The lowest value has no opposite; it is given up rather than special-cased everywhere.
  if (denominator == 0 || numerator == lowest || denominator == lowest) return undefined();
  const Wide common = gcd(numerator, denominator);
  Rational result;
  result.numerator_ = numerator / common;
  result.denominator_ = denominator / common;
  if (result.denominator_ < 0) {
    result.numerator_ = -result.numerator_;
    result.denominator_ = -result.denominator_;
  }
  return result;
}

Rational::Rational(const Decimal& value) {
  const auto denominator = ten_to(value.scale());
  *this = denominator ? make(value.coefficient(), *denominator) : undefined();
}

Rational Rational::power_of_ten(int power) {
  const auto magnitude = ten_to(power < 0 ? -power : power);
  if (!magnitude) return undefined();
  return power < 0 ? make(1, *magnitude) : make(*magnitude, 1);
}

Rational Rational::floor() const {
  return defined() ? make(floor_of(numerator_, denominator_), 1) : undefined();
}

std::optional<Decimal> Rational::rounded(int scale) const {
  const Rational shifted = abs() * power_of_ten(scale);
  if (!shifted.defined()) return std::nullopt;
  const Rational whole = (shifted + make(1, 2)).floor();
  if (!whole.defined()) return std::nullopt;
  return Decimal::make(sign() < 0 ? -whole.numerator_ : whole.numerator_, scale);
}

std::optional<Decimal> Rational::as_decimal(int max_scale) const {
  for (int scale = 0; scale <= max_scale; ++scale) {
    const Rational shifted = *this * power_of_ten(scale);
    if (!shifted.defined()) return std::nullopt;
    if (shifted.is_integer()) return Decimal::make(shifted.numerator_, scale);
  }
  return std::nullopt;
}

Rational Rational::operator-() const {
  return defined() ? make(-numerator_, denominator_) : undefined();
}

Rational Rational::operator+(const Rational& other) const {
  if (!defined() || !other.defined()) return undefined();
  const Wide common = gcd(denominator_, other.denominator_);
  const auto left = product(numerator_, other.denominator_ / common);
  const auto right = product(other.numerator_, denominator_ / common);
  const auto denominator = product(denominator_, other.denominator_ / common);
  Wide sum = 0;
  if (!left || !right || !denominator || __builtin_add_overflow(*left, *right, &sum)) return undefined();
  return make(sum, *denominator);
}

Rational Rational::operator-(const Rational& other) const {
  return *this + -other;
}

Rational Rational::operator*(const Rational& other) const {
  if (!defined() || !other.defined()) return undefined();
  // Crosswise reduction first keeps products within reach.
  const Rational a = make(numerator_, other.denominator_);
  const Rational b = make(other.numerator_, denominator_);
  const auto numerator = product(a.numerator_, b.numerator_);
  const auto denominator = product(a.denominator_, b.denominator_);
  if (!numerator || !denominator) return undefined();
  return make(*numerator, *denominator);
}

Rational Rational::operator/(const Rational& other) const {
  if (!defined() || !other.defined() || other.numerator_ == 0) return undefined();
  return *this * make(other.denominator_, other.numerator_);
}

std::partial_ordering Rational::operator<=>(const Rational& other) const {
  if (!defined() || !other.defined()) return std::partial_ordering::unordered;
  // Whole parts first, then the reciprocals of what is left (continued fractions): nothing can overflow.
  Wide a = numerator_, b = denominator_, c = other.numerator_, d = other.denominator_;
  bool turned = false;
  while (true) {
    const Wide left = floor_of(a, b);
    const Wide right = floor_of(c, d);
    if (left != right) return (left < right) != turned ? std::partial_ordering::less : std::partial_ordering::greater;
    a -= left * b;
    c -= right * d;
    if (a == 0 || c == 0) {
      if (a == c) return std::partial_ordering::equivalent;
      return (a == 0) != turned ? std::partial_ordering::less : std::partial_ordering::greater;
    }
    std::swap(a, b);
    std::swap(c, d);
    turned = !turned;
  }
}

}  // namespace ziping
