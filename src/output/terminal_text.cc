#include "output/terminal_text.h"

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

std::string padded(std::string text, int width) {
  const int used = display_width(text);
  if (used < width) text.append(static_cast<std::size_t>(width - used), ' ');
  return text;
}

std::string right_aligned(std::string text, int width) {
  const int used = display_width(text);
  if (used < width) text.insert(0, static_cast<std::size_t>(width - used), ' ');
  return text;
}

}  // namespace ziping::output
