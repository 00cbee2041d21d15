#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace samples {

/// A repeatable stream of choices (splitmix64): the same seed gives the same report on every machine, which the
/// standard library's distributions do not promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 0x1234567ULL) {}

  std::uint64_t next();
  /// A whole number in [low, high].
  long long between(long long low, long long high);
  int pick_int(int low, int high) { return static_cast<int>(between(low, high)); }
  /// A real number in [low, high).
  double real(double low, double high);
  /// Normally distributed, mean 0, deviation 1.
  double normal();
  bool chance(double probability) { return real(0, 1) < probability; }

  template <typename T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(between(0, static_cast<long long>(from.size()) - 1))];
  }
  template <typename T>
  T pick(std::initializer_list<T> from) {
    return *(from.begin() + between(0, static_cast<long long>(from.size()) - 1));
  }
  template <typename T>
  void shuffle(std::vector<T>* items) {
    for (std::size_t i = items->size(); i > 1; --i) {
      std::swap((*items)[i - 1], (*items)[static_cast<std::size_t>(between(0, static_cast<long long>(i) - 1))]);
    }
  }
  /// A stream of its own, so that a choice added in one place does not change every other place.
  Random fork(std::uint64_t label) { return Random(state_ ^ (label * 0xD1B54A32D192ED03ULL)); }

 private:
  std::uint64_t state_;
};

}  // namespace samples
