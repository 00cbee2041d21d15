#pragma once
#include <vector>

#include "base/box.h"
#include "base/ruling_line.h"

namespace ziping::pdf {

/// Collects the straight lines a page draws and puts their pieces together: office programs draw one border as a row
/// of short strokes or thin filled rectangles, one a cell. Coordinates in points.
class RuleCollector {
 public:
  /// A stroke from (x0, y0) to (x1, y1); ignored unless it runs along an axis.
  void stroke(double x0, double y0, double x1, double y1, double thickness, const Box& clip);
  /// A filled rectangle, or a picture stretched over one: a line if it is thin enough.
  void fill(const Box& area, const Box& clip);
  /// A white area painted over what was drawn before.
  void erase(const Box& area);
  /// The lines, pieces joined, sorted: horizontal ones from the top, then vertical ones from the left.
  std::vector<RulingLine> take();

 private:
  void add(RulingLine line, const Box& clip);
  std::vector<RulingLine> pieces_;
};

}  // namespace ziping::pdf
