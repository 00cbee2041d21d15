#include "image/shaded_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "image/pix.h"
#include "image/reduce.h"

namespace ziping::image {
namespace {

/// Resolution at which blocks are looked for.
constexpr double kLookDpi = 75;

// Lengths in points.
/// Print on a block tears its picture no wider than this.
constexpr double kStroke = 3;
/// A line of print and the room it needs.
constexpr double kLowest = 9;
constexpr double kNarrowest = 24;
constexpr double kTallestPrint = 20;
/// Of the edge of a block with light print so much stays as its frame.
constexpr double kFrame = 2;
/// No page has as many pieces.
constexpr int kMostShapes = std::numeric_limits<int>::max();
/// Grey levels around the block's own that belong to it, and by how much print differs.
constexpr int kNoise = 16;
constexpr int kContrast = 45;
/// Shares of the block.
constexpr double kLeastFill = 0.6;
constexpr double kLeastPrint = 0.012;

using Histogram = std::array<int, 256>;

/// One block: its shape at the resolution of the search, and where that lies.
class Block {
 public:
  Block(const Pix* shape, int x, int y, int factor) : shape_(shape), x_(x), y_(y), factor_(factor) {}

  template <typename Visit>
  void each(Raster& grey, Visit visit) const {
    const int width = pixGetWidth(const_cast<Pix*>(shape_));
    const int height = pixGetHeight(const_cast<Pix*>(shape_));
    for (int row = 0; row < height; ++row) {
      for (int column = 0; column < width; ++column) {
        l_uint32 on = 0;
        pixGetPixel(const_cast<Pix*>(shape_), column, row, &on);
        if (on == 0) continue;
        const int left = std::clamp((x_ + column) * factor_, 0, grey.width());
        const int right = std::clamp(left + factor_, 0, grey.width());
        const int bottom = std::min((y_ + row + 1) * factor_, grey.height());
        for (int y = std::max(0, (y_ + row) * factor_); y < bottom; ++y) {
          for (int x = left; x < right; ++x) visit(grey.row(y)[x]);
        }
      }
    }
  }

 private:
  const Pix* shape_;
  int x_;
  int y_;
  int factor_;
};

struct Shade {
  int fill = 255;
  /// The grey level of the print where it is lighter than the block.
  std::optional<int> light;
};

/// What the block is filled with and printed on it, if it is one.
std::optional<Shade> shade_of(const Histogram& histogram, int paper) {
  int all = 0;
  for (const int count : histogram) all += count;
  if (all == 0) return std::nullopt;
  int fill = 0;
  int most = 0;
  for (int level = 0; level < paper; ++level) {
    int around = 0;
    for (int near = level - kNoise; near <= level + kNoise; ++near) {
      if (near >= 0 && near < 256) around += histogram[static_cast<std::size_t>(near)];
    }
    if (around > most) {
      most = around;
      fill = level;
    }
  }
  if (most < kLeastFill * all) return std::nullopt;
  int lighter = 0;
  int darker = 0;
  for (int level = 0; level < 256; ++level) {
    if (level > fill + kContrast) lighter += histogram[static_cast<std::size_t>(level)];
    if (level < fill - kContrast) darker += histogram[static_cast<std::size_t>(level)];
  }
  Shade shade{fill, std::nullopt};
  if (std::max(lighter, darker) < kLeastPrint * all) return std::nullopt;
  if (darker >= lighter) return shade;
  // The lightest tenth of the light print: the rest is the blur of its edges.
  int left = lighter / 10;
  int light = 255;
  while (light > fill + kContrast && (left -= histogram[static_cast<std::size_t>(light)]) > 0) --light;
  shade.light = light;
  return shade;
}

void level_block(Raster& grey, const Block& inner, const Block& outer, int paper) {
  Histogram histogram{};
  inner.each(grey, [&](std::uint8_t& value) { ++histogram[value]; });
  const std::optional<Shade> shade = shade_of(histogram, paper);
  if (!shade) return;
  std::array<std::uint8_t, 256> levels{};
  for (int level = 0; level < 256; ++level) {
    int value = level * 255 / shade->fill;
    if (shade->light) {
      // A little above the fill is its noise.
      const int from = shade->fill + kNoise / 2;
      value = 255 - (level - from) * 255 / std::max(1, *shade->light - from);
    }
    levels[static_cast<std::size_t>(level)] = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
  }
  (shade->light ? inner : outer).each(grey, [&](std::uint8_t& value) { value = levels[value]; });
}

/// Dense light print tears holes into a block, none of them taller than a line of print.
void fill_small_holes(Pix* mask, int tallest) {
  const PixPtr holes(pixHolesByFilling(mask, 4));
  if (!holes) return;
  for (const Shape& hole : shapes_of(holes.get(), 4, kMostShapes)) {
    if (hole.height > tallest) continue;
    pixRasterop(mask, hole.x, hole.y, hole.width, hole.height, PIX_SRC | PIX_DST, hole.picture.get(), 0, 0);
  }
}

}  // namespace

void level_shaded_blocks(Raster& grey, int paper) {
  const Raster small = reduced(grey, kLookDpi);
  const PixPtr dark = dark_mask(small, paper);
  if (!dark) return;
  const double scale = small.dpi() / 72;
  const auto brick = [&](double points) { return std::max(2, static_cast<int>(std::lround(points * scale))); };
  const PixPtr closed(pixCloseSafeBrick(nullptr, dark.get(), brick(kStroke), brick(kStroke)));
  if (!closed) return;
  fill_small_holes(closed.get(), brick(kTallestPrint));
  const PixPtr solid(pixOpenBrick(nullptr, closed.get(), brick(kNarrowest), brick(kLowest)));
  if (!solid) return;
  l_int32 empty = 1;
  if (pixZero(solid.get(), &empty) != 0 || empty != 0) return;
  const int factor = static_cast<int>(std::lround(grey.dpi() / small.dpi()));
  const int frame = 2 * std::max(1, static_cast<int>(std::lround(kFrame * scale))) + 1;
  for (const Shape& shape : shapes_of(solid.get(), 4, kMostShapes)) {
    const auto [x, y] = std::pair(shape.x, shape.y);
    // The scanner's black border is none.
    if (x <= 1 || y <= 1 || x + shape.width >= small.width() - 1 || y + shape.height >= small.height() - 1) continue;
    const PixPtr room(pixAddBorder(shape.picture.get(), frame, 0));
    const PixPtr less(room ? pixErodeBrick(nullptr, room.get(), frame, frame) : nullptr);
    const PixPtr more(room ? pixDilateBrick(nullptr, room.get(), frame, frame) : nullptr);
    if (!less || !more) continue;
    level_block(grey, Block(less.get(), x - frame, y - frame, factor), Block(more.get(), x - frame, y - frame, factor),
                paper);
  }
}

}  // namespace ziping::image
