#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "image/page_picture.h"

/// Pictures of any size and content are made ready or refused; lines and rules found lie inside them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ziping;
  if (size < 4) return 0;
  const int width = 1 + data[0] * 2;
  const int height = 1 + data[1] * 2;
  const int channels = data[2] % 2 == 0 ? 1 : 3;
  Raster raster(width, height, channels, 50 + data[3] * 2.0);
  auto& pixels = raster.pixels();
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = size > 4 ? data[4 + i % (size - 4)] : 255;
  image::PrepareOptions options;
  options.clean = data[2] % 4 >= 2;
  const auto picture = image::prepare(raster, options);
  if (!picture) return 0;
  const PixelBox whole{0, 0, picture->grey.width(), picture->grey.height()};
  for (const image::InkLine& line : image::find_lines(*picture, whole, 0)) {
    if (line.box.x0 < 0 || line.box.y0 < 0 || line.box.x1 > whole.x1 || line.box.y1 > whole.y1) std::abort();
  }
  return 0;
}
