#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace ziping {

/// An exact decimal number: coefficient · 10^-scale, as printed (trailing zeros are kept, so 43.20 has scale 2).
/// Comparison is by value: 43.2 == 43.20. Up to 38 digits; an operation that would need more yields nullopt, never a
/// wrong value. Money and rates are held in this type, never in a double.
class Decimal {
 public:
  static constexpr int kMaxScale = 30;

  constexpr Decimal() = default;
  constexpr Decimal(long long value) : coefficient_(value) {}  // NOLINT: integers are decimals
  static std::optional<Decimal> make(__int128 coefficient, int scale);
  /// Reads "[+-]digits[.digits]" (the sign may be missing) and nothing else.
  static std::optional<Decimal> parse(std::string_view text);

  __int128 coefficient() const { return coefficient_; }
  int scale() const { return scale_; }
  bool is_zero() const { return coefficient_ == 0; }
  bool is_negative() const { return coefficient_ < 0; }
  bool is_integer() const;

  Decimal negated() const;
  Decimal abs() const { return is_negative() ? negated() : *this; }
  /// Without trailing zeros behind the point.
  Decimal reduced() const;
  /// Rounded half away from zero to `scale` digits behind the point; longer scales are filled with zeros.
  std::optional<Decimal> rounded(int scale) const;
  /// Cut towards zero to `scale` digits behind the point.
  std::optional<Decimal> truncated(int scale) const;
  /// value · 10^power, exactly.
  std::optional<Decimal> shifted(int power) const;

  std::optional<Decimal> plus(const Decimal& other) const;
  std::optional<Decimal> minus(const Decimal& other) const;
  std::optional<Decimal> times(const Decimal& other) const;
  /// Quotient rounded half away from zero to `scale` digits; nullopt when `other` is zero.
  std::optional<Decimal> divided(const Decimal& other, int scale) const;

  std::string to_string() const;
  /// For ordering, drawing and statistics only.
  double approximate() const;

  std::strong_ordering operator<=>(const Decimal& other) const;
  bool operator==(const Decimal& other) const { return (*this <=> other) == std::strong_ordering::equal; }

 private:
  __int128 coefficient_ = 0;
  int scale_ = 0;
};

}  // namespace ziping
