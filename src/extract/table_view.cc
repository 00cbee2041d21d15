#include "extract/table_view.h"

#include <algorithm>

namespace ziping::extract {
namespace {

patterns::TableShape shape_of(const layout::Table& table) {
  patterns::TableShape shape;
  shape.title = table.title;
  shape.unit = table.unit;
  shape.rows = table.rows;
  shape.cols = table.cols;
  shape.cells.reserve(table.cells.size());
  for (const layout::Cell& cell : table.cells) {
    shape.cells.push_back({cell.row, cell.col, cell.row_span, cell.col_span, cell.text});
  }
  return shape;
}

}  // namespace

TableView::TableView(const layout::Table& table, const text::Language& language)
    : table_(&table), labelled_(shape_of(table), language), by_row_(static_cast<std::size_t>(std::max(table.rows, 0))) {
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const int row = table.cells[i].row;
    if (row >= 0 && row < table.rows) by_row_[static_cast<std::size_t>(row)].push_back(static_cast<int>(i));
  }
}

}  // namespace ziping::extract
