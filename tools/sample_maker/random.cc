#include "random.h"

#include <cmath>

namespace samples {

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

long long Random::between(long long low, long long high) {
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<long long>(next() % span);
}

double Random::real(double low, double high) {
  return low + (high - low) * (static_cast<double>(next() >> 11) / 9007199254740992.0);
}

double Random::normal() {
  const double u = real(1e-12, 1);
  return std::sqrt(-2 * std::log(u)) * std::cos(6.283185307179586 * real(0, 1));
}

}  // namespace samples
