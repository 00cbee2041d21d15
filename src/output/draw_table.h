#pragma once
#include <string>

#include "layout/reading.h"

namespace ziping::output {

/// Columns a terminal needs for the text: Chinese characters take two.
int display_width(std::string_view utf8);

/// A table drawn with box characters, merged cells as printed, at most `width` columns wide (long texts are wrapped).
std::string draw_table(const layout::Table& table, int width);

}  // namespace ziping::output
