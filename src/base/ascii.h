#pragma once
#include <string>

namespace ziping::ascii {

/// The letters A to Z in their small form, whatever the locale; every other byte as it is.
inline char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

inline std::string lower(std::string text) {
  for (char& byte : text) byte = lower(byte);
  return text;
}

}  // namespace ziping::ascii
