#pragma once
#include <cairo.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "layout.h"

namespace samples {

/// A raster of 1 (grey) or 3 (RGB) bytes a pixel, rows from the top.
struct Picture {
  int width = 0;
  int height = 0;
  int channels = 1;
  std::vector<std::uint8_t> data;

  std::uint8_t* row(int y) {
    return data.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width * channels);
  }
  const std::uint8_t* row(int y) const {
    return data.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width * channels);
  }
};

/// The page drawn at `dpi`, turned by `skew` degrees about its centre (positive: runs down to the right). `extra` draws
/// what lies on the paper besides the print (seal, signature), in the page's points.
Picture render(const PlacedPage& page, int dpi, double skew, bool colour, const std::function<void(cairo_t*)>& extra);

/// The picture as it looks when the sheet needs a clockwise turn of `degrees` (0, 90, 180, 270) to be read.
Picture lay_turned(const Picture& upright, int degrees);

}  // namespace samples
