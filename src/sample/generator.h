#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace ziping::sample {

/// The random numbers of every draw, whole numbers only, so that any other program can repeat them (SPECIFICATION.md):
/// xoshiro256** 1.0 by Blackman and Vigna, its four words of state filled with the first four outputs of SplitMix64
/// from the seed, as its authors advise.
class Generator {
 public:
  explicit Generator(std::uint64_t seed);
  explicit Generator(const std::array<std::uint64_t, 4>& state) : state_(state) {}

  std::uint64_t next();
  /// A number from 0 to bound - 1, each equally likely (Lemire 2019, multiplication with rejection). `bound` > 0.
  std::uint64_t below(std::uint64_t bound);
  /// The numbers 0 ... count - 1 of which the first `wanted` are a random choice in random order (Fisher and Yates).
  std::vector<std::uint64_t> choice(std::uint64_t count, std::uint64_t wanted);

 private:
  std::array<std::uint64_t, 4> state_{};
};

/// As it is recorded beside each sample.
inline constexpr const char* kGeneratorName = "xoshiro256** 1.0, state from SplitMix64, Lemire's bounded numbers";

}  // namespace ziping::sample
