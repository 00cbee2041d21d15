#pragma once
#include <vector>

#include "base/box.h"
#include "base/raster.h"

namespace ziping::image {

/// Ink that hangs together (over corners too): its box in pixels of the raster how many pixels it has, and
/// its darkest grey level.
struct Component {
  PixelBox box;
  int pixels = 0;
  int darkest = 255;
};

/// The connected pieces of what is darker than `threshold` inside `region`, ordered by their top row.
std::vector<Component> components(const Raster& grey, const PixelBox& region, int threshold);

}  // namespace ziping::image
