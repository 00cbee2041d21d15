#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "layout/similarity.h"
#include "layout/table_joining.h"

namespace ziping::layout {

namespace {

bool same_columns(const Cell& a, const Cell& b) {
  return a.col == b.col && a.col_span == b.col_span;
}

/// The cell above the break that ends in the table's last row and spans the columns of `below`; null if none.
Cell* cell_above(Table& table, const Cell& below) {
  for (Cell& cell : table.cells) {
    if (cell.row + cell.row_span == table.rows && same_columns(cell, below)) return &cell;
  }
  return nullptr;
}

bool ends_sentence(const std::string& text) {
  const std::u32string points = utf8::decode(text);
  static constexpr std::u32string_view kEnds = U"\u3002\uFF1B;\uFF01\uFF1F";
  return !points.empty() && kEnds.find(points.back()) != std::u32string_view::npos;
}

/// The print of `above` fills its last line to the border, so that it may go on in `below`.
bool text_runs_on(const Cell& above, const Cell& below) {
  if (above.lines.empty() || below.lines.empty() || ends_sentence(above.text)) return false;
  const TextLine& last = above.lines.back();
  const double em = std::max(6.0, last.em);
  return last.box.x1 > above.box.x1 - 1.9 * em && last.box.width() > 3 * em;
}

/// How much speaks for `part`'s first row being the rest of the table's last row: figures stand only in the upper
/// part, texts run on.
bool row_was_cut(Table& table, const std::vector<const Cell*>& first_row) {
  double score = 0;
  bool text = false;
  for (const Cell* below : first_row) {
    const Cell* above = cell_above(table, *below);
    if (!above) return false;
    const bool blank_below = is_blank(below->text);
    const bool blank_above = is_blank(above->text);
    if (!blank_below) text = true;
    if (!blank_below && blank_above) return false;
    if (blank_below && blank_above) continue;
    if (!blank_below && is_figure(below->text) && utf8::length(below->text) < 8) return false;
    if (!blank_below) {
      score += text_runs_on(*above, *below) ? 2 : -2;
    } else if (above->row_span == 1 || is_figure(above->text)) {
      score += 1;
    }
  }
  return text && score > 0;
}

void continue_cell(Cell& above, const Cell& below, int more_rows) {
  above.row_span += more_rows;
  const bool repeated = similarity(above.text, below.text) >= 0.85;
  above.confidence = std::min(above.confidence, below.confidence);
  above.sure = above.sure && below.sure;
  if (repeated || is_blank(below.text)) return;
  above.text += below.text;
  above.readings.clear();
  above.lines.insert(above.lines.end(), below.lines.begin(), below.lines.end());
}

/// The columns of labels at the left of the first row below the break that are blank, or repeat the label above, belong
/// to the cells above; from the first cell with a text of its own on the row stands for itself.
std::vector<const Cell*> labels_that_go_on(Table& table, const std::vector<const Cell*>& first_row) {
  std::vector<const Cell*> result;
  for (const Cell* below : first_row) {
    const Cell* above = cell_above(table, *below);
    if (!above) break;
    const bool blank = is_blank(below->text);
    const bool repeated =
        !blank && similarity(above->text, below->text) >= 0.85 && (!is_figure(below->text) || !result.empty());
    if (!blank && !repeated) break;
    result.push_back(below);
  }
  // A row without any text of its own is an empty row of the form.
  if (result.size() == first_row.size()) result.clear();
  return result;
}

}  // namespace

void append_cells(Table& table, std::vector<Cell> cells, int part_rows) {
  std::vector<const Cell*> first_row;
  for (const Cell& cell : cells) {
    if (cell.row == 0) first_row.push_back(&cell);
  }
  std::sort(first_row.begin(), first_row.end(), [](const Cell* a, const Cell* b) { return a->col < b->col; });
  const bool cut = row_was_cut(table, first_row);
  const std::vector<const Cell*> joined = cut ? first_row : labels_that_go_on(table, first_row);
  const int offset = cut ? table.rows - 1 : table.rows;
  // All cells above are looked up before the first of them grows.
  std::vector<Cell*> above;
  for (const Cell* below : joined) above.push_back(cell_above(table, *below));
  for (std::size_t i = 0; i < joined.size(); ++i) {
    continue_cell(*above[i], *joined[i], cut ? joined[i]->row_span - 1 : joined[i]->row_span);
  }
  std::vector<Cell> rest;
  for (Cell& cell : cells) {
    if (std::find(joined.begin(), joined.end(), &cell) != joined.end()) continue;
    rest.push_back(cell);
    rest.back().row += offset;
  }
  table.cells.insert(table.cells.end(), rest.begin(), rest.end());
  table.rows = offset + part_rows;
}

}  // namespace ziping::layout
