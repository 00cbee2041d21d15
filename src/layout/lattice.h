#pragma once
#include <cstddef>
#include <vector>

#include "layout/grid.h"
#include "layout/strokes.h"

namespace ziping::layout {

/// The full mesh of a table's rules: every unit edge between two neighbouring crossings with the share of it that is
/// inked. A place of the mesh is a unit; a cell is made of one or more of them.
struct Lattice {
  std::vector<double> xs;
  std::vector<double> ys;
  /// Edge above unit (row, col) at [row * cols + col], rows + 1 of them a column.
  std::vector<double> above;
  /// Edge left of unit (row, col) at [row * (cols + 1) + col].
  std::vector<double> left;
  /// Share of the rules' length that was torn away and is taken for inked.
  double torn = 0;

  int cols() const { return static_cast<int>(xs.size()) - 1; }
  int rows() const { return static_cast<int>(ys.size()) - 1; }
  double& edge_above(int row, int col) { return above[static_cast<std::size_t>(row * cols() + col)]; }
  double& edge_left(int row, int col) { return left[static_cast<std::size_t>(row * (cols() + 1) + col)]; }
  double edge_above(int row, int col) const { return above[static_cast<std::size_t>(row * cols() + col)]; }
  double edge_left(int row, int col) const { return left[static_cast<std::size_t>(row * (cols() + 1) + col)]; }
};

/// An edge that is there: a torn rule still covers this much of it.
inline constexpr double kEdgeThere = 0.6;

/// The mesh of one group of crossing strokes; sides on which the frame is missing though the rules run on to a common
/// end get one. Empty (no xs) where the group has no two rules each way.
Lattice make_lattice(const std::vector<Stroke>& group);

/// The cells that the edges bound, as rectangles of units; regions that are no rectangle are cut at the likeliest
/// edges. Units outside the table (open on two sides) belong to no cell. Positions that bound no cell are taken out
/// of the grid.
Grid cells_of(const Lattice& lattice);

}  // namespace ziping::layout
