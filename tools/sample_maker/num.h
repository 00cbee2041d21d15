#pragma once
#include <compare>
#include <string>
#include <vector>

namespace samples {

/// An exact decimal of a report: `units` · 10^-`scale`. Reports are made of these, so that what is printed adds up.
struct Num {
  long long units = 0;
  int scale = 0;

  static Num whole(long long value) { return {value, 0}; }
  Num at_scale(int wanted) const;
  /// Rounded half away from zero.
  Num rounded(int wanted) const;
  Num truncated(int wanted) const;
  /// Without zeros at the end.
  Num reduced() const;
  Num operator+(const Num& other) const;
  Num operator-(const Num& other) const;
  Num operator*(const Num& other) const;
  std::strong_ordering operator<=>(const Num& other) const;
  bool operator==(const Num& other) const { return (*this <=> other) == std::strong_ordering::equal; }
  double approximate() const;
  /// "1234.50"
  std::string text() const;
  /// "1,234.50"
  std::string grouped() const;
};

Num sum(const std::vector<Num>& parts);
/// part / whole · 100, rounded half up to `scale` digits.
Num percent(const Num& part, const Num& whole, int scale);
/// a / b rounded half up to `scale` digits.
Num ratio(const Num& a, const Num& b, int scale);

}  // namespace samples
