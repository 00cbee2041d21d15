#pragma once
#include "base/raster.h"

namespace ziping::image {

/// The raster turned clockwise by quarter turns (any integer).
Raster turned(const Raster& raster, int quarter_turns);

/// True if lines of print run from top to bottom, that is, the page lies on its side. A page with little print, or
/// print that stands as near to its neighbours in both directions, is taken as upright.
bool lies_on_its_side(const Raster& grey);

/// Degrees by which print runs down to the right (clockwise); 0 where the print does not tell.
double find_skew(const Raster& grey);

/// The raster turned counter-clockwise by `skew` degrees about its middle, in its old size, white at the corners.
Raster straightened(const Raster& grey, double skew);

}  // namespace ziping::image
