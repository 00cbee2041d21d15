#pragma once
#include <string>
#include <vector>

namespace ziping::measure {

/// A table as GriTS compares it: cells with spans and folded text.
struct GridCellText {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  std::u32string text;
};
struct GridTable {
  int rows = 0;
  int cols = 0;
  std::vector<GridCellText> cells;
};

/// Grid table similarity (Smock, Pesala, Abraham 2022): F-score over the two-dimensional most similar substructure of
/// two tables, in [0, 1]. Topology compares how cells span, content their text.
double grits_topology(const GridTable& truth, const GridTable& read);
double grits_content(const GridTable& truth, const GridTable& read);

}  // namespace ziping::measure
