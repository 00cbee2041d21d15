#include "output/terminal_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace ziping::output {
namespace {

// East Asian wide and full-width ranges (Unicode TR 11) that occur in documents of this kind.
bool is_wide(char32_t code) {
  return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0x303E) ||
         (code >= 0x3041 && code <= 0xA4CF) || (code >= 0xAC00 && code <= 0xD7A3) ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE6F) ||
         (code >= 0xFF00 && code <= 0xFF60) || (code >= 0xFFE0 && code <= 0xFFE6) ||
         (code >= 0x20000 && code <= 0x3FFFD);
}

}  // namespace

int display_width(char32_t code) {
  return is_wide(code) ? 2 : 1;
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += display_width(utf8::next(text, at));
  return width;
}

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

}  // namespace ziping::output
