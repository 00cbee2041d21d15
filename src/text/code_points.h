#pragma once
#include <string>
#include <string_view>

namespace ziping::text {

/// Code points of UTF-8; what is not UTF-8 becomes U+FFFD.
std::u32string to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);
void append_utf8(char32_t code_point, std::string& out);
/// The code point that begins at `at`, which moves behind it.
char32_t next_code_point(std::string_view utf8, std::size_t& at);

}  // namespace ziping::text
