#include "image/seal.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "image/components.h"
#include "image/seal_ink.h"

namespace ziping::image {
namespace {

/// The page is looked at in squares of this many points; a square with a fair share of red belongs to a seal.
constexpr double kSquare = 1.5;
constexpr double kRedShare = 0.12;
/// Seals of offices measure 38 to 50 mm, personal ones 15 to 25 mm (in points here); a red headline is longer.
constexpr double kSmallest = 30;
constexpr double kLargest = 190;
constexpr double kMostOblong = 2.6;

/// Places of the page that a seal covers, in pixels.
std::vector<PixelBox> find_seals(const Raster& colour) {
  const int side = std::max(2, static_cast<int>(std::lround(kSquare * colour.dpi() / 72)));
  Raster squares(colour.width() / side + 1, colour.height() / side + 1, 1, colour.dpi() / side);
  std::vector<int> red(static_cast<std::size_t>(squares.width()));
  for (int top = 0; top < squares.height(); ++top) {
    std::fill(red.begin(), red.end(), 0);
    const int bottom = std::min((top + 1) * side, colour.height());
    for (int y = top * side; y < bottom; ++y) {
      const std::uint8_t* row = colour.row(y);
      for (int x = 0; x < colour.width(); ++x) red[static_cast<std::size_t>(x / side)] += is_red(row + 3 * x) ? 1 : 0;
    }
    for (int x = 0; x < squares.width(); ++x) {
      squares.row(top)[x] = red[static_cast<std::size_t>(x)] > kRedShare * side * side ? 0 : 255;
    }
  }
  // The characters of a seal stand apart from its rim: squares that are near each other belong together.
  Raster near = squares.clone();
  constexpr int kReach = 3;
  for (int y = 0; y < squares.height(); ++y) {
    for (int x = 0; x < squares.width(); ++x) {
      if (squares.row(y)[x] != 0) continue;
      for (int ny = std::max(0, y - kReach); ny <= std::min(squares.height() - 1, y + kReach); ++ny) {
        for (int nx = std::max(0, x - kReach); nx <= std::min(squares.width() - 1, x + kReach); ++nx) {
          near.row(ny)[nx] = 0;
        }
      }
    }
  }
  std::vector<PixelBox> seals;
  const double points = 72 / squares.dpi();
  for (const Component& part : components(near, {0, 0, near.width(), near.height()}, 128)) {
    const double width = (part.box.width() - 2 * kReach) * points;
    const double height = (part.box.height() - 2 * kReach) * points;
    if (std::min(width, height) < kSmallest || std::max(width, height) > kLargest) continue;
    if (std::max(width, height) > kMostOblong * std::min(width, height)) continue;
    seals.push_back({std::max(0, part.box.x0 * side), std::max(0, part.box.y0 * side),
                     std::min(colour.width(), part.box.x1 * side), std::min(colour.height(), part.box.y1 * side)});
  }
  return seals;
}

}  // namespace

Raster grey_without_seal(const Raster& colour, bool* removed) {
  Raster grey(colour.width(), colour.height(), 1, colour.dpi());
  for (int y = 0; y < colour.height(); ++y) {
    const std::uint8_t* in = colour.row(y);
    std::uint8_t* out = grey.row(y);
    for (int x = 0; x < colour.width(); ++x) out[x] = grey_of(in + 3 * x);
  }
  const std::vector<PixelBox> seals = find_seals(colour);
  for (const PixelBox& seal : seals) take_out_seal_ink(colour, seal, grey);
  *removed = !seals.empty();
  return grey;
}

}  // namespace ziping::image
