#pragma once
#include <compare>
#include <optional>

#include "base/decimal.h"

namespace ziping {

/// An exact fraction of 128-bit integers. A result that would not fit, or a division by zero, is `undefined` and stays
/// so through further arithmetic; it compares unordered with everything, so no comparison ever holds by accident.
class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(long long value) : numerator_(value) {}  // NOLINT: integers are fractions
  Rational(const Decimal& value);                             // NOLINT: decimals are fractions
  static Rational make(__int128 numerator, __int128 denominator);
  static constexpr Rational undefined() {
    Rational nothing;
    nothing.denominator_ = 0;
    return nothing;
  }
  /// 10^power; undefined beyond 10^±38.
  static Rational power_of_ten(int power);

  bool defined() const { return denominator_ != 0; }
  bool is_zero() const { return defined() && numerator_ == 0; }
  bool is_integer() const { return denominator_ == 1; }
  int sign() const { return numerator_ > 0 ? 1 : (numerator_ < 0 ? -1 : 0); }

  /// Largest integer not above the value; undefined stays undefined.
  Rational floor() const;
  Rational abs() const { return sign() < 0 ? -*this : *this; }
  /// As a decimal with `scale` digits behind the point, half away from zero; nullopt where that does not fit.
  std::optional<Decimal> rounded(int scale) const;
  /// The value itself where it is a decimal of at most `max_scale` digits behind the point.
  std::optional<Decimal> as_decimal(int max_scale) const;

  Rational operator-() const;
  Rational operator+(const Rational& other) const;
  Rational operator-(const Rational& other) const;
  Rational operator*(const Rational& other) const;
  Rational operator/(const Rational& other) const;

  std::partial_ordering operator<=>(const Rational& other) const;
  bool operator==(const Rational& other) const { return (*this <=> other) == std::partial_ordering::equivalent; }

 private:
  __int128 numerator_ = 0;
  __int128 denominator_ = 1;
};

}  // namespace ziping
