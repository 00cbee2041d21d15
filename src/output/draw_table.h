#pragma once
#include <string>

#include "layout/reading.h"

namespace ziping::output {

/// A table drawn with box characters, merged cells as printed, at most `width` columns wide (long texts are wrapped).
std::string draw_table(const layout::Table& table, int width);

}  // namespace ziping::output
