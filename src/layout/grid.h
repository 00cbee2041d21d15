#pragma once
#include <vector>

#include "base/ruling_line.h"
#include "layout/reading.h"

namespace ziping::layout {

/// A place of a grid: from ruling line to ruling line, in points of the straightened page.
struct GridCell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  Box box;
  bool operator==(const GridCell&) const = default;
};

/// A ruled table found on one page. `xs` (cols + 1) and `ys` (rows + 1) are the positions of its rules; cells are
/// ordered by row, then column, and do not overlap. `confidence` falls with missing, broken and doubled rules.
struct Grid {
  int rows = 0;
  int cols = 0;
  std::vector<double> xs;
  std::vector<double> ys;
  std::vector<GridCell> cells;
  Box box;
  double confidence = 1;
  bool operator==(const Grid&) const = default;
};

/// The ruled tables of a page, top to bottom (side by side: left to right), from its ruling lines. Broken, doubled and
/// faint rules are mended, lines that bound no cell (underlines, frames of pictures, page borders) are left out. Pure.
std::vector<Grid> find_grids(const std::vector<RulingLine>& rules, double width, double height);

/// A word of the text layer, with the edges of its code points (see TextLine).
struct PlacedWord {
  Word word;
  std::vector<double> edges;
  double em = 0;
  bool bold = false;
  /// All readings of its ink where OCR made it; they go with the line that takes the word whole.
  std::vector<Reading> readings;
  /// See Cell::sure.
  bool sure = true;
};

/// Text lines from placed words: words on one base line joined (a space only between Latin words), top to bottom.
/// Pure.
std::vector<TextLine> lines_of(std::vector<PlacedWord> words, int page);

/// The grid's table with each word in the cell that holds its centre. Words in no cell stay in `left_over`. Pure.
Table fill_table(const Grid& grid, const std::vector<PlacedWord>& words, int page, std::vector<PlacedWord>* left_over);

/// A cell made of its lines: text joined, ink united, confidence the lowest of the lines.
Cell make_cell(const GridCell& place, std::vector<TextLine> lines, int page);

/// Tables without rules (aligned columns of text): found among lines that no grid holds; those lines are taken out of
/// `words`. Pure.
std::vector<Table> find_unruled_tables(std::vector<PlacedWord>* words, double width, double height, int page);

}  // namespace ziping::layout
