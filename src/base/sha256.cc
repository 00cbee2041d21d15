#include "base/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace ziping {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) return {};
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string hex;
  hex.reserve(64);
  for (unsigned char byte : digest) {
    hex += kHex.at(byte >> 4);
    hex += kHex.at(byte & 15U);
  }
  return hex;
}

std::string sha256_hex(std::span<const std::uint8_t> bytes) {
  const void* data = bytes.data();
  return sha256_hex(std::string_view(static_cast<const char*>(data), bytes.size()));
}

}  // namespace ziping
