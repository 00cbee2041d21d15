#include <algorithm>
#include <limits>

#include "layout/grid.h"
#include "layout/lattice.h"
#include "layout/strokes.h"

namespace ziping::layout {

namespace {

/// The squares inside a big character, ticked boxes and the like are smaller than any table.
constexpr double kLeastWidth = 40;
constexpr double kLeastHeight = 14;
constexpr double kLeastCell = 7;

bool is_table(const Grid& grid) {
  if (grid.cells.size() < 2 || grid.box.width() < kLeastWidth || grid.box.height() < kLeastHeight) return false;
  std::vector<double> sizes;
  for (const GridCell& cell : grid.cells) sizes.push_back(std::min(cell.box.width(), cell.box.height()));
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  return sizes[sizes.size() / 2] >= kLeastCell;
}

/// The cell of `outer` that holds all of `inner`, or null.
const GridCell* holder(const Grid& outer, const Grid& inner) {
  for (const GridCell& cell : outer.cells) {
    const Box room = cell.box.grown(1);
    if (room.contains(inner.box.x0, inner.box.y0) && room.contains(inner.box.x1, inner.box.y1)) return &cell;
  }
  return nullptr;
}

/// Of a table inside the cell of another one goes: the outer one where it is only a frame around the page (few cells,
/// the inner table filling one of them, or all of the page), else the inner one (boxes drawn in a cell).
void drop_nested(std::vector<Grid>& grids, double page_area) {
  std::vector<bool> drop(grids.size(), false);
  for (std::size_t i = 0; i < grids.size(); ++i) {
    for (std::size_t j = 0; j < grids.size(); ++j) {
      const GridCell* cell = i == j ? nullptr : holder(grids[i], grids[j]);
      if (!cell) continue;
      const bool filled = grids[j].box.area() > 0.2 * cell->box.area() || grids[i].box.area() > 0.6 * page_area;
      const bool frame = grids[i].cells.size() <= 3 && grids[j].cells.size() >= 4 && filled;
      drop[frame ? i : j] = true;
    }
  }
  std::size_t index = 0;
  std::erase_if(grids, [&](const Grid&) { return drop[index++]; });
}

/// Top to bottom; tables that share most of their height, left to right.
void sort_for_reading(std::vector<Grid>& grids) {
  std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
  for (auto first = grids.begin(); first != grids.end();) {
    const Box band = first->box;
    const auto last = std::find_if(first, grids.end(), [&](const Grid& grid) {
      const double shared = std::min(band.y1, grid.box.y1) - std::max(band.y0, grid.box.y0);
      return shared <= 0.5 * std::min(band.height(), grid.box.height());
    });
    std::sort(first, last, [](const Grid& a, const Grid& b) { return a.box.x0 < b.box.x0; });
    first = last;
  }
}

}  // namespace

std::vector<Grid> find_grids(const std::vector<RulingLine>& rules, double width, double height) {
  std::vector<RulingLine> on_page;
  for (const RulingLine& rule : rules) {
    const double most = rule.horizontal ? height : width;
    if (rule.at >= 0 && (most <= 0 || rule.at <= most)) on_page.push_back(rule);
  }
  std::vector<Grid> grids;
  for (const auto& group : crossing_groups(join_pieces(on_page))) {
    Grid grid = cells_of(make_lattice(group));
    if (is_table(grid)) grids.push_back(std::move(grid));
  }
  drop_nested(grids, width > 0 && height > 0 ? width * height : std::numeric_limits<double>::infinity());
  sort_for_reading(grids);
  return grids;
}

}  // namespace ziping::layout
