#include "batch/reading_bounds.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "base/utf8.h"

namespace ziping::batch {
namespace {

constexpr double kFarthest = 1e6;

bool near(double value) {
  return std::abs(value) <= kFarthest;
}

bool sound(const Box& box) {
  return near(box.x0) && near(box.y0) && near(box.x1) && near(box.y1);
}

bool sound(const layout::TextLine& line) {
  if (!line.edges.empty() && line.edges.size() != utf8::length(line.text) + 1) return false;
  return sound(line.box) && near(line.em) && std::all_of(line.edges.begin(), line.edges.end(), near);
}

bool sound(const std::vector<layout::TextLine>& lines) {
  return std::all_of(lines.begin(), lines.end(), [](const layout::TextLine& line) { return sound(line); });
}

bool inside(const layout::Cell& cell, const layout::Table& table) {
  return cell.row >= 0 && cell.col >= 0 && cell.row_span >= 1 && cell.col_span >= 1 && cell.row_span <= table.rows &&
         cell.col_span <= table.cols && cell.row <= table.rows - cell.row_span &&
         cell.col <= table.cols - cell.col_span;
}

}  // namespace

std::string out_of_bounds(const layout::PageReading& page) {
  if (page.number < 0 || page.rotation % 90 != 0 || page.rotation < 0 || page.rotation >= 360) {
    return "its number or rotation is none";
  }
  if (!near(page.width) || !near(page.height) || !near(page.dpi) || !near(page.skew)) return "its size is none";
  if (!sound(page.lines)) return "a line's edges are not those of its characters";
  for (const layout::Table& table : page.tables) {
    if (table.rows < 0 || table.cols < 0 || table.rows > limits().table_rows || table.cols > limits().table_rows ||
        table.rows * table.cols > limits().table_cells) {
      return "a table is larger than any that can be printed";
    }
    if (!sound(table.notes)) return "a line's edges are not those of its characters";
    for (const layout::Cell& cell : table.cells) {
      if (!inside(cell, table)) return "a cell lies outside its table";
      if (!sound(cell.lines) || !sound(cell.box) || !sound(cell.ink)) return "a cell's boxes are none";
    }
  }
  return "";
}

}  // namespace ziping::batch
