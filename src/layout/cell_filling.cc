#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "layout/grid.h"
#include "layout/split_rows.h"
#include "layout/word_parts.h"

namespace ziping::layout {

namespace {

constexpr std::size_t kNoCell = static_cast<std::size_t>(-1);

std::size_t cell_at(const Grid& grid, double x, double y) {
  if (!grid.box.contains(x, y)) return kNoCell;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i].box.contains(x, y)) return i;
  }
  return kNoCell;
}

/// A run of a word's code points that lie in one cell.
struct Run {
  std::size_t cell = kNoCell;
  std::size_t first = 0;
  std::size_t last = 0;
};

std::vector<Run> runs_of(const Grid& grid, const PlacedWord& word) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i + 1 < word.edges.size(); ++i) {
    const double middle = (word.edges[i] + word.edges[i + 1]) / 2;
    const Box& box = word.word.box;
    const std::size_t cell =
        word.word.vertical ? cell_at(grid, box.centre_x(), middle) : cell_at(grid, middle, box.centre_y());
    if (runs.empty() || runs.back().cell != cell) runs.push_back({cell, i, i});
    runs.back().last = i + 1;
  }
  return runs;
}

/// True if the word really is the text of two cells: on both sides of each border a character stands clear of it. A
/// figure too wide for its column only leans over the border.
bool stands_apart(const Grid& grid, const PlacedWord& word, const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    if (run.cell == kNoCell) return false;
    const Box& box = grid.cells[run.cell].box;
    const double from = word.word.vertical ? box.y0 : box.x0;
    const double to = word.word.vertical ? box.y1 : box.x1;
    const bool clear_before = run.first == 0 || word.edges[run.first] > from - 0.3;
    const bool clear_behind = run.last + 1 == word.edges.size() || word.edges[run.last] < to + 0.3;
    if (!clear_before || !clear_behind) return false;
  }
  return true;
}

std::size_t majority(const Grid& grid, const PlacedWord& word, const std::vector<Run>& runs) {
  const std::size_t centre = cell_at(grid, word.word.box.centre_x(), word.word.box.centre_y());
  if (centre != kNoCell) return centre;
  const auto longest = std::max_element(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    const auto size = [](const Run& run) { return run.cell == kNoCell ? 0 : run.last - run.first; };
    return size(a) < size(b);
  });
  const bool enough = longest != runs.end() && (longest->last - longest->first) * 2 > word.edges.size() - 1;
  return enough ? longest->cell : kNoCell;
}

std::optional<char32_t> last_of(const std::string& text) {
  const std::u32string points = utf8::decode(text);
  return points.empty() ? std::nullopt : std::optional(points.back());
}

}  // namespace

Cell make_cell(const GridCell& place, std::vector<TextLine> lines, int page) {
  Cell cell;
  cell.row = place.row;
  cell.col = place.col;
  cell.row_span = place.row_span;
  cell.col_span = place.col_span;
  cell.page = page;
  cell.box = place.box;
  for (TextLine& line : lines) {
    line.page = page;
    if (line.text.empty()) continue;
    const auto before = last_of(cell.text);
    std::size_t begin = 0;
    if (before && utf8::is_latin(*before) && utf8::is_latin(utf8::next(line.text, begin))) cell.text += ' ';
    cell.text += line.text;
    cell.ink = cell.ink.unite(line.box);
    cell.confidence = std::min(cell.confidence, line.confidence);
  }
  // Other readings of a cell of one line are the line's; of several lines they cannot be put together here.
  if (lines.size() == 1) cell.readings = lines.front().readings;
  cell.lines = std::move(lines);
  return cell;
}

Table fill_table(const Grid& grid, const std::vector<PlacedWord>& words, int page, std::vector<PlacedWord>* left_over) {
  std::vector<std::vector<PlacedWord>> content(grid.cells.size());
  for (PlacedWord word : words) {
    complete(word);
    const std::vector<Run> runs = runs_of(grid, word);
    if (runs.size() > 1 && stands_apart(grid, word, runs)) {
      for (const Run& run : runs) content[run.cell].push_back(part_of(word, run.first, run.last));
      continue;
    }
    const std::size_t cell = majority(grid, word, runs);
    if (cell != kNoCell) {
      content[cell].push_back(std::move(word));
    } else if (left_over) {
      left_over->push_back(std::move(word));
    }
  }
  Table table;
  table.rows = grid.rows;
  table.cols = grid.cols;
  table.pages = {page};
  table.boxes = {grid.box};
  table.confidence = grid.confidence;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    table.cells.push_back(make_cell(grid.cells[i], lines_of(std::move(content[i]), page), page));
  }
  split_unruled_rows(&table);
  return table;
}

}  // namespace ziping::layout
