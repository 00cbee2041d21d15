#include <algorithm>
#include <array>
#include <limits>

#include "layout/disjoint_sets.h"
#include "layout/lattice.h"

namespace ziping::layout {

namespace {

struct Unit {
  int row = 0;
  int col = 0;
};
using Region = std::vector<Unit>;

/// Rows [r0, r1) and columns [c0, c1).
struct Extent {
  int r0 = std::numeric_limits<int>::max();
  int c0 = std::numeric_limits<int>::max();
  int r1 = 0;
  int c1 = 0;
  int area() const { return (r1 - r0) * (c1 - c0); }
};

Extent extent(const Region& region) {
  Extent result;
  for (const Unit& unit : region) {
    result.r0 = std::min(result.r0, unit.row);
    result.c0 = std::min(result.c0, unit.col);
    result.r1 = std::max(result.r1, unit.row + 1);
    result.c1 = std::max(result.c1, unit.col + 1);
  }
  return result;
}
bool rectangular(const Region& region) {
  return extent(region).area() == static_cast<int>(region.size());
}

/// Sides whose frame is all but missing: closed, since the rules across end there.
struct OpenSides {
  bool left = false, right = false, top = false, bottom = false;
};

OpenSides open_sides(const Lattice& lattice) {
  constexpr double kFrameGone = 0.3;
  const auto gone = [&](int count, auto&& edge, auto&& length) {
    double inked = 0;
    double all = 0;
    for (int i = 0; i < count; ++i) {
      inked += edge(i) * length(i);
      all += length(i);
    }
    return inked < kFrameGone * all;
  };
  const auto width = [&](int col) {
    return lattice.xs[static_cast<std::size_t>(col) + 1] - lattice.xs[static_cast<std::size_t>(col)];
  };
  const auto height = [&](int row) {
    return lattice.ys[static_cast<std::size_t>(row) + 1] - lattice.ys[static_cast<std::size_t>(row)];
  };
  const int rows = lattice.rows();
  const int cols = lattice.cols();
  return {gone(
              rows, [&](int row) { return lattice.edge_left(row, 0); }, height),
          gone(
              rows, [&](int row) { return lattice.edge_left(row, cols); }, height),
          gone(
              cols, [&](int col) { return lattice.edge_above(0, col); }, width),
          gone(
              cols, [&](int col) { return lattice.edge_above(rows, col); }, width)};
}

std::vector<Region> regions_of(const Lattice& lattice) {
  const int cols = lattice.cols();
  const auto index = [&](int row, int col) { return static_cast<std::size_t>(row * cols + col); };
  DisjointSets sets(static_cast<std::size_t>(lattice.rows() * cols));
  for (int row = 0; row < lattice.rows(); ++row) {
    for (int col = 0; col < cols; ++col) {
      if (row > 0 && lattice.edge_above(row, col) < kEdgeThere) sets.join(index(row - 1, col), index(row, col));
      if (col > 0 && lattice.edge_left(row, col) < kEdgeThere) sets.join(index(row, col - 1), index(row, col));
    }
  }
  std::vector<Region> regions;
  for (const auto& members : sets.groups()) {
    Region& region = regions.emplace_back();
    for (const std::size_t i : members) {
      region.push_back({static_cast<int>(i) / cols, static_cast<int>(i) % cols});
    }
  }
  return regions;
}

/// True for a place that only the corner of a bounding box makes: open to the outside on two sides.
bool outside(const Lattice& lattice, const Region& region, const OpenSides& open) {
  std::array<bool, 4> gaps{};
  for (const Unit& unit : region) {
    const int row = unit.row;
    const int col = unit.col;
    const bool last_row = row + 1 == lattice.rows();
    const bool last_col = col + 1 == lattice.cols();
    gaps[0] |= col == 0 && !open.left && lattice.edge_left(row, col) < kEdgeThere;
    gaps[1] |= last_col && !open.right && lattice.edge_left(row, col + 1) < kEdgeThere;
    gaps[2] |= row == 0 && !open.top && lattice.edge_above(row, col) < kEdgeThere;
    gaps[3] |= last_row && !open.bottom && lattice.edge_above(row + 1, col) < kEdgeThere;
  }
  return std::count(gaps.begin(), gaps.end(), true) >= 2;
}

/// Which units of the mesh belong to a region.
class Mask {
 public:
  explicit Mask(const Region& region) : all_(extent(region)), index_(static_cast<std::size_t>(all_.area()), kNone) {
    for (std::size_t i = 0; i < region.size(); ++i) index_[place(region[i].row, region[i].col)] = i;
  }
  bool has(int row, int col) const { return at(row, col) != kNone; }
  /// The place of the unit in the region, kNone for a unit outside it.
  std::size_t at(int row, int col) const {
    const bool inside = row >= all_.r0 && row < all_.r1 && col >= all_.c0 && col < all_.c1;
    return inside ? index_[place(row, col)] : kNone;
  }
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

