#pragma once
#include <vector>

#include "base/raster.h"
#include "base/ruling_line.h"

namespace ziping::image {

/// A ruling line followed over the picture, in pixels. `path[i]` is where the line's middle lies at from + i * step,
/// across its direction; a scanned line is never quite straight.
struct TracedRule {
  bool horizontal = true;
  int from = 0;
  int to = 0;
  int step = 1;
  std::vector<float> path;
  double thickness = 1;
  /// Share of it along which print touches or crosses it.
  double touched = 0;
  /// Of how many pieces it was put together.
  int pieces = 1;
  /// Drawn in dashes or dots.
  bool dashed = false;

  double at() const;
  /// Where the middle lies at this place along the line.
  double middle(int along) const;
  /// Change across per pixel along.
  double slope() const;
  int length() const { return to - from; }
};

/// The ruling lines of an evened-out, nearly straight page. Short gaps are bridged. A line is taken if it is long, or
/// if it ends on lines that cross it; strokes of characters, dashes and underlines of a word or two are left out. A
/// scan's dashed lines are taken where they make a grid.
std::vector<TracedRule> find_rules(const Raster& grey, bool clean);

/// The same in points.
RulingLine to_points(const TracedRule& rule, double points_per_pixel);

/// White where the rules are; print that touches or crosses a rule is kept.
void erase_rules(Raster& grey, const std::vector<TracedRule>& rules);

}  // namespace ziping::image
