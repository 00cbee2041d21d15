#pragma once
#include <vector>

#include "image/page_picture.h"

namespace ziping::ocr {

/// The line cut where its ink leaves a gap of `gap` pixels or more, left to right. Vertical lines stay whole.
std::vector<image::InkLine> cut_at_gaps(const image::PagePicture& picture, const image::InkLine& line, double gap);

}  // namespace ziping::ocr