 private:
  std::size_t place(int row, int col) const {
    return static_cast<std::size_t>((row - all_.r0) * (all_.c1 - all_.c0) + col - all_.c0);
  }
  Extent all_;
  std::vector<std::size_t> index_;
};

std::vector<Region> connected(const Region& units) {
  if (units.empty()) return {};
  DisjointSets sets(units.size());
  const Mask mask(units);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::size_t below = mask.at(units[i].row + 1, units[i].col);
    const std::size_t beside = mask.at(units[i].row, units[i].col + 1);
    if (below != Mask::kNone) sets.join(i, below);
    if (beside != Mask::kNone) sets.join(i, beside);
  }
  std::vector<Region> parts;
  for (const auto& members : sets.groups()) {
    Region& part = parts.emplace_back();
    for (const std::size_t i : members) part.push_back(units[i]);
  }
  return parts;
}

/// One straight cut through a region, the parts it leaves, and how much it costs: parts that are still no rectangles
/// above all, then length of edges for which no ink speaks.
struct Cut {
  double cost = std::numeric_limits<double>::infinity();
  std::vector<Region> parts;
};

Cut try_cut(const Lattice& lattice, const Region& region, const Mask& mask, bool vertical, int position) {
  Region before;
  Region behind;
  double bare = 0;
  for (const Unit& unit : region) {
    const int along = vertical ? unit.col : unit.row;
    (along < position ? before : behind).push_back(unit);
    if (along != position) continue;
    if (!(vertical ? mask.has(unit.row, unit.col - 1) : mask.has(unit.row - 1, unit.col))) continue;
    const double share = vertical ? lattice.edge_left(unit.row, unit.col) : lattice.edge_above(unit.row, unit.col);
    const auto at = static_cast<std::size_t>(vertical ? unit.row : unit.col);
    const auto& cuts = vertical ? lattice.ys : lattice.xs;
    // Squared: a little ink on an edge says much more than none on a shorter one.
    const double missing = 1 - std::min(1.0, share);
    bare += missing * missing * (cuts[at + 1] - cuts[at]);
  }
  if (before.empty() || behind.empty()) return {};
  Cut cut;
  cut.parts = connected(before);
  for (Region& part : connected(behind)) cut.parts.push_back(std::move(part));
  const auto crooked =
      std::count_if(cut.parts.begin(), cut.parts.end(), [](const Region& r) { return !rectangular(r); });
  cut.cost = static_cast<double>(crooked) * 1e4 + static_cast<double>(cut.parts.size()) * 10 + bare;
  return cut;
}

/// Cuts a region that is no rectangle into rectangles: an edge of it was lost.
void cut_up(const Lattice& lattice, const Region& region, std::vector<Region>& rectangles, int& repairs) {
  if (rectangular(region)) {
    rectangles.push_back(region);
    return;
  }
  constexpr std::size_t kLargest = 4000;  // beyond it is a drawing, and cutting it up would take long
  if (region.size() > kLargest) return;
  const Extent all = extent(region);
  const Mask mask(region);
  Cut best;
  for (int row = all.r0 + 1; row < all.r1; ++row) {
    Cut cut = try_cut(lattice, region, mask, false, row);
    if (cut.cost < best.cost) best = std::move(cut);
  }
  for (int col = all.c0 + 1; col < all.c1; ++col) {
    Cut cut = try_cut(lattice, region, mask, true, col);
    if (cut.cost < best.cost) best = std::move(cut);
  }
  ++repairs;
  for (const Region& part : best.parts) cut_up(lattice, part, rectangles, repairs);
}

/// Share of the cells' outlines that is not inked.
double bare_share(const Lattice& lattice, const std::vector<Extent>& cells) {
  double bare = 0;
  double all = 0;
  const auto count = [&](double share, double length) {
    bare += (1 - std::min(1.0, share)) * length;
    all += length;
  };
  const auto size = [](const std::vector<double>& cuts, int i) {
    return cuts[static_cast<std::size_t>(i) + 1] - cuts[static_cast<std::size_t>(i)];
  };
  for (const Extent& cell : cells) {
    for (int col = cell.c0; col < cell.c1; ++col) {
      count(lattice.edge_above(cell.r0, col), size(lattice.xs, col));
      count(lattice.edge_above(cell.r1, col), size(lattice.xs, col));
    }
    for (int row = cell.r0; row < cell.r1; ++row) {
      count(lattice.edge_left(row, cell.c0), size(lattice.ys, row));
      count(lattice.edge_left(row, cell.c1), size(lattice.ys, row));
    }
  }
  return all > 0 ? bare / all : 1;
}

/// Positions at which a cell begins or ends, and for each old position its place among them.
std::vector<int> used_positions(const std::vector<Extent>& cells, int count, bool columns) {
  std::vector<bool> used(static_cast<std::size_t>(count), false);
  for (const Extent& cell : cells) {
    used[static_cast<std::size_t>(columns ? cell.c0 : cell.r0)] = true;
    used[static_cast<std::size_t>(columns ? cell.c1 : cell.r1)] = true;
  }
  std::vector<int> place(used.size(), -1);
  int next = 0;
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) place[i] = next++;
  }
  return place;
}

