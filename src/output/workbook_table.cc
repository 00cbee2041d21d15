#include "output/workbook_table.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace ziping::output {
namespace {

/// A cell and the places of the sheet it takes.
struct Placed {
  const layout::Cell* cell = nullptr;
  Block block;
  Look look;
};

Look look_of(const layout::Cell& cell) {
  Look look;
  look.border = true;
  if (!cell.sure && !cell.text.empty()) look.shade = Shade::Unsure;
  return look;
}

void write_content(Workbook& book, lxw_worksheet* sheet, const Placed& it) {
  if (const auto figure = plain_figure(it.cell->text)) {
    Look look = it.look;
    look.decimals = figure->first.scale();
    look.thousands = figure->second;
    book.number(sheet, it.block.row, it.block.col, figure->first, look);
  } else {
    book.text(sheet, it.block.row, it.block.col, it.cell->text, it.look);
  }
}

}  // namespace

int write_table(Workbook& book, lxw_worksheet* sheet, const layout::Table& table, int top) {
  std::vector<Placed> cells;
  cells.reserve(table.cells.size());
  std::map<std::pair<int, int>, std::size_t> places;
  int bottom = top + table.rows;
  for (const layout::Cell& cell : table.cells) {
    Block at{top + cell.row, cell.col, std::max(1, cell.row_span), std::max(1, cell.col_span)};
    // A workbook with merges that overlap does not open.
    for (int row = at.row; row < at.row + at.rows; ++row) {
      for (int col = at.col; col < at.col + at.cols; ++col) {
        if (places.count({row, col}) > 0) at.rows = at.cols = 1;
      }
    }
    for (int row = at.row; row < at.row + at.rows; ++row) {
      for (int col = at.col; col < at.col + at.cols; ++col) places[{row, col}] = cells.size();
    }
    bottom = std::max(bottom, at.row + at.rows);
    cells.push_back({&cell, at, look_of(cell)});
  }
  for (const auto& [place, index] : places) {
    const Placed& it = cells[index];
    const Block& block = it.block;
    const bool first = place == std::pair(block.row, block.col);
    if (first && block.rows == 1) book.merge(sheet, block, it.look);
    if (first) {
      write_content(book, sheet, it);
    } else {
      book.blank(sheet, place.first, place.second, it.look);
    }
    const bool last = place == std::pair(block.row + block.rows - 1, block.col + block.cols - 1);
    if (last && block.rows > 1) book.merge(sheet, block, it.look);
  }
  return bottom;
}

}  // namespace ziping::output
