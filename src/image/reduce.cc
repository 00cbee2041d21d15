#include "image/reduce.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ziping::image {

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

}  // namespace ziping::image
