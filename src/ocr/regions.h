#pragma once
#include <vector>

#include "base/box.h"

namespace ziping::ocr {

/// What is left of `region` without the boxes of `excluded`, in boxes that do not overlap, top to bottom and left to
/// right; pieces narrower or lower than `least` are left out.
std::vector<Box> free_areas(const Box& region, const std::vector<Box>& excluded, double least);

}  // namespace ziping::ocr
