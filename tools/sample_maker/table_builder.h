#pragma once
#include <string>
#include <vector>

#include "document.h"

namespace samples {

/// Fills a grid cell by cell; places nobody filled become blank cells.
class TableBuilder {
 public:
  TableBuilder(std::string form, std::vector<double> widths);

  /// A label or text. Returns the cell, valid until the next call.
  Cell& label(int row, int col, std::string text, int row_span = 1, int col_span = 1);
  /// A cell that is one fact as a whole. Empty text makes a blank cell without a fact.
  Cell& value(int row, int col, std::string text, FactNote fact, int row_span = 1, int col_span = 1);
  Cell& text(int row, int col, Paragraph paragraph, int row_span = 1, int col_span = 1);

  int rows() const { return rows_; }
  int next_row() { return rows_++; }
  int last_col() const { return static_cast<int>(table_.widths.size()) - 1; }
  Table& table() { return table_; }
  /// Merges equal neighbours downwards is the caller's business; overlapping cells are a mistake and throw.
  Table finish() &&;

 private:
  Cell& put(Cell cell);

  Table table_;
  int rows_ = 0;
};

}  // namespace samples
