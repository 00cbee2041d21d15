#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace ziping::figures {

/// Chance, repeatable from a seed on every machine (the standard library's distributions are not).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  /// In [0, 1).
  double part() { return static_cast<double>(engine_() >> 11U) * 0x1.0p-53; }
  double between(double low, double high) { return low + part() * (high - low); }
  /// In [low, high].
  int whole(int low, int high) { return low + static_cast<int>(part() * (high - low + 1)); }
  bool chance(double probability) { return part() < probability; }
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - part()));
    return radius * std::cos(6.283185307179586 * part());
  }
  template <class T>
  const T& one_of(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(whole(0, static_cast<int>(from.size()) - 1))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace ziping::figures
