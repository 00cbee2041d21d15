#pragma once
#include <cstddef>
#include <string_view>

namespace ziping::measure {

/// Length of the longest common subsequence of two texts, 64 code points at a time.
std::size_t common_length(std::u32string_view a, std::u32string_view b);

/// Twice the common length over both lengths, in [0, 1]; two empty texts are the same.
double common_share(std::u32string_view a, std::u32string_view b);

}  // namespace ziping::measure
