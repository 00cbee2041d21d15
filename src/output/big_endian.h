#pragma once
#include <cstdint>
#include <string>

namespace ziping::output {

/// Appends the lower 16 (32) bits, the most significant byte first, as font and colour profile tables want them.
inline void put16(std::string& to, unsigned value) {
  to.push_back(static_cast<char>((value >> 8U) & 0xFFU));
  to.push_back(static_cast<char>(value & 0xFFU));
}
inline void put32(std::string& to, std::uint32_t value) {
  put16(to, value >> 16U);
  put16(to, value & 0xFFFFU);
}

}  // namespace ziping::output
