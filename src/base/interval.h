#pragma once
#include <initializer_list>

#include "base/rational.h"

namespace ziping {

/// All values that a printed figure, or a calculation on printed figures, can stand for: [low, high], both ends in.
/// Undefined ends (overflow, division by an interval around zero) make every comparison false.
struct Interval {
  Rational low;
  Rational high;

  static Interval exactly(const Rational& value) { return {value, value}; }
  /// value ± half a unit of the last of `decimals` digits.
  static Interval printed(const Rational& value, int decimals) {
    return around(value, Rational::power_of_ten(-decimals) / Rational(2));
  }
  static Interval around(const Rational& value, const Rational& half) { return {value - half, value + half}; }
  static Interval undefined() { return {Rational::undefined(), Rational::undefined()}; }

  bool defined() const { return low.defined() && high.defined(); }
  bool contains(const Rational& value) const { return low <= value && value <= high; }
  bool meets(const Interval& other) const { return low <= other.high && other.low <= high; }
  Rational half_width() const { return (high - low) / Rational(2); }

  Interval operator-() const { return {-high, -low}; }
  Interval operator+(const Interval& other) const { return {low + other.low, high + other.high}; }
  Interval operator-(const Interval& other) const { return *this + -other; }
  Interval operator*(const Interval& other) const;
  Interval operator/(const Interval& other) const;
};

inline Interval hull(std::initializer_list<Rational> values) {
  Interval result{*values.begin(), *values.begin()};
  for (const Rational& value : values) {
    if (!value.defined()) return Interval::undefined();
    if (value < result.low) result.low = value;
    if (value > result.high) result.high = value;
  }
  return result;
}

inline Interval Interval::operator*(const Interval& other) const {
  return hull({low * other.low, low * other.high, high * other.low, high * other.high});
}

inline Interval Interval::operator/(const Interval& other) const {
  if (!other.defined() || other.contains(Rational(0))) return undefined();
  return hull({low / other.low, low / other.high, high / other.low, high / other.high});
}

}  // namespace ziping
