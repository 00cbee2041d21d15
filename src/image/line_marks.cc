#include "image/line_marks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ziping::image {
namespace {

// Sizes in parts of the em.
constexpr double kSpeck = 0.055;
constexpr double kSpeckArea = 0.0025;
/// Points and commas; they need a neighbour.
constexpr double kPoint = 0.27;
constexpr double kPointReach = 0.7;
constexpr double kHyphen = 0.18;
/// Dots of an ellipsis stand so far apart, all equally, and at one height.
constexpr double kDotStep = 0.75;
constexpr double kUnevenStep = 1.6;
constexpr double kDotRow = 0.15;
constexpr std::size_t kDots = 3;
/// A piece of a rule: thin, and touching the region's border or longer than a dash.
constexpr double kRuleThin = 0.13;
constexpr double kLongestDash = 2.3;

double longer(const PixelBox& box) {
  return std::max(box.width(), box.height());
}
double thinner(const PixelBox& box) {
  return std::min(box.width(), box.height());
}

bool is_dust(const Component& mark, double em) {
  return longer(mark.box) < std::max(2.0, kSpeck * em) || mark.pixels < std::max(3.0, kSpeckArea * em * em);
}

bool is_rest_of_rule(const Component& mark, const PixelBox& region, double em) {
  const PixelBox& box = mark.box;
  const double thin = std::max(2.5, kRuleThin * em);
  if (thinner(box) > thin) return false;
  if (longer(box) > kLongestDash * em) return true;
  constexpr int kBorder = 2;
  const bool flat = box.width() >= box.height();
  const bool at_side = box.x0 - region.x0 <= kBorder || region.x1 - box.x1 <= kBorder;
  const bool at_end = box.y0 - region.y0 <= kBorder || region.y1 - box.y1 <= kBorder;
  // Along the border it touches, or a stump that sticks into the region from it.
  if (flat ? at_end : at_side) return longer(box) >= 2 * thinner(box) || longer(box) < kPoint * em;
  return (flat ? at_side : at_end) && longer(box) >= 3 * thinner(box) && longer(box) < 0.6 * em;
}

double gap_between(int a0, int a1, int b0, int b1) {
  return std::max({0, b0 - a1, a0 - b1});
}

/// A point belongs to print that stands beside it, at a height where points are set.
bool is_beside(const PixelBox& point, const PixelBox& print, double em) {
  if (gap_between(point.x0, point.x1, print.x0, print.x1) > kPointReach * em) return false;
  return gap_between(point.y0, point.y1, print.y0, print.y1) <= 0.3 * em;
}

double centre_x(const Component& mark) {
  return (mark.box.x0 + mark.box.x1) / 2.0;
}
double centre_y(const Component& mark) {
  return (mark.box.y0 + mark.box.y1) / 2.0;
}

/// Moves the points of rows of dots, which need no print beside them, from `points` to `marks`.
void take_ellipses(std::vector<Component>& points, double em, std::vector<Component>& marks) {
  std::sort(points.begin(), points.end(), [](const Component& a, const Component& b) { return a.box.x0 < b.box.x0; });
  std::vector<bool> used(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (used[i]) continue;
    std::vector<std::size_t> row{i};
    double least = 1e9;
    double most = 0;
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      const double step = centre_x(points[j]) - centre_x(points[row.back()]);
      if (step > kDotStep * em) break;
      if (used[j] || std::abs(centre_y(points[j]) - centre_y(points[i])) > kDotRow * em || step < kSpeck * em) continue;
      if (std::max(most, step) > kUnevenStep * std::min(least, step)) break;
      least = std::min(least, step);
      most = std::max(most, step);
      row.push_back(j);
    }
    if (row.size() < kDots) continue;
    for (const std::size_t j : row) used[j] = true;
  }
  std::vector<Component> left;
  for (std::size_t i = 0; i < points.size(); ++i) (used[i] ? marks : left).push_back(points[i]);
  points = std::move(left);
}

}  // namespace

InkLevels region_levels(const Raster& ink, const PixelBox& region) {
  std::array<int, 256> histogram{};
  int count = 0;
  // Every pixel of a cell, every third of a page.
  const int step = std::int64_t{region.width()} * region.height() > 1000000 ? 3 : 1;
  for (int y = region.y0; y < region.y1; y += step) {
    const std::uint8_t* row = ink.row(y);
    for (int x = region.x0; x < region.x1; x += step, ++count) ++histogram[row[x]];
  }
  if (count == 0) return {};
  const auto level = [&](double share) {
    int left = static_cast<int>(share * count);
    for (int value = 0; value < 256; ++value) {
      left -= histogram[static_cast<std::size_t>(value)];
      if (left < 0) return value;
    }
    return 255;
  };
  const int paper = level(0.9);
  // A single digit in a wide cell covers a thousandth of it.
  const int dark = level(std::min(0.002, 12.0 / count));
  constexpr int kLeastContrast = 48;
  if (paper - dark < kLeastContrast) return {};
  return {std::min(205, dark + (paper - dark) * 6 / 10), std::min(215, dark + (paper - dark) * 8 / 10)};
}

std::vector<Component> print_marks(const Raster& ink, const PixelBox& region, double em, InkLevels levels) {
  std::vector<Component> marks = components(ink, region, levels.faint);
  std::erase_if(marks, [&](const Component& mark) {
    return mark.darkest >= levels.sure || is_dust(mark, em) || is_rest_of_rule(mark, region, em);
  });
  const auto points_begin = std::stable_partition(marks.begin(), marks.end(), [&](const Component& mark) {
    // A minus or a hyphen may stand alone in its cell.
    const bool dash = mark.box.width() >= kHyphen * em && mark.box.width() >= 2 * mark.box.height();
    return dash || longer(mark.box) >= kPoint * em;
  });
  std::vector<Component> points(points_begin, marks.end());
  marks.erase(points_begin, marks.end());
  take_ellipses(points, em, marks);
  // Dots of an ellipsis hold on to each other, so as long as any is taken the rest is asked again.
  const auto by_left = [](const Component& a, const Component& b) { return a.box.x0 < b.box.x0; };
  for (bool more = true; more && !points.empty();) {
    more = false;
    std::sort(marks.begin(), marks.end(), by_left);
    double widest = 0;
    for (const Component& mark : marks) widest = std::max(widest, static_cast<double>(mark.box.width()));
    std::vector<Component> taken;
    std::erase_if(points, [&](const Component& point) {
      auto candidate = std::lower_bound(marks.begin(), marks.end(), point.box.x0 - kPointReach * em - widest,
                                        [](const Component& mark, double x) { return mark.box.x0 < x; });
      for (; candidate != marks.end() && candidate->box.x0 <= point.box.x1 + kPointReach * em; ++candidate) {
        if (!is_beside(point.box, candidate->box, em)) continue;
        taken.push_back(point);
        return true;
      }
      return false;
    });
    more = !taken.empty();
    marks.insert(marks.end(), taken.begin(), taken.end());
  }
  return marks;
}

PixelBox box_around(const std::vector<Component>& marks) {
  if (marks.empty()) return {};
  PixelBox box = marks.front().box;
  for (const Component& mark : marks) {
    box = {std::min(box.x0, mark.box.x0), std::min(box.y0, mark.box.y0), std::max(box.x1, mark.box.x1),
           std::max(box.y1, mark.box.y1)};
  }
  return box;
}

}  // namespace ziping::image
