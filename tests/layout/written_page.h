#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "layout/reading.h"

namespace ziping::layout::test {

inline std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// A line of print of `em` points whose left end and top are at (x, y); its characters are one em wide.
inline TextLine line(const std::string& text, double x, double y, double em = 10, int page = 1) {
  TextLine result;
  result.text = text;
  result.page = page;
  result.em = em;
  const std::size_t length = utf8::length(text);
  for (std::size_t i = 0; i <= length; ++i) result.edges.push_back(x + static_cast<double>(i) * em);
  result.box = {x, y, result.edges.back(), y + em};
  return result;
}

/// A table from rows of cells parted by '|': '<' belongs to the cell at its left, '^' to the one above. Rows are 20 pt
/// high, `xs` are the column positions. Text begins 2 pt behind the left rule, `~` parts lines.
inline Table table(int page, double top, const std::vector<double>& xs, const std::vector<std::string>& rows) {
  Table result;
  result.rows = static_cast<int>(rows.size());
  result.cols = static_cast<int>(xs.size()) - 1;
  result.pages = {page};
  result.boxes = {{xs.front(), top, xs.back(), top + 20.0 * static_cast<double>(rows.size())}};
  std::vector<std::vector<std::string>> marks;
  for (const std::string& row : rows) marks.push_back(split(row, '|'));
  for (std::size_t r = 0; r < marks.size(); ++r) {
    for (std::size_t c = 0; c < marks[r].size(); ++c) {
      if (marks[r][c] == "<" || marks[r][c] == "^") continue;
      std::size_t right = c + 1;
      while (right < marks[r].size() && marks[r][right] == "<") ++right;
      std::size_t bottom = r + 1;
      while (bottom < marks.size() && marks[bottom][c] == "^") ++bottom;
      Cell cell;
      cell.row = static_cast<int>(r);
      cell.col = static_cast<int>(c);
      cell.row_span = static_cast<int>(bottom - r);
      cell.col_span = static_cast<int>(right - c);
      cell.page = page;
      cell.box = {xs[c], top + 20.0 * static_cast<double>(r), xs[right], top + 20.0 * static_cast<double>(bottom)};
      double y = cell.box.y0 + 2;
      for (const std::string& piece : split(marks[r][c], '~')) {
        if (piece.empty()) continue;
        cell.lines.push_back(line(piece, xs[c] + 2, y, 10, page));
        cell.text += piece;
        cell.ink = cell.ink.unite(cell.lines.back().box);
        y += 11;
      }
      result.cells.push_back(std::move(cell));
    }
  }
  return result;
}

/// The same notation back.
inline std::string written(const Table& table) {
  std::vector<std::vector<std::string>> marks(static_cast<std::size_t>(table.rows),
                                              std::vector<std::string>(static_cast<std::size_t>(table.cols), "."));
  for (const Cell& cell : table.cells) {
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
        std::string& mark = marks.at(static_cast<std::size_t>(r)).at(static_cast<std::size_t>(c));
        mark = mark != "." ? "!" : c > cell.col ? "<" : r > cell.row ? "^" : cell.text;
      }
    }
  }
  std::string text;
  for (const auto& row : marks) {
    for (std::size_t c = 0; c < row.size(); ++c) text += (c > 0 ? "|" : text.empty() ? "" : "\n") + row[c];
  }
  return text;
}

inline PageReading page(int number, std::vector<TextLine> lines, std::vector<Table> tables = {}) {
  PageReading result;
  result.number = number;
  result.width = 595;
  result.height = 842;
  for (TextLine& one : lines) one.page = number;
  result.lines = std::move(lines);
  result.tables = std::move(tables);
  return result;
}

}  // namespace ziping::layout::test
