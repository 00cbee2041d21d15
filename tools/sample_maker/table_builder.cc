#include "table_builder.h"

#include <algorithm>
#include <stdexcept>

namespace samples {

TableBuilder::TableBuilder(std::string form, std::vector<double> widths) {
  table_.form = std::move(form);
  table_.cols = static_cast<int>(widths.size());
  table_.widths = std::move(widths);
}

Cell& TableBuilder::put(Cell cell) {
  rows_ = std::max(rows_, cell.row + cell.row_span);
  table_.cells.push_back(std::move(cell));
  return table_.cells.back();
}

Cell& TableBuilder::label(int row, int col, std::string text, int row_span, int col_span) {
  Cell cell{.row = row, .col = col, .row_span = row_span, .col_span = col_span, .text = std::move(text)};
  cell.kind = cell.text.empty() ? CellKind::Blank : CellKind::Text;
  return put(std::move(cell));
}

Cell& TableBuilder::value(int row, int col, std::string text, FactNote fact, int row_span, int col_span) {
  Cell cell{.row = row, .col = col, .row_span = row_span, .col_span = col_span, .text = std::move(text)};
  if (!cell.text.empty()) {
    cell.kind = fact.decimals ? CellKind::Number : CellKind::Text;
    cell.figures.push_back({0, cell.text.size(), std::move(fact)});
  }
  return put(std::move(cell));
}

Cell& TableBuilder::text(int row, int col, Paragraph paragraph, int row_span, int col_span) {
  Cell cell{.row = row, .col = col, .row_span = row_span, .col_span = col_span, .text = std::move(paragraph.text)};
  cell.kind = cell.text.empty() ? CellKind::Blank : CellKind::Text;
  cell.figures = std::move(paragraph.figures);
  cell.align = Align::Left;
  return put(std::move(cell));
}

namespace {

bool is_column_figure(const FactNote& fact) {
  return fact.unit == "万元" || fact.unit == "元" || fact.unit == "分";
}

/// Money columns are printed with the decimals of their longest figure.
void share_decimals(std::vector<Cell>* cells, int col, const std::string& family) {
  int most = 0;
  for (int pass = 0; pass < 2; ++pass) {
    for (Cell& cell : *cells) {
      for (Figure& figure : cell.figures) {
        FactNote& fact = figure.fact;
        if (cell.col != col || !fact.decimals || !fact.concept_id.starts_with(family) || !is_column_figure(fact))
          continue;
        if (pass == 0) most = std::max(most, *fact.decimals);
        if (pass == 1) fact.decimals = most;
      }
    }
  }
}

}  // namespace

Table TableBuilder::finish() && {
  for (int c = 0; c < table_.cols; ++c) {
    share_decimals(&table_.cells, c, "funds.");
    share_decimals(&table_.cells, c, "expense.");
    share_decimals(&table_.cells, c, "indicator.score");
  }
  table_.rows = rows_;
  std::vector<char> used(static_cast<std::size_t>(rows_ * table_.cols), 0);
  const auto at = [&](int r, int c) -> char& { return used[static_cast<std::size_t>(r * table_.cols + c)]; };
  for (const Cell& cell : table_.cells) {
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
        if (c >= table_.cols || at(r, c) != 0) throw std::logic_error("cells overlap in table " + table_.form);
        at(r, c) = 1;
      }
    }
  }
  for (int r = 0; r < rows_; ++r) {
    for (int c = 0; c < table_.cols; ++c) {
      if (at(r, c) == 0) table_.cells.push_back({.row = r, .col = c});
    }
  }
  std::sort(table_.cells.begin(), table_.cells.end(),
            [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.col < b.col; });
  return std::move(table_);
}

}  // namespace samples
