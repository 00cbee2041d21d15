#pragma once
#include <cstdint>

#include "base/box.h"
#include "base/raster.h"

namespace ziping::image {

/// Whether an RGB pixel has the red of a stamp.
bool is_red(const std::uint8_t* pixel);

/// The luma (ITU-R BT.601) of an RGB pixel.
std::uint8_t grey_of(const std::uint8_t* pixel);

/// Takes red ink out of the area `seal` (pixels) of `grey`, which is the luma of `colour`, and keeps the black print
/// under it. Pixels without red near them stay as they are.
void take_out_seal_ink(const Raster& colour, const PixelBox& seal, Raster& grey);

}  // namespace ziping::image
