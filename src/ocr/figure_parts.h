#pragma once
#include <string_view>
#include <vector>

namespace ziping::ocr {

/// Signs [begin, end) of a line.
struct SignRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where figures of two digits or more stand in a line (its signs folded), each with the words around it up to a place
/// between two words, or to the line's end: a place to cut at, and signs to tell by that it was cut well. Ranges in
/// order, apart from each other.
std::vector<SignRange> figure_parts(std::u32string_view line);

}  // namespace ziping::ocr
