#pragma once
#include "image/page_picture.h"
#include "layout/reading.h"

namespace ziping::batch {

/// How far what was read lies where the ink lies; both 1 where there is nothing to compare.
struct InkCoverage {
  /// Share of the picture's ink (rules left out) that lies under something that was read.
  double ink_read = 1;
  /// Share of the area of what was read, cut to lines, whose line has any ink.
  double read_on_ink = 1;
};

/// `reading` as it came from `picture`: boxes in points of the straightened page. Pure.
InkCoverage ink_coverage(const image::PagePicture& picture, const layout::PageReading& reading);

}  // namespace ziping::batch
