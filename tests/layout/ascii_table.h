#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "base/ruling_line.h"
#include "layout/grid.h"

namespace ziping::layout::test {

/// A table drawn with +, - and |, as rules and back. One character is `x` points wide and `y` points high; the
/// drawing's upper left corner lies at (left, top). Any other character is text and draws nothing.
struct Scale {
  double left = 60;
  double top = 80;
  double x = 8;
  double y = 10;
};

inline std::vector<std::string> rows_of(const std::string& art) {
  std::vector<std::string> rows;
  std::string row;
  for (const char c : art + "\n") {
    if (c != '\n') {
      row += c;
    } else {
      if (!row.empty() || !rows.empty()) rows.push_back(row);
      row.clear();
    }
  }
  return rows;
}

/// The rules of a drawing: each run of '-' or '|' between two '+' is one piece; runs that go on behind a '+' too.
inline std::vector<RulingLine> rules_of(const std::string& art, const Scale& scale = {}) {
  const std::vector<std::string> rows = rows_of(art);
  std::size_t width = 0;
  for (const std::string& row : rows) width = std::max(width, row.size());
  const auto at = [&](std::size_t r, std::size_t c) { return c < rows[r].size() ? rows[r][c] : ' '; };
  std::vector<RulingLine> rules;
  const auto scan = [&](bool horizontal, std::size_t lines, std::size_t length) {
    for (std::size_t line = 0; line < lines; ++line) {
      for (std::size_t i = 0; i < length;) {
        const auto mark = [&](std::size_t k) { return horizontal ? at(line, k) : at(k, line); };
        const char own = horizontal ? '-' : '|';
        std::size_t end = i;
        bool drawn = false;
        while (end < length && (mark(end) == own || mark(end) == '+')) drawn |= mark(end++) == own;
        if (drawn) {
          // A run ends in the middle of its last character.
          const double unit = horizontal ? scale.x : scale.y;
          const double origin = horizontal ? scale.left : scale.top;
          const double across = horizontal ? scale.top + static_cast<double>(line) * scale.y
                                           : scale.left + static_cast<double>(line) * scale.x;
          rules.push_back({horizontal, across, origin + static_cast<double>(i) * unit,
                           origin + static_cast<double>(end - 1) * unit, 0.7});
        }
        i = std::max(end, i + 1);
      }
    }
  };
  scan(true, rows.size(), width);
  scan(false, width, rows.size());
  return rules;
}

/// The cells as text: "rows x cols: row,col row_span x col_span ...", spans only where they are not 1 x 1.
inline std::string describe(const Grid& grid) {
  std::string text = std::to_string(grid.rows) + "x" + std::to_string(grid.cols) + ":";
  for (const GridCell& cell : grid.cells) {
    text += " " + std::to_string(cell.row) + "," + std::to_string(cell.col);
    if (cell.row_span != 1 || cell.col_span != 1) {
      text += "(" + std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span) + ")";
    }
  }
  return text;
}

/// Draws a grid: four characters a column, two a row.
inline std::string draw(const Grid& grid) {
  std::vector<std::string> rows(static_cast<std::size_t>(grid.rows) * 2 + 1,
                                std::string(static_cast<std::size_t>(grid.cols) * 4 + 1, ' '));
  for (const GridCell& cell : grid.cells) {
    const auto top = static_cast<std::size_t>(cell.row) * 2;
    const auto bottom = static_cast<std::size_t>(cell.row + cell.row_span) * 2;
    const auto left = static_cast<std::size_t>(cell.col) * 4;
    const auto right = static_cast<std::size_t>(cell.col + cell.col_span) * 4;
    for (std::size_t c = left; c <= right; ++c) {
      for (const std::size_t r : {top, bottom}) {
        if (rows[r][c] != '+') rows[r][c] = c == left || c == right ? '+' : '-';
      }
    }
    for (std::size_t r = top; r <= bottom; ++r) {
      for (const std::size_t c : {left, right}) {
        if (rows[r][c] != '+') rows[r][c] = r == top || r == bottom ? '+' : '|';
      }
    }
  }
  std::string text = "\n";
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

}  // namespace ziping::layout::test
