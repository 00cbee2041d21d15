#include "batch/ink_coverage.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ziping::batch {
namespace {

// A picture that has been made ready is white (255) but for its ink.
constexpr std::uint8_t kInk = 128;
// Boxes lie tight around their print, accents and dots may stand out.
constexpr double kMarginPoints = 1.5;
// Less ink than this share of the page is dust.
constexpr double kDust = 2e-4;

class Mask {
 public:
  explicit Mask(const Raster& ink)
      : ink_(ink), read_(static_cast<std::size_t>(ink.width()) * static_cast<std::size_t>(ink.height())) {}

  void add(const Box& box) {
    if (box.empty()) return;
    const Box pixels = box.grown(kMarginPoints).scaled(ink_.dpi() / 72);
    const int x0 = std::clamp(static_cast<int>(std::floor(pixels.x0)), 0, ink_.width());
    const int x1 = std::clamp(static_cast<int>(std::ceil(pixels.x1)), 0, ink_.width());
    const int y0 = std::clamp(static_cast<int>(std::floor(pixels.y0)), 0, ink_.height());
    const int y1 = std::clamp(static_cast<int>(std::ceil(pixels.y1)), 0, ink_.height());
    bool any = false;
    for (int y = y0; y < y1; ++y) {
      const std::uint8_t* row = ink_.row(y);
      any = any || std::any_of(row + x0, row + x1, [](std::uint8_t value) { return value < kInk; });
      const auto begin = read_.begin() + static_cast<std::ptrdiff_t>(y) * ink_.width();
      std::fill(begin + x0, begin + x1, 1);
    }
    area_ += box.area();
    if (any) area_on_ink_ += box.area();
  }

  InkCoverage coverage() const {
    double ink = 0;
    double ink_read = 0;
    for (int y = 0; y < ink_.height(); ++y) {
      const std::uint8_t* row = ink_.row(y);
      const char* read = read_.data() + static_cast<std::ptrdiff_t>(y) * ink_.width();
      for (int x = 0; x < ink_.width(); ++x) {
        if (row[x] >= kInk) continue;
        ++ink;
        ink_read += read[x];
      }
    }
    InkCoverage result;
    if (ink > kDust * static_cast<double>(read_.size())) result.ink_read = ink_read / ink;
    if (area_ > 0) result.read_on_ink = area_on_ink_ / area_;
    return result;
  }

 private:
  const Raster& ink_;
  std::vector<char> read_;
  double area_ = 0;
  double area_on_ink_ = 0;
};

}  // namespace

InkCoverage ink_coverage(const image::PagePicture& picture, const layout::PageReading& reading) {
  if (picture.ink.channels() != 1 || picture.ink.empty()) return {};
  Mask mask(picture.ink);
  for (const layout::TextLine& line : reading.lines) {
    if (!line.text.empty()) mask.add(line.box);
  }
  for (const layout::Table& table : reading.tables) {
    for (const layout::Cell& cell : table.cells) {
      if (!cell.text.empty()) mask.add(cell.ink);
    }
  }
  return mask.coverage();
}

}  // namespace ziping::batch
