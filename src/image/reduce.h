#pragma once
#include "base/raster.h"

namespace ziping::image {

/// The picture at about `dpi`: squares of pixels averaged. A copy where it is no finer.
Raster reduced(const Raster& grey, double dpi);

}  // namespace ziping::image
