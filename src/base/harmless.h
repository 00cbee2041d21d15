#pragma once
#include <string>
#include <string_view>

namespace ziping {

/// The character, or a space in place of one that would steer a terminal or turn the direction of writing.
char32_t harmless(char32_t code);
/// The same for a text; newlines are kept, bytes that are no UTF-8 become U+FFFD.
std::string harmless(std::string_view utf8);
/// The same on one line: a file name with a newline must not look like two lines of ours.
std::string one_line(std::string_view utf8);

}  // namespace ziping
