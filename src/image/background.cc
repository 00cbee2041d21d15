#include "image/background.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ziping::image {
namespace {

/// Share of a tile's pixels that are darker than its paper: dense bold print covers less than the rest.
constexpr double kPaper = 0.85;
/// Darker than this is no paper but a black area.
constexpr int kDarkest = 90;
/// A page with paper this white in all tiles is left as it is.
constexpr int kWhite = 251;

int percentile(const std::array<int, 256>& histogram, int count, double share) {
  int left = static_cast<int>(share * count);
  for (int value = 0; value < 256; ++value) {
    left -= histogram[static_cast<std::size_t>(value)];
    if (left < 0) return value;
  }
  return 255;
}

/// The paper's grey level in tiles of the page.
class PaperMap {
 public:
  PaperMap(const Raster& grey, int tile)
      : tile_(tile), across_((grey.width() + tile - 1) / tile), down_((grey.height() + tile - 1) / tile) {
    for (int row = 0; row < down_; ++row) {
      for (int column = 0; column < across_; ++column) levels_.push_back(level(grey, column, row));
    }
    smooth();
  }

  bool is_white() const {
    return std::all_of(levels_.begin(), levels_.end(), [](int level) { return level >= kWhite; });
  }
  int across() const { return across_; }
  /// The factor that makes paper white, in 1/256, in the middle of each tile column for row `y` of the raster.
  std::vector<int> gains(int y) const {
    const double place = std::clamp((y + 0.5) / tile_ - 0.5, 0.0, static_cast<double>(down_ - 1));
    const int upper = static_cast<int>(place);
    const int lower = std::min(upper + 1, down_ - 1);
    std::vector<int> result;
    for (int column = 0; column < across_; ++column) {
      const double paper = at(column, upper) + (place - upper) * (at(column, lower) - at(column, upper));
      result.push_back(static_cast<int>(std::lround(255.0 * 256 / paper)));
    }
    return result;
  }

 private:
  int at(int column, int row) const { return levels_[static_cast<std::size_t>(row * across_ + column)]; }

  int level(const Raster& grey, int column, int row) const {
    std::array<int, 256> histogram{};
    int count = 0;
    const int bottom = std::min((row + 1) * tile_, grey.height());
    const int right = std::min((column + 1) * tile_, grey.width());
    for (int y = row * tile_; y < bottom; y += 2) {
      const std::uint8_t* line = grey.row(y);
      for (int x = column * tile_; x < right; x += 2) {
        ++histogram[line[x]];
        ++count;
      }
    }
    return std::max(percentile(histogram, count, kPaper), kDarkest);
  }

  /// The median of each tile and its neighbours: a tile full of ink takes the paper from around it.
  void smooth() {
    const std::vector<int> before = levels_;
    for (int row = 0; row < down_; ++row) {
      for (int column = 0; column < across_; ++column) {
        std::vector<int> around;
        for (int y = std::max(row - 1, 0); y <= std::min(row + 1, down_ - 1); ++y) {
          for (int x = std::max(column - 1, 0); x <= std::min(column + 1, across_ - 1); ++x) {
            around.push_back(before[static_cast<std::size_t>(y * across_ + x)]);
          }
        }
        const auto middle = around.begin() + static_cast<std::ptrdiff_t>(around.size() / 2);
        std::nth_element(around.begin(), middle, around.end());
        levels_[static_cast<std::size_t>(row * across_ + column)] = *middle;
      }
    }
  }

  int tile_;
  int across_;
  int down_;
  std::vector<int> levels_;
};

}  // namespace

void flatten_background(Raster& grey) {
  const int tile = std::max(16, static_cast<int>(grey.dpi() / 8));
  const PaperMap paper(grey, tile);
  if (paper.is_white()) return;
  const int width = grey.width();
  // Between the middles of two tiles the factor changes evenly. Where a column lies between them is the same in all
  // rows, and divisions are what this would cost most.
  struct Between {
    int from = 0;
    int to = 0;
    /// Share of the way, in 1/65536.
    int share = 0;
  };
  std::vector<Between> columns(static_cast<std::size_t>(width));
  for (int x = 0; x < width; ++x) {
    const int twice = 2 * x + 1 - tile;
    Between& between = columns[static_cast<std::size_t>(x)];
    between.from = std::clamp(twice / (2 * tile), 0, paper.across() - 1);
    between.to = std::min(between.from + 1, paper.across() - 1);
    between.share = std::clamp(twice - between.from * 2 * tile, 0, 2 * tile) * 65536 / (2 * tile);
  }
  for (int y = 0; y < grey.height(); ++y) {
    const std::vector<int> gains = paper.gains(y);
    const auto gain = [&](const Between& between) {
      const int here = gains[static_cast<std::size_t>(between.from)];
      return here + (((gains[static_cast<std::size_t>(between.to)] - here) * between.share) >> 16);
    };
    std::uint8_t* row = grey.row(y);
    for (int x = 0; x < width; ++x) {
      row[x] = static_cast<std::uint8_t>(std::min(255, (row[x] * gain(columns[static_cast<std::size_t>(x)])) >> 8));
    }
  }
}

int ink_threshold(const Raster& grey) {
  constexpr int kCertainlyInk = 190;
  std::array<int, 256> histogram{};
  int count = 0;
  for (int y = 0; y < grey.height(); y += 3) {
    const std::uint8_t* row = grey.row(y);
    for (int x = 0; x < grey.width(); x += 2) {
      if (row[x] >= kCertainlyInk) continue;
      ++histogram[row[x]];
      ++count;
    }
  }
  if (count < 20) return 160;
  const int dark = percentile(histogram, count, 0.25);
  return std::clamp((dark + 255) / 2 + 10, 140, 200);
}

}  // namespace ziping::image
