#pragma once
#include <leptonica/allheaders.h>

#include <memory>
#include <vector>

#include "base/raster.h"

namespace ziping::image {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
/// A Leptonica picture that frees itself; null where Leptonica failed (no memory). For .cc files of this room only.
using PixPtr = std::unique_ptr<Pix, PixDeleter>;
struct BoxaDeleter {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxaPtr = std::unique_ptr<Boxa, BoxaDeleter>;

/// A connected piece of a bilevel mask, in pixels of the mask, and its own picture.
struct Shape {
  l_int32 x = 0;
  l_int32 y = 0;
  l_int32 width = 0;
  l_int32 height = 0;
  PixPtr picture;
};

/// The connected pieces of a mask (4 or 8 neighbours), at most so many; none where Leptonica failed.
std::vector<Shape> shapes_of(Pix* mask, int connectivity, int most);

/// Grey raster to 8 bits a pixel and back.
PixPtr to_pix(const Raster& grey);
Raster from_pix(Pix* pix, double dpi);

/// One bit a pixel: on where the raster is darker than `threshold`.
PixPtr dark_mask(const Raster& grey, int threshold);

}  // namespace ziping::image
