#include "image/upright.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "image/background.h"
#include "image/components.h"
#include "image/pix.h"
#include "image/reduce.h"

namespace ziping::image {
namespace {

/// Gap between two intervals; negative where they overlap.
int gap(int a0, int a1, int b0, int b1) {
  return std::max(b0 - a1, a0 - b1);
}

}  // namespace

Raster turned(const Raster& raster, int quarter_turns) {
  const int turns = ((quarter_turns % 4) + 4) % 4;
  if (turns == 0) return raster.clone();
  const int width = raster.width();
  const int height = raster.height();
  const int channels = raster.channels();
  Raster result(turns == 2 ? width : height, turns == 2 ? height : width, channels, raster.dpi());
  // In blocks, so that neither the rows read nor the rows written fall out of the cache.
  constexpr int kBlock = 64;
  for (int top = 0; top < height; top += kBlock) {
    for (int left = 0; left < width; left += kBlock) {
      for (int y = top; y < std::min(top + kBlock, height); ++y) {
        const std::uint8_t* in = raster.row(y);
        for (int x = left; x < std::min(left + kBlock, width); ++x) {
          const int to_x = turns == 1 ? height - 1 - y : turns == 2 ? width - 1 - x : y;
          const int to_y = turns == 1 ? x : turns == 2 ? height - 1 - y : width - 1 - x;
          for (int c = 0; c < channels; ++c) result.row(to_y)[to_x * channels + c] = in[x * channels + c];
        }
      }
    }
  }
  return result;
}

bool lies_on_its_side(const Raster& grey) {
  const Raster small = reduced(grey, 100);
  // Marks of the size of a character; rules, pictures and dust say nothing. Nor do long flat ones: the thin rules of a
  // skewed page fall apart into steps here, which would pass for large characters one below the other.
  constexpr int kFlat = 4;
  std::vector<Component> marks = components(small, {0, 0, small.width(), small.height()}, 170);
  std::erase_if(marks, [](const Component& mark) {
    const int longer = std::max(mark.box.width(), mark.box.height());
    const int shorter = std::min(mark.box.width(), mark.box.height());
    return longer < 5 || longer > 50 || longer >= kFlat * shorter;
  });
  if (marks.size() < 40) return false;
  std::vector<int> sizes;
  for (const Component& mark : marks) sizes.push_back(std::max(mark.box.width(), mark.box.height()));
  const auto large = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 3 / 4);
  std::nth_element(sizes.begin(), large, sizes.end());
  const int em = *large;
  std::erase_if(marks, [&](const Component& mark) { return std::max(mark.box.width(), mark.box.height()) > 2 * em; });
  // Strokes of one character are put together first: many characters fall apart one way, some the other.
  Raster print(small.width(), small.height(), 1, small.dpi());
  std::fill(print.pixels().begin(), print.pixels().end(), std::uint8_t{255});
  const int grow = std::max(1, em / 12);
  for (const Component& mark : marks) {
    const int right = std::min(small.width(), mark.box.x1 + grow);
    for (int y = std::max(0, mark.box.y0 - grow); y < std::min(small.height(), mark.box.y1 + grow); ++y) {
      std::fill(print.row(y) + std::max(0, mark.box.x0 - grow), print.row(y) + right, std::uint8_t{0});
    }
  }
  std::vector<Component> characters = components(print, {0, 0, small.width(), small.height()}, 128);
  // Characters follow each other more closely than lines do: which side is the nearest neighbour on? Pieces that have
  // grown together into runs tell by their shape.
  constexpr std::size_t kMost = 3000;
  if (characters.size() > kMost) characters.resize(kMost);
  double along_x = 0;
  double along_y = 0;
  for (const Component& one : characters) {
    const int width = one.box.width();
    const int height = one.box.height();
    if (std::max(width, height) > 2 * std::min(width, height) && std::max(width, height) > 2 * em) {
      (width > height ? along_x : along_y) += std::max(width, height) / static_cast<double>(em);
      continue;
    }
    int nearest_x = 2 * em;
    int nearest_y = 2 * em;
    for (const Component& other : characters) {
      if (&other == &one) continue;
      const int gap_x = gap(one.box.x0, one.box.x1, other.box.x0, other.box.x1);
      const int gap_y = gap(one.box.y0, one.box.y1, other.box.y0, other.box.y1);
      if (gap_y < 0 && gap_x >= 0) nearest_x = std::min(nearest_x, gap_x);
      if (gap_x < 0 && gap_y >= 0) nearest_y = std::min(nearest_y, gap_y);
    }
    if (nearest_x * 5 < nearest_y * 4) along_x += 1;
    if (nearest_y * 5 < nearest_x * 4) along_y += 1;
  }
  return along_y > 1.3 * along_x;
}

double find_skew(const Raster& grey) {
  const Raster small = reduced(grey, 150);
  const PixPtr mask = dark_mask(small, ink_threshold(small));
  if (!mask) return 0;
  l_float32 angle = 0;
  l_float32 confidence = 0;
  // First in half steps of a degree on a quarter of the rows, then halving the interval on all of them.
  constexpr float kRange = 8;
  constexpr float kStep = 0.5F;
  constexpr float kFinest = 0.01F;
  if (pixFindSkewSweepAndSearch(mask.get(), &angle, &confidence, 4, 1, kRange, kStep, kFinest) != 0) return 0;
  // The best angle's score in parts of the worst one's. Pages of large, widely spaced print reach 2, noise 1.1.
  constexpr float kClear = 1.35F;
  if (confidence < kClear) return 0;
  return -static_cast<double>(angle);
}

Raster straightened(const Raster& grey, double skew) {
  const PixPtr pix = to_pix(grey);
  if (!pix) return grey.clone();
  // Leptonica turns clockwise for positive angles.
  const auto radians = static_cast<l_float32>(-skew * std::numbers::pi / 180);
  const PixPtr rotated(pixRotateAMGray(pix.get(), radians, 255));
  if (!rotated) return grey.clone();
  return from_pix(rotated.get(), grey.dpi());
}

}  // namespace ziping::image
