#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace ziping::measure {

/// Text as it is compared: NFKC, quotes and dashes folded, without any white space, as code points.
std::u32string folded(std::string_view utf8);

/// Levenshtein distance on code points.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

}  // namespace ziping::measure
