#include "ocr/squeeze.h"

#include <algorithm>
#include <cstring>

namespace ziping::ocr {

Raster squeezed(const Raster& line, int width) {
  Raster out(width, line.height(), 1, line.dpi());
  // Each old pixel counts `width` and each new one covers `line.width()` of those: whole numbers all the way.
  const int all = line.width();
  for (int y = 0; y < line.height(); ++y) {
    const std::uint8_t* from = line.row(y);
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < width; ++x) {
      const int begin = x * all;
      const int end = begin + all;
      int sum = 0;
      for (int i = begin / width; i * width < end; ++i) {
        sum += from[i] * (std::min((i + 1) * width, end) - std::max(i * width, begin));
      }
      to[x] = static_cast<std::uint8_t>((sum + all / 2) / all);
    }
  }
  return out;
}

Raster columns_of(const Raster& line, int from, int to, int margin) {
  Raster out(to - from + 2 * margin, line.height(), 1, line.dpi());
  std::fill(out.pixels().begin(), out.pixels().end(), std::uint8_t{255});
  for (int y = 0; y < line.height(); ++y) {
    std::memcpy(out.row(y) + margin, line.row(y) + from, static_cast<std::size_t>(to - from));
  }
  return out;
}

}  // namespace ziping::ocr
