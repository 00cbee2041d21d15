#pragma once
#include "base/raster.h"

namespace ziping::image {

/// The grey picture of an RGB page. Inside a red seal the seal's ink is taken out and black print under it kept; red
/// print elsewhere stays as dark as it looks. `removed` tells whether a seal was found.
Raster grey_without_seal(const Raster& colour, bool* removed);

}  // namespace ziping::image
