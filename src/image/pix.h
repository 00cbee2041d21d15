#pragma once
#include <leptonica/allheaders.h>

#include <memory>

#include "base/raster.h"

namespace ziping::image {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
/// A Leptonica picture that frees itself; null where Leptonica failed (no memory). For .cc files of this room only.
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

/// Grey raster to 8 bits a pixel and back.
PixPtr to_pix(const Raster& grey);
Raster from_pix(Pix* pix, double dpi);

/// One bit a pixel: on where the raster is darker than `threshold`.
PixPtr dark_mask(const Raster& grey, int threshold);

}  // namespace ziping::image
