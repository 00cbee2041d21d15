#pragma once
#include <algorithm>
#include <string>

namespace ziping {

/// An axis-aligned rectangle. Unless a name says otherwise it is in PDF points (1/72 inch) on the page as it is
/// displayed upright, origin top left, y downwards. x0 <= x1 and y0 <= y1 hold for every box made by `make`.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  static Box make(double ax, double ay, double bx, double by) {
    return {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by)};
  }
  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double area() const { return empty() ? 0 : width() * height(); }
  double centre_x() const { return (x0 + x1) / 2; }
  double centre_y() const { return (y0 + y1) / 2; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  bool contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }

  Box intersect(const Box& other) const {
    return {std::max(x0, other.x0), std::max(y0, other.y0), std::min(x1, other.x1), std::min(y1, other.y1)};
  }
  /// The smallest box around both; an empty box adds nothing.
  Box unite(const Box& other) const {
    if (other.empty()) return *this;
    if (empty()) return other;
    return {std::min(x0, other.x0), std::min(y0, other.y0), std::max(x1, other.x1), std::max(y1, other.y1)};
  }
  Box scaled(double factor) const { return {x0 * factor, y0 * factor, x1 * factor, y1 * factor}; }
  Box grown(double by) const { return {x0 - by, y0 - by, x1 + by, y1 + by}; }

  bool operator==(const Box&) const = default;
};

/// The same in whole pixels of one raster; x1 and y1 are exclusive.
struct PixelBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  bool operator==(const PixelBox&) const = default;
};

}  // namespace ziping
