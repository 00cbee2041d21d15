#include "ocr/line_cut.h"

#include <algorithm>

namespace ziping::ocr {
namespace {

/// Crops are flattened: print is 0, paper 255.
constexpr std::uint8_t kInk = 144;

/// Which columns of the crop have ink.
std::vector<bool> inked_columns(const Raster& crop) {
  std::vector<bool> inked(static_cast<std::size_t>(crop.width()), false);
  for (int y = 0; y < crop.height(); ++y) {
    const std::uint8_t* row = crop.row(y);
    for (int x = 0; x < crop.width(); ++x) {
      if (row[x] < kInk) inked[static_cast<std::size_t>(x)] = true;
    }
  }
  return inked;
}

}  // namespace

std::vector<image::InkLine> cut_at_gaps(const image::PagePicture& picture, const image::InkLine& line, double gap) {
  if (line.vertical || line.box.width() <= 2 * gap) return {line};
  const std::vector<bool> inked = inked_columns(image::crop_line(picture, line, 0, 0));
  std::vector<image::InkLine> pieces;
  for (int x = 0; x < static_cast<int>(inked.size()); ++x) {
    if (!inked[static_cast<std::size_t>(x)]) continue;
    const int on_page = std::min(line.box.x0 + x, line.box.x1 - 1);
    if (pieces.empty() || on_page - pieces.back().box.x1 >= gap) {
      pieces.push_back(line);
      pieces.back().box.x0 = on_page;
    }
    pieces.back().box.x1 = on_page + 1;
  }
  if (pieces.empty()) pieces.push_back(line);
  return pieces;
}

}  // namespace ziping::ocr
