#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "patterns/label_book.h"

namespace ziping::patterns {

/// A cell as far as recognising needs it: its place in the grid and its text as printed.
struct ShapeCell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  std::string text;
};

/// A table reduced to what says which form it is. Cells are ordered by row, then column.
struct TableShape {
  std::string title;
  std::string unit;
  int rows = 0;
  int cols = 0;
  std::vector<ShapeCell> cells;
};

/// A table with the label form of every cell, computed once however many records look at it.
class LabelledTable {
 public:
  LabelledTable(TableShape shape, const text::Language& language);

  const TableShape& shape() const { return shape_; }
  const std::string& title() const { return title_; }
  const std::string& label(std::size_t cell) const { return labels_.at(cell); }
  /// Index of the cell that covers a place; -1 where none does.
  int at(int row, int col) const;

 private:
  TableShape shape_;
  std::string title_;
  std::vector<std::string> labels_;
  std::vector<int> places_;
};

/// A head found above a column: columns [col, col + col_span).
struct ColumnUse {
  const ColumnLabel* label = nullptr;
  int col = 0;
  int col_span = 1;
  std::size_t cell = 0;
  std::optional<int> year;
  std::vector<std::string> brackets;
};

/// A head row (or two) and the rows under it, up to the next head.
struct Section {
  const SectionLabel* kind = nullptr;
  int head_row = 0;
  int first_row = 0;
  int end_row = 0;
  std::vector<ColumnUse> columns;

  const ColumnUse* column(std::string_view id) const;
};

/// The sections of a table by their head rows, top to bottom. Heads misread in part are found where the rest of their
/// row is a head.
std::vector<Section> find_sections(const LabelledTable& table, const LabelBook& labels);

}  // namespace ziping::patterns
