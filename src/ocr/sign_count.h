#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/box.h"
#include "base/raster.h"

namespace ziping::ocr {

/// True if the crop of a figure (no margin, dark on white) shows more signs as tall as digits, each parted from the
/// next by white, than `text` (folded) has. Readers that slide over a line lose digits of a row of equal ones, and lose
/// the same ones; the ink still shows them. Digits that touch say nothing against a reading.
bool shows_more_digits(const Raster& crop, std::u32string_view text);

/// Where the digits of such a crop stand, up to the first gap wider than a digit: behind it may stand a signature. What
/// is as wide as two digits or more is shared out among so many.
std::vector<PixelBox> digit_places(const Raster& crop);

/// `said` with its equal digits side by side as often as in `seen`, the same figure's digits read one by one; nullopt
/// where `seen` is another figure, or has no more digits.
std::optional<std::u32string> with_repeats(std::u32string_view said, std::u32string_view seen);

}  // namespace ziping::ocr
