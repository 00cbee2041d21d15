#include "common_text.h"

#include <bit>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace ziping::measure {

// Bits of `state` that are zero mark the steps of the dynamic programme's row (Hyyro 2004); `a` lies along the bits.
std::size_t common_length(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return 0;
  const std::size_t blocks = (a.size() + 63) / 64;
  std::unordered_map<char32_t, std::vector<std::uint64_t>> places;
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto& bits = places[a[i]];
    bits.resize(blocks);
    bits[i / 64] |= std::uint64_t{1} << (i % 64);
  }
  std::vector<std::uint64_t> state(blocks, ~std::uint64_t{0});
  for (const char32_t code : b) {
    const auto found = places.find(code);
    if (found == places.end()) continue;
    std::uint64_t carry = 0;
    for (std::size_t k = 0; k < blocks; ++k) {
      const std::uint64_t matched = state[k] & found->second[k];
      const std::uint64_t with_carry = state[k] + carry;
      const std::uint64_t sum = with_carry + matched;
      carry = (with_carry < carry || sum < matched) ? 1 : 0;
      state[k] = sum | (state[k] - matched);
    }
  }
  std::size_t common = 0;
  for (std::size_t k = 0; k < blocks; ++k) {
    const std::size_t bits = k + 1 < blocks || a.size() % 64 == 0 ? 64 : a.size() % 64;
    const std::uint64_t inside = bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
    common += static_cast<std::size_t>(std::popcount(~state[k] & inside));
  }
  return common;
}

double common_share(std::u32string_view a, std::u32string_view b) {
  if (a == b) return 1;
  return 2 * static_cast<double>(common_length(a, b)) / static_cast<double>(a.size() + b.size());
}

}  // namespace ziping::measure
