#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "image/page_picture.h"
#include "ocr/reader.h"

namespace ziping::ocr {

/// A white page on which black blocks stand for characters.
inline image::PagePicture painted_page(int width, int height, const std::vector<PixelBox>& blocks, double dpi = 300) {
  image::PagePicture picture;
  picture.grey = Raster(width, height, 1, dpi);
  std::fill(picture.grey.pixels().begin(), picture.grey.pixels().end(), std::uint8_t{255});
  for (const PixelBox& block : blocks) {
    for (int y = block.y0; y < block.y1; ++y)
      std::fill_n(picture.grey.row(y) + block.x0, block.width(), std::uint8_t{0});
  }
  picture.ink = picture.grey.clone();
  return picture;
}

/// Says the same to every crop, and counts how often it is asked.
class FixedReader : public Reader {
 public:
  FixedReader(std::string name, LineText text, int* asked = nullptr)
      : name_(std::move(name)), text_(std::move(text)), asked_(asked) {}
  std::string name() const override { return name_; }
  double margin() const override { return 0.2; }
  int height() const override { return 0; }
  Result<LineText> read(const Raster&) override {
    if (asked_ != nullptr) ++*asked_;
    return text_;
  }

 private:
  std::string name_;
  LineText text_;
  int* asked_;
};

}  // namespace ziping::ocr
