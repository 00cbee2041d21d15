#include "patterns/shape_drawing.h"

#include <algorithm>
#include <string_view>

namespace ziping::patterns {
namespace {

std::vector<std::string> split(std::string_view row) {
  std::vector<std::string> cells;
  for (;;) {
    const auto bar = row.find('|');
    std::string_view cell = row.substr(0, bar);
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    cells.emplace_back(cell);
    if (bar == std::string_view::npos) return cells;
    row.remove_prefix(bar + 1);
  }
}

}  // namespace

TableShape draw_shape(const std::vector<std::string>& rows, std::string title) {
  TableShape shape;
  shape.title = std::move(title);
  std::vector<std::vector<std::string>> drawn;
  std::size_t cols = 0;
  for (const std::string& row : rows) {
    drawn.push_back(split(row));
    cols = std::max(cols, drawn.back().size());
  }
  for (auto& row : drawn) row.resize(cols);
  const auto is_left = [&](std::size_t r, std::size_t c) { return c < cols && drawn[r][c] == "<"; };
  const auto is_up = [&](std::size_t r, std::size_t c) { return r < drawn.size() && drawn[r][c] == "^"; };
  for (std::size_t r = 0; r < drawn.size(); ++r) {
    for (std::size_t c = 0; c < cols; ++c) {
      if (is_left(r, c) || is_up(r, c)) continue;
      ShapeCell cell;
      cell.row = static_cast<int>(r);
      cell.col = static_cast<int>(c);
      while (is_left(r, c + static_cast<std::size_t>(cell.col_span))) ++cell.col_span;
      while (is_up(r + static_cast<std::size_t>(cell.row_span), c)) ++cell.row_span;
      cell.text = drawn[r][c];
      shape.cells.push_back(std::move(cell));
    }
  }
  shape.rows = static_cast<int>(drawn.size());
  shape.cols = static_cast<int>(cols);
  return shape;
}

}  // namespace ziping::patterns
