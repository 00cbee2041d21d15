#pragma once
#include <array>

#include "base/box.h"
#include "layout/reading.h"

namespace ziping::output {

struct Point {
  double x = 0;
  double y = 0;
};

/// Where a page's places are in its PDF: from points of the straightened upright page (y downwards) to the page's own
/// user space (y upwards, before /Rotate).
class PageFrame {
 public:
  /// `crop`: the visible box in user space, x0 and y0 being its lower left corner. `rotate`: the page's /Rotate.
  PageFrame(const layout::PageReading& page, const Box& crop, int rotate);

  Point place(double x, double y) const { return {a_ * x + c_ * y + e_, b_ * x + d_ * y + f_}; }
  /// The same as a PDF matrix, for places whose y runs upwards from the page's upper edge (so that text stands upright
  /// in it): the six numbers of cm.
  std::array<double, 6> matrix() const { return {a_, b_, -c_, -d_, e_, f_}; }

 private:
  double a_ = 1, b_ = 0, c_ = 0, d_ = 1, e_ = 0, f_ = 0;
};

}  // namespace ziping::output
