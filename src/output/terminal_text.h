#pragma once
#include <string>
#include <string_view>

#include "base/harmless.h"

namespace ziping::output {

/// Columns a terminal needs: Chinese characters take two.
int display_width(char32_t code);
int display_width(std::string_view utf8);
/// The text with spaces behind it, or in front, to this width.
std::string padded(std::string text, int width);
std::string right_aligned(std::string text, int width);

using ziping::harmless;
using ziping::one_line;

}  // namespace ziping::output
