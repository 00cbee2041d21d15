#pragma once
#include <vector>

#include "base/raster.h"
#include "image/components.h"

namespace ziping::image {

/// The grey levels that part print from paper in a region. What is darker than `sure` is print; thin strokes that a
/// scan leaves pale are print down to `faint` where they hang together with something sure. Both 0 where nothing stands
/// out from the paper, that is, where the region is blank.
struct InkLevels {
  int sure = 0;
  int faint = 0;
};
InkLevels region_levels(const Raster& ink, const PixelBox& region);

/// What of the pieces of ink in `region` is print: without dust, without what is left of rules at the region's border,
/// without underlines, and with points and commas only where they stand beside print. `em` in pixels.
std::vector<Component> print_marks(const Raster& ink, const PixelBox& region, double em, InkLevels levels);

/// Groups of marks, each one line of horizontal print, from the top.
std::vector<std::vector<Component>> group_lines(std::vector<Component> marks, double em);

/// The box around marks; empty for none.
PixelBox box_around(const std::vector<Component>& marks);

}  // namespace ziping::image
