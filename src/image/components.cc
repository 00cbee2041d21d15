#include "image/components.h"

#include <algorithm>
#include <numeric>

namespace ziping::image {
namespace {

struct Run {
  int x0 = 0;
  int x1 = 0;
  int y = 0;
  int darkest = 255;
};

class Sets {
 public:
  std::size_t add() {
    parent_.push_back(parent_.size());
    return parent_.size() - 1;
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    // The older one stays the root, so that pieces keep the order of their first rows.
    if (a < b) parent_[b] = a;
    if (b < a) parent_[a] = b;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace

std::vector<Component> components(const Raster& grey, const PixelBox& region, int threshold) {
  const int left = std::max(region.x0, 0);
  const int right = std::min(region.x1, grey.width());
  const int bottom = std::min(region.y1, grey.height());
  std::vector<Run> runs;
  Sets sets;
  std::size_t above = 0;
  std::size_t above_end = 0;
  for (int y = std::max(region.y0, 0); y < bottom; ++y) {
    const std::size_t begin = runs.size();
    const std::uint8_t* row = grey.row(y);
    std::size_t touching = above;
    for (int x = left; x < right;) {
      if (row[x] >= threshold) {
        ++x;
        continue;
      }
      Run run{x, x, y};
      while (x < right && row[x] < threshold) run.darkest = std::min(run.darkest, int{row[x++]});
      run.x1 = x;
      runs.push_back(run);
      const std::size_t mine = sets.add();
      while (touching < above_end && runs[touching].x1 < run.x0) ++touching;
      for (std::size_t k = touching; k < above_end && runs[k].x0 <= run.x1; ++k) sets.join(k, mine);
    }
    above = begin;
    above_end = runs.size();
  }
  std::vector<Component> found;
  std::vector<std::size_t> place(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const std::size_t root = sets.find(i);
    if (root == i) {
      place[i] = found.size();
      found.push_back({{run.x0, run.y, run.x1, run.y + 1}, 0, 255});
    }
    Component& component = found[place[root]];
    component.box.x0 = std::min(component.box.x0, run.x0);
    component.box.x1 = std::max(component.box.x1, run.x1);
    component.box.y1 = run.y + 1;
    component.pixels += run.x1 - run.x0;
    component.darkest = std::min(component.darkest, run.darkest);
  }
  return found;
}

}  // namespace ziping::image
