#include "num.h"

#include <algorithm>
#include <stdexcept>

namespace samples {
namespace {

long long power(int exponent) {
  long long value = 1;
  for (int i = 0; i < exponent; ++i) value *= 10;
  return value;
}

/// a / b rounded half away from zero.
long long divide(__int128 a, __int128 b) {
  if (b == 0) throw std::domain_error("division by zero in an invented report");
  if (b < 0) {
    a = -a;
    b = -b;
  }
  const bool negative = a < 0;
  if (negative) a = -a;
  const __int128 q = (2 * a + b) / (2 * b);
  return static_cast<long long>(negative ? -q : q);
}

}  // namespace

Num Num::at_scale(int wanted) const {
  return wanted >= scale ? Num{units * power(wanted - scale), wanted} : rounded(wanted);
}

Num Num::rounded(int wanted) const {
  if (wanted >= scale) return *this;
  return {divide(units, power(scale - wanted)), wanted};
}

Num Num::truncated(int wanted) const {
  if (wanted >= scale) return *this;
  return {units / power(scale - wanted), wanted};
}

Num Num::reduced() const {
  Num out = *this;
  while (out.scale > 0 && out.units % 10 == 0) {
    out.units /= 10;
    --out.scale;
  }
  return out;
}

Num Num::operator+(const Num& other) const {
  const int s = std::max(scale, other.scale);
  return {at_scale(s).units + other.at_scale(s).units, s};
}

Num Num::operator-(const Num& other) const {
  const int s = std::max(scale, other.scale);
  return {at_scale(s).units - other.at_scale(s).units, s};
}

Num Num::operator*(const Num& other) const {
  return {units * other.units, scale + other.scale};
}

std::strong_ordering Num::operator<=>(const Num& other) const {
  return (*this - other).units <=> 0;
}

double Num::approximate() const {
  return static_cast<double>(units) / static_cast<double>(power(scale));
}

std::string Num::text() const {
  std::string digits = std::to_string(units < 0 ? -units : units);
  if (static_cast<int>(digits.size()) <= scale)
    digits.insert(0, static_cast<std::size_t>(scale) + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - static_cast<std::size_t>(scale), ".");
  return (units < 0 ? "-" : "") + digits;
}

std::string Num::grouped() const {
  std::string out = text();
  auto end = out.find('.');
  if (end == std::string::npos) end = out.size();
  const std::size_t first = units < 0 ? 1 : 0;
  while (end > first + 3) {
    end -= 3;
    out.insert(end, ",");
  }
  return out;
}

Num sum(const std::vector<Num>& parts) {
  Num total;
  for (const Num& part : parts) total = total + part;
  return total;
}

Num percent(const Num& part, const Num& whole, int scale) {
  return ratio(part * Num::whole(100), whole, scale);
}

Num ratio(const Num& a, const Num& b, int scale) {
  const int s = std::max(a.scale, b.scale);
  const __int128 numerator = static_cast<__int128>(a.at_scale(s).units) * power(scale);
  return {divide(numerator, b.at_scale(s).units), scale};
}

}  // namespace samples
