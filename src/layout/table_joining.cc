#include "layout/table_joining.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "layout/similarity.h"

namespace ziping::layout {

namespace {

/// Column positions nearer than this on two pages are one.
constexpr double kSameColumn = 4.5;

/// What the cells that begin in a row say, left to right.
std::vector<std::string> row_texts(const Table& table, int row) {
  std::vector<std::string> texts;
  for (const Cell& cell : table.cells) {
    if (cell.row > row) break;  // cells are in the order of their rows
    if (cell.row == row && !is_blank(cell.text)) texts.push_back(cell.text);
  }
  return texts;
}

bool alike(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || a.size() != b.size()) return false;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += similarity(a[i], b[i]);
  return sum / static_cast<double>(a.size()) >= 0.85;
}

/// A head has words over at least two columns and hardly a figure.
bool could_be_head(const std::vector<std::string>& texts) {
  const auto figures =
      std::count_if(texts.begin(), texts.end(), [](const std::string& text) { return is_figure(text); });
  return texts.size() >= 2 && static_cast<std::size_t>(figures) * 4 <= texts.size();
}

/// The head that `part` repeats: its first `rows` rows are those of the table from `at` on.
struct Repeated {
  int at = 0;
  int rows = 0;
};

Repeated repeated_head(const Table& table, const Table& part) {
  constexpr int kMost = 4;
  constexpr int kDeepest = 30;
  Repeated best;
  for (int at = 0; at < std::min(table.rows, kDeepest); ++at) {
    int rows = 0;
    while (rows < kMost && rows + 1 < part.rows && at + rows < table.rows) {
      const auto here = row_texts(table, at + rows);
      const auto there = row_texts(part, rows);
      const bool both_empty = here.empty() && there.empty() && rows > 0;
      if (!both_empty && !alike(here, there)) break;
      if (rows == 0 && !could_be_head(there)) break;
      ++rows;
    }
    if (rows > best.rows) best = {at, rows};
    if (best.rows > 0) break;
  }
  return best;
}

/// The row of a part below its head looks like the same row of the table: the labels of another form of the kind.
bool same_form_again(const Table& table, const Table& part, const Repeated& head) {
  int labels = 0;
  for (int i = 0; i < 4; ++i) {
    const auto here = row_texts(table, head.rows > 0 ? head.at + head.rows + i : i);
    const auto there = row_texts(part, head.rows + i);
    if (here.empty() || there.empty()) break;
    if (!is_figure(here.front()) && utf8::length(here.front()) >= 2 && similarity(here.front(), there.front()) >= 0.85)
      ++labels;
  }
  return labels >= 2;
}

std::vector<double> scaled_to(const std::vector<double>& xs, double from, double to) {
  std::vector<double> result;
  const double width = xs.back() - xs.front();
  for (const double x : xs) result.push_back(width > 0 ? from + (x - xs.front()) * (to - from) / width : from);
  return result;
}

double share_of_common(const std::vector<double>& a, const std::vector<double>& b) {
  std::size_t matched = 0;
  for (const double x : b) {
    if (std::any_of(a.begin(), a.end(), [&](double other) { return std::abs(other - x) < kSameColumn; })) ++matched;
  }
  return static_cast<double>(matched) / static_cast<double>(std::min(a.size(), b.size()));
}

/// Two sets of positions as one: those of `base` stay, those of `added` that lie near none of them come between.
std::vector<double> merged(const std::vector<double>& base, const std::vector<double>& added) {
  std::vector<double> result = base;
  for (const double x : added) {
    const bool there =
        std::any_of(base.begin(), base.end(), [&](double other) { return std::abs(other - x) < kSameColumn; });
    if (!there) result.push_back(x);
  }
  std::sort(result.begin(), result.end());
  return result;
}

/// For each position of `xs` its place in `all`: the nearest, never going back.
std::vector<int> places_in(const std::vector<double>& all, const std::vector<double>& xs) {
  std::vector<int> places;
  int least = 0;
  for (const double x : xs) {
    int best = least;
    for (int i = least; i < static_cast<int>(all.size()); ++i) {
      if (std::abs(all[static_cast<std::size_t>(i)] - x) < std::abs(all[static_cast<std::size_t>(best)] - x)) best = i;
    }
    places.push_back(best);
    least = std::min(best + 1, static_cast<int>(all.size()) - 1);
  }
  return places;
}

void move_columns(std::vector<Cell>& cells, const std::vector<int>& places) {
  for (Cell& cell : cells) {
    const auto end = static_cast<std::size_t>(cell.col + cell.col_span);
    const int begin = places[static_cast<std::size_t>(cell.col)];
    cell.col_span = std::max(1, places[end] - begin);
    cell.col = begin;
  }
}

}  // namespace

std::vector<double> column_positions(const Table& table) {
  std::vector<std::vector<double>> found(static_cast<std::size_t>(table.cols) + 1);
  const int page = table.pages.empty() ? 0 : table.pages.back();
  for (const Cell& cell : table.cells) {
    if (page != 0 && cell.page != page) continue;
    found[static_cast<std::size_t>(cell.col)].push_back(cell.box.x0);
    found[static_cast<std::size_t>(cell.col + cell.col_span)].push_back(cell.box.x1);
  }
  std::vector<double> xs;
  for (auto& positions : found) {
    std::sort(positions.begin(), positions.end());
    const double before = xs.empty() ? 0 : xs.back();
    xs.push_back(positions.empty() ? before : std::max(before, positions[positions.size() / 2]));
  }
  return xs;
}

GrowingTable begin_table(Table first) {
  GrowingTable growing;
  growing.xs = column_positions(first);
  growing.table = std::move(first);
  return growing;
}

bool goes_on(const GrowingTable& growing, const Table& part, bool at_page_end) {
  const Table& table = growing.table;
  if (table.boxes.empty() || part.boxes.empty() || table.cols < 1 || part.cols < 1) return false;
  const double width = table.boxes.back().width();
  if (std::abs(part.boxes.front().width() - width) > std::max(6.0, 0.025 * width)) return false;
  const Repeated head = repeated_head(table, part);
  if (same_form_again(table, part, head)) return false;
  if (head.rows > 0) return true;
  const auto xs = scaled_to(column_positions(part), growing.xs.front(), growing.xs.back());
  const double share = share_of_common(growing.xs, xs);
  return share >= 0.9 || (at_page_end && share >= 0.5);
}

void append_part(GrowingTable& growing, const Table& part) {
  Table& table = growing.table;
  const int head = repeated_head(table, part).rows;
  const auto xs = scaled_to(column_positions(part), growing.xs.front(), growing.xs.back());
  const std::vector<double> all = merged(growing.xs, xs);
  move_columns(table.cells, places_in(all, growing.xs));
  std::vector<Cell> cells;
  for (Cell cell : part.cells) {
    const int end = cell.row + cell.row_span;
    if (end <= head) continue;
    cell.row = std::max(0, cell.row - head);
    cell.row_span = end - head - cell.row;
    cells.push_back(std::move(cell));
  }
  move_columns(cells, places_in(all, xs));
  growing.xs = all;
  table.cols = static_cast<int>(all.size()) - 1;
  append_cells(table, std::move(cells), part.rows - head);
  std::sort(table.cells.begin(), table.cells.end(),
            [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.col < b.col; });
  table.pages.insert(table.pages.end(), part.pages.begin(), part.pages.end());
  table.boxes.insert(table.boxes.end(), part.boxes.begin(), part.boxes.end());
  table.confidence = std::min(table.confidence, part.confidence);
}

}  // namespace ziping::layout
