#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ziping::text {

/// A string in normal form with the way back to what was printed. `origin` has one entry more than `utf8` has bytes:
/// byte i of the normal form came from the printed bytes that begin at origin[i]; origin.back() is the printed length.
/// So a match [b, e) in the normal form stands at [origin[b], origin[e]) of the print.
struct NormalText {
  std::string utf8;
  std::vector<std::uint32_t> origin;
};

}  // namespace ziping::text
