#include "image/clear_edges.h"

#include <algorithm>
#include <cmath>

#include "image/pix.h"
#include "image/reduce.h"

namespace ziping::image {
namespace {

/// Resolution at which borders are looked for.
constexpr double kLookDpi = 75;
/// Solid to this depth in points; strokes of print and rules are thinner.
constexpr double kSolid = 5;
/// The blurred fringe around a border, in points.
constexpr double kFringe = 2;
constexpr int kDark = 130;

}  // namespace

void clear_edges(Raster& grey) {
  const Raster small = reduced(grey, kLookDpi);
  const PixPtr dark = dark_mask(small, kDark);
  if (!dark) return;
  const double scale = small.dpi() / 72;
  const int solid = std::max(3, static_cast<int>(std::lround(kSolid * scale)));
  // Dark areas are taken to go on beyond the picture: a border only a few pixels deep is solid too.
  const PixPtr framed(pixAddBorder(dark.get(), solid, 1));
  if (!framed) return;
  const PixPtr blocks(pixOpenBrick(nullptr, framed.get(), solid, solid));
  const int width = small.width() + 2 * solid;
  const int height = small.height() + 2 * solid;
  const PixPtr seed(pixCreate(width, height, 1));
  if (!blocks || !seed) return;
  pixSetOrClearBorder(seed.get(), solid, solid, solid, solid, PIX_SET);
  const PixPtr filled(pixSeedfillBinary(nullptr, seed.get(), blocks.get(), 4));
  if (!filled) return;
  const int fringe = 2 * std::max(1, static_cast<int>(std::lround(kFringe * scale))) + 1;
  const PixPtr grown(pixDilateBrick(nullptr, filled.get(), fringe, fringe));
  const PixPtr border(grown ? pixRemoveBorder(grown.get(), solid) : nullptr);
  if (!border) return;
  const int factor = static_cast<int>(std::lround(grey.dpi() / small.dpi()));
  for (int y = 0; y < grey.height(); ++y) {
    std::uint8_t* row = grey.row(y);
    const int small_y = std::min(y / factor, small.height() - 1);
    for (int x = 0; x < small.width(); ++x) {
      l_uint32 on = 0;
      pixGetPixel(border.get(), x, small_y, &on);
      if (on == 0) continue;
      const int end = x + 1 == small.width() ? grey.width() : std::min(grey.width(), (x + 1) * factor);
      std::fill(row + x * factor, row + end, std::uint8_t{255});
    }
  }
}

}  // namespace ziping::image
