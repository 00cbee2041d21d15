#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ziping {

/// The SHA-256 digest of bytes, 64 lower-case hexadecimal digits. The only identity of a document.
std::string sha256_hex(std::span<const std::uint8_t> bytes);
std::string sha256_hex(std::string_view bytes);

}  // namespace ziping
