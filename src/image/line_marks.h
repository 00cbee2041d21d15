#pragma once
#include <vector>

#include "base/raster.h"
#include "image/components.h"

namespace ziping::image {

/// The grey level that parts print from paper inside `region`, from what is there; 0 where nothing stands out from
/// the paper, that is, where the region is blank.
int region_threshold(const Raster& ink, const PixelBox& region);

/// What of the pieces of ink in `region` is print: without dust, without what is left of rules at the region's border,
/// without underlines, and with points and commas only where they stand beside print. `em` in pixels.
std::vector<Component> print_marks(const Raster& ink, const PixelBox& region, double em, int threshold);

/// Groups of marks, each one line of horizontal print, from the top.
std::vector<std::vector<Component>> group_lines(std::vector<Component> marks, double em);

/// The box around marks; empty for none.
PixelBox box_around(const std::vector<Component>& marks);

}  // namespace ziping::image
