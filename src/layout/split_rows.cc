#include "layout/split_rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/grid.h"
#include "layout/similarity.h"

namespace ziping::layout {

namespace {

constexpr std::size_t kFewestLines = 3;
constexpr std::size_t kFigureColumns = 2;
/// Levels nearer than this (in ems) are one row; those of the rows of a table are farther apart than this.
constexpr double kSameLevel = 0.45;
constexpr double kRowPitch = 1.1;
/// Lines of a cell that is not sure are believed from here on: readers that agree give more, disputes less.
constexpr double kBelieved = 0.92;

struct Band {
  double level = 0;
  double top = 0;
  double bottom = 0;
  double lines = 0;
};

bool vertical(const TextLine& line) {
  return line.box.height() > 2 * line.box.width() && line.edges.size() > 2;
}

bool all_figures(const Cell& cell) {
  return !cell.lines.empty() &&
         std::all_of(cell.lines.begin(), cell.lines.end(), [](const TextLine& line) { return is_figure(line.text); });
}

std::vector<Band> bands_of(const std::vector<const Cell*>& figures, double em) {
  std::vector<const TextLine*> lines;
  for (const Cell* cell : figures) {
    for (const TextLine& line : cell->lines) lines.push_back(&line);
  }
  std::sort(lines.begin(), lines.end(),
            [](const TextLine* a, const TextLine* b) { return a->box.centre_y() < b->box.centre_y(); });
  std::vector<Band> bands;
  for (const TextLine* line : lines) {
    const double level = line->box.centre_y();
    if (bands.empty() || level - bands.back().level > kSameLevel * em) {
      bands.push_back({level, line->box.y0, line->box.y1, 1});
      continue;
    }
    Band& band = bands.back();
    band.level = (band.level * band.lines + level) / (band.lines + 1);
    band.top = std::min(band.top, line->box.y0);
    band.bottom = std::max(band.bottom, line->box.y1);
    ++band.lines;
  }
  return bands;
}

/// The levels of the rows in one ruled row, empty if it is one row.
std::vector<Band> rows_within(const std::vector<const Cell*>& cells) {
  std::vector<const Cell*> figures;
  double em = 0;
  std::size_t most = 0;
  for (const Cell* cell : cells) {
    if (cell->row_span != 1) return {};
    if (std::any_of(cell->lines.begin(), cell->lines.end(), vertical)) return {};
    for (const TextLine& line : cell->lines) em = std::max(em, line.em > 0 ? line.em : line.box.height());
    if (!all_figures(*cell)) continue;
    figures.push_back(cell);
    most = std::max(most, cell->lines.size());
  }
  if (figures.size() < kFigureColumns || most < kFewestLines || em <= 0) return {};
  const std::vector<Band> bands = bands_of(figures, em);
  // Figures that stand on levels of their own are no rows.
  if (bands.size() < kFewestLines || bands.size() > most + most / 3) return {};
  for (std::size_t i = 1; i < bands.size(); ++i) {
    if (bands[i].level - bands[i - 1].level < kRowPitch * em) return {};
  }
  const auto full = std::count_if(figures.begin(), figures.end(),
                                  [&](const Cell* cell) { return cell->lines.size() * 4 >= bands.size() * 3; });
  if (static_cast<std::size_t>(full) < kFigureColumns) return {};
  for (const Cell* cell : cells) {
    if (!cell->lines.empty() && cell->lines.size() * 2 < bands.size()) return {};
  }
  return bands;
}

std::size_t band_at(const std::vector<double>& cuts, double y) {
  const auto above = std::upper_bound(cuts.begin() + 1, cuts.end() - 1, y);
  return static_cast<std::size_t>(above - cuts.begin()) - 1;
}

void split(const Cell& cell, const std::vector<double>& cuts, std::vector<Cell>* cells) {
  std::vector<std::vector<TextLine>> parts(cuts.size() - 1);
  for (const TextLine& line : cell.lines) parts[band_at(cuts, line.box.centre_y())].push_back(line);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Box box{cell.box.x0, cuts[i], cell.box.x1, cuts[i + 1]};
    const bool sure = cell.sure || std::all_of(parts[i].begin(), parts[i].end(),
                                               [](const TextLine& line) { return line.confidence >= kBelieved; });
    const GridCell place{cell.row + static_cast<int>(i), cell.col, 1, cell.col_span, box};
    cells->push_back(make_cell(place, std::move(parts[i]), cell.page));
    cells->back().sure = sure;
  }
}

}  // namespace

void split_unruled_rows(Table* table) {
  for (int row = table->rows - 1; row >= 0; --row) {
    std::vector<const Cell*> cells;
    bool spanned = false;
    for (const Cell& cell : table->cells) {
      if (cell.row == row) cells.push_back(&cell);
      spanned = spanned || (cell.row < row && cell.row + cell.row_span > row);
    }
    if (spanned || cells.empty()) continue;
    const std::vector<Band> bands = rows_within(cells);
    if (bands.empty()) continue;
    std::vector<double> cuts{cells.front()->box.y0};
    for (std::size_t i = 1; i < bands.size(); ++i) cuts.push_back((bands[i - 1].bottom + bands[i].top) / 2);
    cuts.push_back(cells.front()->box.y1);
    const int more = static_cast<int>(bands.size()) - 1;
    std::vector<Cell> changed;
    for (Cell& cell : table->cells) {
      if (cell.row == row) {
        split(cell, cuts, &changed);
        continue;
      }
      if (cell.row > row) cell.row += more;
      changed.push_back(std::move(cell));
    }
    std::sort(changed.begin(), changed.end(),
              [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.col < b.col; });
    table->cells = std::move(changed);
    table->rows += more;
  }
}

}  // namespace ziping::layout
