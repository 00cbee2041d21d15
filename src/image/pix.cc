#include "image/pix.h"

#include <algorithm>
#include <utility>

namespace ziping::image {

PixPtr to_pix(const Raster& grey) {
  PixPtr pix(pixCreateNoInit(grey.width(), grey.height(), 8));
  if (!pix) return pix;
  const l_int32 words = pixGetWpl(pix.get());
  l_uint32* data = pixGetData(pix.get());
  for (int y = 0; y < grey.height(); ++y) {
    const std::uint8_t* row = grey.row(y);
    l_uint32* line = data + std::ptrdiff_t{y} * words;
    // Leptonica keeps the leftmost pixel in the most significant byte.
    for (int word = 0; word < words; ++word) {
      l_uint32 value = 0;
      for (int k = 0; k < 4; ++k) {
        const int x = word * 4 + k;
        value = (value << 8U) | (x < grey.width() ? row[x] : 255U);
      }
      line[word] = value;
    }
  }
  return pix;
}

Raster from_pix(Pix* pix, double dpi) {
  Raster grey(pixGetWidth(pix), pixGetHeight(pix), 1, dpi);
  const l_int32 words = pixGetWpl(pix);
  const l_uint32* data = pixGetData(pix);
  for (int y = 0; y < grey.height(); ++y) {
    std::uint8_t* row = grey.row(y);
    const l_uint32* line = data + std::ptrdiff_t{y} * words;
    for (int x = 0; x < grey.width(); ++x) {
      row[x] = static_cast<std::uint8_t>(line[x / 4] >> (24U - 8U * (static_cast<unsigned>(x) % 4U)));
    }
  }
  return grey;
}

PixPtr dark_mask(const Raster& grey, int threshold) {
  PixPtr pix(pixCreate(grey.width(), grey.height(), 1));
  if (!pix) return pix;
  const l_int32 words = pixGetWpl(pix.get());
  l_uint32* data = pixGetData(pix.get());
  for (int y = 0; y < grey.height(); ++y) {
    const std::uint8_t* row = grey.row(y);
    l_uint32* line = data + std::ptrdiff_t{y} * words;
    for (int word = 0; word < words; ++word) {
      const int end = std::min(32, grey.width() - word * 32);
      l_uint32 value = 0;
      for (int k = 0; k < end; ++k) {
        value |= static_cast<l_uint32>(row[word * 32 + k] < threshold) << (31U - static_cast<unsigned>(k));
      }
      line[word] = value;
    }
  }
  return pix;
}

std::vector<Shape> shapes_of(Pix* mask, int connectivity, int most) {
  struct PixaDeleter {
    void operator()(Pixa* pictures) const { pixaDestroy(&pictures); }
  };
  std::vector<Shape> shapes;
  Pixa* found = nullptr;
  const BoxaPtr boxes(pixConnComp(mask, &found, connectivity));
  const std::unique_ptr<Pixa, PixaDeleter> pictures(found);
  if (!boxes || !pictures) return shapes;
  const int count = std::min(boxaGetCount(boxes.get()), most);
  for (int i = 0; i < count; ++i) {
    Shape shape;
    boxaGetBoxGeometry(boxes.get(), i, &shape.x, &shape.y, &shape.width, &shape.height);
    shape.picture.reset(pixaGetPix(pictures.get(), i, L_CLONE));
    if (shape.picture) shapes.push_back(std::move(shape));
  }
  return shapes;
}

}  // namespace ziping::image
