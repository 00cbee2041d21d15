#include "ocr/regions.h"

#include <algorithm>

namespace ziping::ocr {
namespace {

struct Span {
  double from = 0;
  double to = 0;
  bool operator==(const Span&) const = default;
};

/// The free stretches along x between y = `top` and `bottom`, which no box begins or ends in between.
std::vector<Span> free_spans(const Box& region, const std::vector<Box>& excluded, double top, double bottom,
                             double least) {
  std::vector<Span> taken;
  const double middle = (top + bottom) / 2;
  for (const Box& box : excluded) {
    if (box.y0 < middle && middle < box.y1) taken.push_back({box.x0, box.x1});
  }
  std::sort(taken.begin(), taken.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  std::vector<Span> free;
  double at = region.x0;
  for (const Span& span : taken) {
    if (span.from - at >= least) free.push_back({at, span.from});
    at = std::max(at, span.to);
  }
  if (region.x1 - at >= least) free.push_back({at, region.x1});
  return free;
}

}  // namespace

std::vector<Box> free_areas(const Box& region, const std::vector<Box>& excluded, double least) {
  std::vector<double> cuts = {region.y0, region.y1};
  for (const Box& box : excluded) {
    if (box.intersect(region).empty()) continue;
    cuts.push_back(std::clamp(box.y0, region.y0, region.y1));
    cuts.push_back(std::clamp(box.y1, region.y0, region.y1));
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  std::vector<Box> areas;
  std::vector<Span> above;
  std::size_t above_begin = 0;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const auto spans = free_spans(region, excluded, cuts[i], cuts[i + 1], least);
    // Strips with the same stretches are one area: a line of print must not be cut by an edge that is not its own.
    if (i > 0 && spans == above) {
      for (std::size_t k = above_begin; k < areas.size(); ++k) areas[k].y1 = cuts[i + 1];
      continue;
    }
    above = spans;
    above_begin = areas.size();
    for (const Span& span : spans) areas.push_back({span.from, cuts[i], span.to, cuts[i + 1]});
  }
  std::erase_if(areas, [least](const Box& area) { return area.height() < least; });
  return areas;
}

}  // namespace ziping::ocr
