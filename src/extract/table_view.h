#pragma once
#include <string>
#include <vector>

#include "layout/reading.h"
#include "patterns/table_shape.h"

namespace ziping::extract {

/// A table as read, looked at by grid place, with the label form of every cell. Cell indices are those of
/// layout::Table::cells. Refers to the table it was made from.
class TableView {
 public:
  TableView(const layout::Table& table, const text::Language& language);

  const layout::Table& table() const { return *table_; }
  const patterns::LabelledTable& labelled() const { return labelled_; }
  int rows() const { return table_->rows; }
  int cols() const { return table_->cols; }
  /// Index of the cell that covers a place; -1 where none does.
  int at(int row, int col) const { return labelled_.at(row, col); }
  const layout::Cell& cell(int index) const { return table_->cells[static_cast<std::size_t>(index)]; }
  const std::string& label(int index) const { return labelled_.label(static_cast<std::size_t>(index)); }
  /// Cells that begin in a row, left to right.
  const std::vector<int>& row(int row) const { return by_row_[static_cast<std::size_t>(row)]; }

 private:
  const layout::Table* table_;
  patterns::LabelledTable labelled_;
  std::vector<std::vector<int>> by_row_;
};

}  // namespace ziping::extract
