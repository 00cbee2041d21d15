#include "image/encode_picture.h"

#include <algorithm>
#include <cstdlib>

#include "image/pix.h"

namespace ziping::image {
namespace {

constexpr int kJpegQuality = 82;

Error failed(const char* message) {
  Origin origin;
  origin.stage = "image";
  return {ErrorCode::PageRenderFailed, message, origin};
}

PixPtr colour_pix(const Raster& page) {
  PixPtr pix(pixCreateNoInit(page.width(), page.height(), 32));
  if (!pix) return pix;
  const l_int32 words = pixGetWpl(pix.get());
  l_uint32* data = pixGetData(pix.get());
  for (int y = 0; y < page.height(); ++y) {
    const std::uint8_t* row = page.row(y);
    l_uint32* line = data + std::ptrdiff_t{y} * words;
    for (int x = 0; x < page.width(); ++x, row += 3) {
      line[x] = (l_uint32{row[0]} << 24U) | (l_uint32{row[1]} << 16U) | (l_uint32{row[2]} << 8U) | 255U;
    }
  }
  return pix;
}

}  // namespace

Result<std::string> encode_picture(const Raster& page, int quarter_turns, const PixelBox& part, PictureKind kind) {
  if (page.empty()) return failed("there is no picture");
  PixPtr pix = page.channels() == 3 ? colour_pix(page) : to_pix(page);
  const int turns = ((quarter_turns % 4) + 4) % 4;
  if (pix && turns > 0) pix.reset(pixRotateOrth(pix.get(), turns));
  if (!pix) return failed("no memory for the picture");
  if (!part.empty()) {
    const int x0 = std::clamp(part.x0, 0, static_cast<int>(pixGetWidth(pix.get())));
    const int y0 = std::clamp(part.y0, 0, static_cast<int>(pixGetHeight(pix.get())));
    const int x1 = std::clamp(part.x1, x0, static_cast<int>(pixGetWidth(pix.get())));
    const int y1 = std::clamp(part.y1, y0, static_cast<int>(pixGetHeight(pix.get())));
    if (x1 == x0 || y1 == y0) return failed("the part asked for lies outside the page");
    BOX* box = boxCreate(x0, y0, x1 - x0, y1 - y0);
    pix.reset(pixClipRectangle(pix.get(), box, nullptr));
    boxDestroy(&box);
    if (!pix) return failed("no memory for the picture");
  }
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  // Fast compression: a picture is looked at once.
  pixSetZlibCompression(pix.get(), 3);
  const l_ok bad = kind == PictureKind::Png ? pixWriteMemPng(&bytes, &size, pix.get(), 0)
                                            : pixWriteMemJpeg(&bytes, &size, pix.get(), kJpegQuality, 0);
  if (bad != 0 || bytes == nullptr) {
    std::free(bytes);
    return failed("the picture could not be encoded");
  }
  std::string encoded(reinterpret_cast<const char*>(bytes), size);
  std::free(bytes);
  return encoded;
}

}  // namespace ziping::image
