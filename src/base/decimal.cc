#include "base/decimal.h"

#include <algorithm>
#include <cstdlib>

namespace ziping {
namespace {

using Wide = __int128;

// 10^38 is the largest power of ten below 2^127.
constexpr int kMaxPower = 38;

std::optional<Wide> power_of_ten(int power) {
  if (power < 0 || power > kMaxPower) return std::nullopt;
  Wide result = 1;
  for (int i = 0; i < power; ++i) result *= 10;
  return result;
}

std::optional<Wide> multiply(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
  return result;
}

// n / d rounded half away from zero.
Wide divide_rounded(Wide n, Wide d) {
  const Wide quotient = n / d;
  const Wide rest = n % d;
  const Wide twice = rest < 0 ? -rest : rest;
  const Wide magnitude = d < 0 ? -d : d;
  if (twice >= magnitude - twice) return quotient + (((n < 0) == (d < 0)) ? 1 : -1);
  return quotient;
}

}  // namespace

std::optional<Decimal> Decimal::make(__int128 coefficient, int scale) {
  if (scale < 0) {
    const auto factor = power_of_ten(-scale);
    if (!factor) return std::nullopt;
    const auto scaled = multiply(coefficient, *factor);
    if (!scaled) return std::nullopt;
    return make(*scaled, 0);
  }
  while (scale > kMaxScale && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  if (scale > kMaxScale) return std::nullopt;
  Decimal result;
  result.coefficient_ = coefficient;
  result.scale_ = scale;
  return result;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  Wide coefficient = 0;
  int scale = 0;
  bool point = false;
  bool digit_before = false;
  bool digit_after = false;
  for (char c : text) {
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    (point ? digit_after : digit_before) = true;
    const auto tens = multiply(coefficient, 10);
    if (!tens || __builtin_add_overflow(*tens, Wide{c - '0'}, &coefficient)) return std::nullopt;
    if (point) ++scale;
  }
  if (!digit_before || (point && !digit_after)) return std::nullopt;
  return make(negative ? -coefficient : coefficient, scale);
}

bool Decimal::is_integer() const {
  return reduced().scale_ == 0;
}

Decimal Decimal::negated() const {
  Decimal result = *this;
  result.coefficient_ = -coefficient_;
  return result;
}

Decimal Decimal::reduced() const {
  Decimal result = *this;
  while (result.scale_ > 0 && result.coefficient_ % 10 == 0) {
    result.coefficient_ /= 10;
    --result.scale_;
  }
  return result;
}

std::optional<Decimal> Decimal::rounded(int scale) const {
  if (scale >= scale_) {
    const auto factor = power_of_ten(scale - scale_);
    if (!factor) return std::nullopt;
    const auto scaled = multiply(coefficient_, *factor);
    return scaled ? make(*scaled, scale) : std::nullopt;
  }
  const auto factor = power_of_ten(scale_ - scale);
  if (!factor) return Decimal(0);
  return make(divide_rounded(coefficient_, *factor), scale);
}

std::optional<Decimal> Decimal::truncated(int scale) const {
  if (scale >= scale_) return rounded(scale);
  const auto factor = power_of_ten(scale_ - scale);
  if (!factor) return Decimal(0);
  return make(coefficient_ / *factor, scale);
}

std::optional<Decimal> Decimal::shifted(int power) const {
  return make(coefficient_, scale_ - power);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  const int scale = std::max(scale_, other.scale_);
  const auto a = rounded(scale);
  const auto b = other.rounded(scale);
  if (!a || !b) return std::nullopt;
  Wide sum = 0;
  if (__builtin_add_overflow(a->coefficient_, b->coefficient_, &sum)) return std::nullopt;
  return make(sum, scale);
}

std::optional<Decimal> Decimal::minus(const Decimal& other) const {
  return plus(other.negated());
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
  const Decimal a = reduced();
  const Decimal b = other.reduced();
  const auto product = multiply(a.coefficient_, b.coefficient_);
  if (!product) return std::nullopt;
  return make(*product, a.scale_ + b.scale_);
}

std::optional<Decimal> Decimal::divided(const Decimal& other, int scale) const {
  if (other.is_zero()) return std::nullopt;
  const Decimal a = reduced();
  const Decimal b = other.reduced();
  const int shift = scale + b.scale_ - a.scale_;
  Wide numerator = a.coefficient_;
  Wide denominator = b.coefficient_;
  const auto factor = power_of_ten(std::abs(shift));
  if (!factor) return std::nullopt;
  const auto widened = multiply(shift >= 0 ? numerator : denominator, *factor);
  if (!widened) return std::nullopt;
  (shift >= 0 ? numerator : denominator) = *widened;
  return make(divide_rounded(numerator, denominator), scale);
}

std::string Decimal::to_string() const {
  Wide rest = coefficient_;
  std::string digits;
  const bool negative = rest < 0;
  do {
    const int digit = static_cast<int>(rest % 10);
    digits += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    rest /= 10;
  } while (rest != 0);
  while (digits.size() <= static_cast<std::size_t>(scale_)) digits += '0';
  std::reverse(digits.begin(), digits.end());
  if (scale_ > 0) digits.insert(digits.size() - static_cast<std::size_t>(scale_), ".");
  return negative ? "-" + digits : digits;
}

double Decimal::approximate() const {
  double value = static_cast<double>(coefficient_);
  for (int i = 0; i < scale_; ++i) value /= 10;
  return value;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  const auto difference = minus(other);
  if (difference) return difference->coefficient_ <=> Wide{0};
  // Too far apart for a common scale: the signs or the magnitudes decide.
  return approximate() < other.approximate() ? std::strong_ordering::less : std::strong_ordering::greater;
}

}  // namespace ziping