std::vector<double> kept(const std::vector<double>& positions, const std::vector<int>& place) {
  std::vector<double> result;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (place[i] >= 0) result.push_back(positions[i]);
  }
  return result;
}

Grid grid_of(const Lattice& lattice, std::vector<Extent> cells) {
  std::sort(cells.begin(), cells.end(),
            [](const Extent& a, const Extent& b) { return a.r0 != b.r0 ? a.r0 < b.r0 : a.c0 < b.c0; });
  const std::vector<int> row_place = used_positions(cells, lattice.rows() + 1, false);
  const std::vector<int> col_place = used_positions(cells, lattice.cols() + 1, true);
  const auto row_at = [&](int row) { return row_place[static_cast<std::size_t>(row)]; };
  const auto col_at = [&](int col) { return col_place[static_cast<std::size_t>(col)]; };
  const auto x = [&](int col) { return lattice.xs[static_cast<std::size_t>(col)]; };
  const auto y = [&](int row) { return lattice.ys[static_cast<std::size_t>(row)]; };
  Grid grid;
  grid.xs = kept(lattice.xs, col_place);
  grid.ys = kept(lattice.ys, row_place);
  grid.rows = static_cast<int>(grid.ys.size()) - 1;
  grid.cols = static_cast<int>(grid.xs.size()) - 1;
  grid.box = {grid.xs.front(), grid.ys.front(), grid.xs.back(), grid.ys.back()};
  for (const Extent& cell : cells) {
    grid.cells.push_back({row_at(cell.r0),
                          col_at(cell.c0),
                          row_at(cell.r1) - row_at(cell.r0),
                          col_at(cell.c1) - col_at(cell.c0),
                          {x(cell.c0), y(cell.r0), x(cell.c1), y(cell.r1)}});
  }
  return grid;
}

}  // namespace

Grid cells_of(const Lattice& lattice) {
  if (lattice.rows() < 1 || lattice.cols() < 1) return {};
  const OpenSides open = open_sides(lattice);
  std::vector<Region> rectangles;
  int repairs = 0;
  for (const Region& region : regions_of(lattice)) {
    if (!outside(lattice, region, open)) cut_up(lattice, region, rectangles, repairs);
  }
  if (rectangles.empty()) return {};
  std::vector<Extent> cells;
  for (const Region& rectangle : rectangles) cells.push_back(extent(rectangle));
  Grid grid = grid_of(lattice, cells);
  const double share = static_cast<double>(repairs) / static_cast<double>(cells.size());
  grid.confidence = std::max(0.0, 1 - bare_share(lattice, cells) - lattice.torn - std::min(0.5, share));
  return grid;
}

}  // namespace ziping::layout
