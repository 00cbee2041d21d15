#pragma once
#include "base/raster.h"

namespace ziping::image {

/// Makes the paper white (255) everywhere: a grey gradient, the shadow of a fold and the shading of table heads vanish,
/// ink keeps its contrast to the paper around it. Solid black areas stay black. Cheap where the paper is white already.
void flatten_background(Raster& grey);

/// The grey level that parts ink from paper on an evened-out page: halfway between the print's typical darkness and
/// the paper, kept within what scans need.
int ink_threshold(const Raster& grey);

}  // namespace ziping::image
