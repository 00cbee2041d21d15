#pragma once
#include "base/raster.h"

namespace ziping::image {

/// Makes the holes of a hole punch white: solid discs of 3.5 to 10 mm in the page's margins, which readers take for
/// letters. A character of that size is never solid.
void clear_holes(Raster& grey);

}  // namespace ziping::image
