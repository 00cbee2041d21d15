#pragma once
#include "base/raster.h"

namespace ziping::image {

/// Makes the dark borders white that a scanner draws around a page laid down askew or smaller than the glass: solid
/// dark areas that reach in from the picture's edge, and its
/// outermost two points. Lines and print that run into them stay.
void clear_edges(Raster& grey);

}  // namespace ziping::image
