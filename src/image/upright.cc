#include "image/upright.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "image/background.h"
#include "image/components.h"
#include "image/pix.h"

namespace ziping::image {
namespace {

/// Averages squares of pixels so that about `dpi` remain.
Raster reduced(const Raster& grey, double dpi) {
  const int factor = std::max(1, static_cast<int>(std::lround(grey.dpi() / dpi)));
  if (factor == 1) return grey.clone();
  Raster small(std::max(1, grey.width() / factor), std::max(1, grey.height() / factor), 1, grey.dpi() / factor);
  if (grey.width() < factor || grey.height() < factor) return grey.clone();
  std::vector<unsigned> sums(static_cast<std::size_t>(small.width()));
  const unsigned area = static_cast<unsigned>(factor * factor);
  for (int y = 0; y < small.height(); ++y) {
    std::fill(sums.begin(), sums.end(), 0U);
    for (int k = 0; k < factor; ++k) {
      const std::uint8_t* row = grey.row(y * factor + k);
      for (std::size_t x = 0; x < sums.size(); ++x) {
        for (int j = 0; j < factor; ++j) sums[x] += *row++;
      }
    }
    std::uint8_t* out = small.row(y);
    for (std::size_t x = 0; x < sums.size(); ++x) out[x] = static_cast<std::uint8_t>(sums[x] / area);
  }
  return small;
}

int count_pieces(Pix* mask) {
  l_int32 count = 0;
  pixCountConnComp(mask, 8, &count);
  return count;
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
  // Marks of the size of a character; rules, pictures and dust say nothing.
  std::vector<Component> marks = components(small, {0, 0, small.width(), small.height()}, 170);
  std::erase_if(marks, [](const Component& mark) {
    const int longer = std::max(mark.box.width(), mark.box.height());
    return longer < 5 || longer > 50;
  });
  if (marks.size() < 40) return false;
  std::vector<int> sizes;
  for (const Component& mark : marks) sizes.push_back(std::max(mark.box.width(), mark.box.height()));
  const auto large = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 3 / 4);
  std::nth_element(sizes.begin(), large, sizes.end());
  const int em = *large;
  Raster print(small.width(), small.height(), 1, small.dpi());
  std::fill(print.pixels().begin(), print.pixels().end(), std::uint8_t{255});
  for (const Component& mark : marks) {
    if (std::max(mark.box.width(), mark.box.height()) > 2 * em) continue;
    for (int y = mark.box.y0; y < mark.box.y1; ++y) {
      std::fill(print.row(y) + mark.box.x0, print.row(y) + mark.box.x1, std::uint8_t{0});
    }
  }
  // Characters of a line stand closer than lines do: a bridge of less than half an em joins more of them along the
  // line than across.
  const PixPtr mask = dark_mask(print, 128);
  if (!mask) return false;
  const int bridge = std::max(3, em / 2) | 1;
  const PixPtr along_x(pixCloseSafeBrick(nullptr, mask.get(), bridge, 1));
  const PixPtr along_y(pixCloseSafeBrick(nullptr, mask.get(), 1, bridge));
  if (!along_x || !along_y) return false;
  const int rows = count_pieces(along_x.get());
  const int columns = count_pieces(along_y.get());
  return columns * 5 < rows * 4;
}

double find_skew(const Raster& grey) {
  const Raster small = reduced(grey, 150);
  const PixPtr mask = dark_mask(small, ink_threshold(small));
  if (!mask) return 0;
  l_float32 angle = 0;
  l_float32 confidence = 0;
  // First in half steps of a degree on a quarter of the rows, then halving the interval on half of them.
  constexpr float kRange = 8;
  constexpr float kStep = 0.5F;
  constexpr float kFinest = 0.01F;
  if (pixFindSkewSweepAndSearch(mask.get(), &angle, &confidence, 4, 2, kRange, kStep, kFinest) != 0) return 0;
  // Leptonica's own advice: below 3 the score has no clear peak.
  if (confidence < 3) return 0;
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
