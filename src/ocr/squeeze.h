#pragma once
#include "base/raster.h"

namespace ziping::ocr {

/// A grey line of print made narrower, its height kept: each pixel is the mean of what it covers. (Leptonica averages
/// only where both sides shrink, and would drop thin strokes here.)
Raster squeezed(const Raster& line, int width);

/// The columns [from, to) with `margin` white columns on both sides.
Raster columns_of(const Raster& line, int from, int to, int margin);

}  // namespace ziping::ocr
