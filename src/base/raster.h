#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ziping {

/// Pixels of a page or a part of it, move-only. Rows from the top, `channels` bytes a pixel: 1 grey (0 black) or
/// 3 RGB; rows are not padded. `dpi` is the number of pixels an inch of the page takes.
class Raster {
 public:
  Raster() = default;
  Raster(int width, int height, int channels, double dpi)
      : width_(width),
        height_(height),
        channels_(channels),
        dpi_(dpi),
        pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                static_cast<std::size_t>(channels)) {}
  Raster(Raster&&) noexcept = default;
  Raster& operator=(Raster&&) noexcept = default;
  Raster(const Raster&) = delete;
  Raster& operator=(const Raster&) = delete;

  int width() const { return width_; }
  int height() const { return height_; }
  int channels() const { return channels_; }
  double dpi() const { return dpi_; }
  double points_per_pixel() const { return 72.0 / dpi_; }
  bool empty() const { return pixels_.empty(); }
  std::size_t stride() const { return static_cast<std::size_t>(width_) * static_cast<std::size_t>(channels_); }

  std::uint8_t* row(int y) { return pixels_.data() + static_cast<std::size_t>(y) * stride(); }
  const std::uint8_t* row(int y) const { return pixels_.data() + static_cast<std::size_t>(y) * stride(); }
  const std::vector<std::uint8_t>& pixels() const { return pixels_; }
  std::vector<std::uint8_t>& pixels() { return pixels_; }

  Raster clone() const {
    Raster copy(width_, height_, channels_, dpi_);
    copy.pixels_ = pixels_;
    return copy;
  }

 private:
  int width_ = 0;
  int height_ = 0;
  int channels_ = 1;
  double dpi_ = 72;
  std::vector<std::uint8_t> pixels_;
};

}  // namespace ziping
