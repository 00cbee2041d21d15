#pragma once
#include <string_view>

#include "base/raster.h"

namespace ziping::ocr {

/// True if the crop of a figure (no margin, dark on white) shows more signs as tall as digits, each parted from the
/// next by white, than `text` (folded) has. Readers that slide over a line lose digits of a row of equal ones, and lose
/// the same ones; the ink still shows them. Digits that touch say nothing against a reading.
bool shows_more_digits(const Raster& crop, std::u32string_view text);

}  // namespace ziping::ocr
