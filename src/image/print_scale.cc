#include "image/print_scale.h"

#include <algorithm>
#include <utility>

namespace ziping::image {

double print_dpi(const Raster& page) {
  // The longer side of A3 is 1191 points, that of A4 842.
  constexpr double kLargest = 1300;
  constexpr double kUsual = 842;
  const double longer = std::max(page.width(), page.height());
  return longer * page.points_per_pixel() > kLargest ? longer * 72 / kUsual : page.dpi();
}

Raster with_dpi(Raster page, double dpi) {
  Raster result(page.width(), page.height(), page.channels(), dpi);
  result.pixels() = std::move(page.pixels());
  return result;
}

}  // namespace ziping::image
