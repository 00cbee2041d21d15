#include "base/harmless.h"

#include <algorithm>

#include "base/utf8.h"

namespace ziping {

char32_t harmless(char32_t code) {
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
                       (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
  return control ? U' ' : code;
}

std::string harmless(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8::next(text, at);
    utf8::append(result, code == U'\n' ? code : harmless(code));
  }
  return result;
}

std::string one_line(std::string_view text) {
  std::string result = harmless(text);
  std::replace(result.begin(), result.end(), '\n', ' ');
  return result;
}

}  // namespace ziping
