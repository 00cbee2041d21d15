#include "image/clear_holes.h"

#include <algorithm>
#include <cmath>

#include "image/components.h"
#include "image/reduce.h"

namespace ziping::image {
namespace {

/// Resolution at which holes are looked for.
constexpr double kLookDpi = 75;
constexpr int kDark = 150;
/// Diameter in points: the common punches make 5 to 8 mm.
constexpr double kSmallest = 10;
constexpr double kLargest = 28;
/// Filed holes lie within 25 mm of an edge.
constexpr double kMargin = 70;
/// Share of its box that a disc covers is pi / 4; the print of a letter covers less, a block more.
constexpr double kLeastFill = 0.68;
constexpr double kMostFill = 0.9;
/// The blurred rim around a hole, in points.
constexpr double kRim = 2;

bool is_disc(const Component& piece, double points) {
  const double width = piece.box.width() * points;
  const double height = piece.box.height() * points;
  if (std::min(width, height) < kSmallest || std::max(width, height) > kLargest) return false;
  if (std::max(width, height) > 1.2 * std::min(width, height) + points) return false;
  const double fill = piece.pixels / (static_cast<double>(piece.box.width()) * piece.box.height());
  return fill >= kLeastFill && fill <= kMostFill;
}

}  // namespace

void clear_holes(Raster& grey) {
  const Raster small = reduced(grey, kLookDpi);
  const double points = small.points_per_pixel();
  const int factor = static_cast<int>(std::lround(grey.dpi() / small.dpi()));
  const int rim = static_cast<int>(std::lround(kRim / grey.points_per_pixel()));
  for (const Component& piece : components(small, {0, 0, small.width(), small.height()}, kDark)) {
    const double x = (piece.box.x0 + piece.box.x1) / 2.0;
    const double y = (piece.box.y0 + piece.box.y1) / 2.0;
    const double to_edge = std::min({x, y, small.width() - x, small.height() - y}) * points;
    if (to_edge > kMargin || !is_disc(piece, points)) continue;
    const int left = std::max(0, piece.box.x0 * factor - rim);
    const int right = std::min(grey.width(), piece.box.x1 * factor + rim);
    const int bottom = std::min(grey.height(), piece.box.y1 * factor + rim);
    for (int row = std::max(0, piece.box.y0 * factor - rim); row < bottom; ++row) {
      std::fill(grey.row(row) + left, grey.row(row) + right, std::uint8_t{255});
    }
  }
}

}  // namespace ziping::image
