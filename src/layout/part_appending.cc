#include <algorithm>
#include <cmath>
#include <optional>

#include "base/decimal.h"
#include "base/rational.h"
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

/// What one reader saw on both sides of the break; readings differ by a character.
bool says_the_same(const std::string& above, const std::string& below) {
  return similarity(above, below) >= 0.85;
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

/// Characters of a unit that a break may part from its figure.
constexpr std::size_t kLongestUnit = 3;

/// Columns so many ems wide hold sentences.
constexpr double kProseWidth = 8;

/// Two labels of one column that end in the same word: neither is the rest of the other.
bool ends_alike(const std::string& above, const std::string& below) {
  constexpr std::size_t kEnd = 2;
  constexpr std::size_t kLongestLabel = 8;
  const std::u32string first = utf8::decode(above);
  const std::u32string second = utf8::decode(below);
  if (std::min(first.size(), second.size()) <= kEnd || std::max(first.size(), second.size()) > kLongestLabel)
    return false;
  return utf8::is_cjk(first.back()) && std::equal(first.end() - kEnd, first.end(), second.end() - kEnd);
}

/// How much speaks for `part`'s first row being the rest of the table's last row: figures stand only in the upper
/// part, texts run on. Where no cell ended above the break, all of them must, and one of them must have room for
/// more than a label, which may fill its column by itself.
bool row_was_cut(Table& table, const std::vector<const Cell*>& first_row) {
  double score = 0;
  bool text = false;
  bool some_ended = false;
  bool all_run_on = true;
  bool prose = false;
  for (const Cell* below : first_row) {
    const Cell* above = cell_above(table, *below);
    if (!above) return false;
    const bool blank_below = is_blank(below->text);
    const bool blank_above = is_blank(above->text);
    if (ends_alike(above->text, below->text)) return false;
    if (!blank_below) text = true;
    if (!blank_below && blank_above) return false;
    if (blank_below && blank_above) continue;
    if (!blank_below && is_figure(below->text) && utf8::length(below->text) < 8) return false;
    // A figure goes on in its unit at most.
    if (!blank_below && is_figure(above->text) && utf8::length(below->text) > kLongestUnit) return false;
    if (!blank_below) {
      const bool runs_on = text_runs_on(*above, *below);
      score += runs_on ? 2 : -2;
      all_run_on = all_run_on && runs_on;
      prose =
          prose || above->box.width() > kProseWidth * std::max(6.0, above->lines.empty() ? 0 : above->lines.back().em);
    } else if (above->row_span == 1 || is_figure(above->text)) {
      score += 1;
      some_ended = true;
    }
  }
  return text && score > 0 && (some_ended || (all_run_on && prose));
}

void continue_cell(Cell& above, const Cell& below, int more_rows) {
  above.row_span += more_rows;
  const bool repeated = says_the_same(above.text, below.text);
  above.confidence = std::min(above.confidence, below.confidence);
  above.sure = above.sure && below.sure;
  if (repeated || is_blank(below.text)) return;
  above.text += below.text;
  above.readings.clear();
  above.lines.insert(above.lines.end(), below.lines.begin(), below.lines.end());
}

/// A bracket opened above the break and closed below it.
bool bracket_was_cut(const std::string& above, const std::string& below) {
  const auto depth = [](const std::string& text, bool lowest) {
    int now = 0;
    int least = 0;
    for (const char32_t code : utf8::decode(text)) {
      if (code == '(' || code == 0xFF08) ++now;
      if (code == ')' || code == 0xFF09) least = std::min(least, --now);
    }
    return lowest ? least : now;
  };
  return depth(above, false) > 0 && depth(below, true) < 0;
}

/// True if `below` is the rest of `above` though rows end at the break: by its text, or because it says the same again.
bool cell_was_cut(const Cell& above, const Cell& below, bool label_column) {
  if (is_blank(below.text)) return label_column || above.row_span > 1 || below.row_span > 1;
  if (is_blank(above.text)) return false;
  const bool repeated = says_the_same(above.text, below.text);
  if (label_column && repeated && !is_figure(below.text)) return true;
  if (repeated && above.row_span > 1) return true;
  if (bracket_was_cut(above.text, below.text)) return true;
  // One character is no label: the end of a word that the break cut.
  return label_column && !is_figure(below.text) && utf8::length(below.text) == 1 && text_runs_on(above, below);
}

/// Without spaces, all digits alike, brackets of one width.
std::u32string shape_of_label(std::string_view text) {
  std::u32string shape = half_width(text);
  std::replace_if(shape.begin(), shape.end(), utf8::is_digit, U'0');
  return shape;
}

/// Labels of one column end alike ("output index (50)", "effect index (30)"). What stands below the break is such an
/// end and no more, and what stands above has none: they are one label.
bool label_was_cut(const Table& table, const std::vector<Cell>& part, const Cell& above, const Cell& below) {
  constexpr std::size_t kEnd = 2;
  const std::u32string end = shape_of_label(below.text);
  const std::u32string begin = shape_of_label(above.text);
  if (end.size() < kEnd || begin.empty() || is_figure(above.text)) return false;
  if (begin.size() >= kEnd && begin.ends_with(end.substr(end.size() - kEnd))) return false;
  const auto shows = [&](const Cell& cell) {
    if (&cell == &above || &cell == &below || !same_columns(cell, below)) return false;
    const std::u32string label = shape_of_label(cell.text);
    return label.size() > end.size() && label.ends_with(end);
  };
  return std::any_of(table.cells.begin(), table.cells.end(), shows) || std::any_of(part.begin(), part.end(), shows);
}

/// Every cell of these columns has a figure, in rows of the table and of the part: a blank one shares that of its
/// neighbour.
bool always_a_figure(const std::vector<Cell>& cells, const Cell& like, const Cell* but) {
  int figures = 0;
  int others = 0;
  for (const Cell& cell : cells) {
    if (&cell == but || cell.row_span > 2 || !same_columns(cell, like)) continue;
    if (is_figure(cell.text)) ++figures;
    if (is_blank(cell.text)) ++others;
  }
  return figures >= 2 && others == 0;
}

/// The figures of column `col` in rows [from, to) added up; nullopt where there is none, or something else.
std::optional<Rational> sum_of(const std::vector<Cell>& cells, int col, int from, int to) {
  std::optional<Rational> sum;
  for (const Cell& cell : cells) {
    if (cell.col != col || cell.row < from || cell.row >= to || is_blank(cell.text)) continue;
    const auto figure = Decimal::parse(cell.text);
    if (!figure) return std::nullopt;
    sum = sum.value_or(Rational(0)) + Rational(*figure);
  }
  return sum;
}

const Cell* cell_beside(const std::vector<Cell>& cells, const Cell& label) {
  for (const Cell& cell : cells) {
    const bool level = cell.row == label.row && cell.row_span == label.row_span;
    if (level && cell.col == label.col + label.col_span) return &cell;
  }
  return nullptr;
}

/// A block whose label the break cut in two, known by the weight that stands beside both halves, or above only:
/// the figures of its rows give it only together. The column whose figure stands on both sides too, for rows that share
/// it (the number of columns where there is none); nullopt where no such block was cut.
std::optional<int> cut_block(const Table& table, const std::vector<Cell>& part, const Cell& above, const Cell& below) {
  const Cell* weight = cell_beside(table.cells, above);
  const Cell* again = cell_beside(part, below);
  if (!weight || !again || is_blank(above.text) || is_blank(below.text)) return std::nullopt;
  const auto printed = Decimal::parse(weight->text);
  if (!printed || (!is_blank(again->text) && Decimal::parse(again->text) != printed)) return std::nullopt;
  const Rational whole(*printed);
  for (int col = weight->col + 1; col < table.cols; ++col) {
    const auto upper = sum_of(table.cells, col, above.row, table.rows);
    const auto lower = sum_of(part, col, 0, below.row_span);
    if (!upper || !lower) continue;
    if (*upper == whole || *lower == whole) {
      // Either half alone is a block of its own, unless the lower begins with what the upper ends in.
      const auto last = sum_of(table.cells, col, table.rows - 1, table.rows);
      if (*upper == whole || last != sum_of(part, col, 0, 1)) return std::nullopt;
      return col;
    }
    return *upper + *lower == whole ? std::optional(table.cols) : std::nullopt;
  }
  return std::nullopt;
}

/// Cells merged over the same rows end together: true if below another cell of the rows of `above` stands something
/// else.
bool neighbour_ended(Table& table, const std::vector<const Cell*>& first_row, const Cell& above) {
  if (above.row_span == 1) return false;
  return std::any_of(first_row.begin(), first_row.end(), [&](const Cell* below) {
    const Cell* other = cell_above(table, *below);
    return other && other != &above && other->row == above.row && other->row_span == above.row_span &&
           !is_blank(below->text) && !is_blank(other->text) && !says_the_same(other->text, below->text);
  });
}

/// Two texts of which the lower may be the rest of the upper: neither figures nor short words that each row has its own
/// of ("improved", "lasting").
bool may_go_on(const Cell& above, const Cell& below) {
  constexpr std::size_t kShortestProse = 10;
  if (is_figure(above.text) || ends_sentence(above.text)) return false;
  return is_blank(below.text) || text_runs_on(above, below) || ends_sentence(below.text) ||
         utf8::length(above.text) >= kShortestProse;
}

/// Cells of the first row below the break that belong to the cells above: labels at the left that are blank or repeat
/// what stands above, until the first cell with a text of its own; to the right of it merged cells and figures shared
/// by two rows.
std::vector<const Cell*> cells_that_go_on(Table& table, const std::vector<Cell>& part,
                                          const std::vector<const Cell*>& first_row) {
  std::vector<const Cell*> result;
  bool label_column = true;
  bool own_text = false;
  int shared = table.cols;
  for (const Cell* below : first_row) {
    const Cell* above = cell_above(table, *below);
    // Right of a figure that rows share, all they share goes on.
    const bool says_on = above && (says_the_same(above->text, below->text) || may_go_on(*above, *below));
    if (above && below->col >= shared && says_on && !is_blank(above->text)) {
      result.push_back(below);
      continue;
    }
    const bool label_figure =
        above && label_column && !result.empty() && is_figure(below->text) && says_the_same(above->text, below->text);
    const bool ended = above && !label_column && neighbour_ended(table, first_row, *above);
    const auto block = above && label_column ? cut_block(table, part, *above, *below) : std::nullopt;
    shared = std::min(shared, block.value_or(shared));
    const bool label_cut = above && label_column && (block || label_was_cut(table, part, *above, *below));
    if (above && !ended && (label_figure || label_cut || cell_was_cut(*above, *below, label_column))) {
      result.push_back(below);
    } else if (above && !ended && !label_column && is_blank(below->text) && is_figure(above->text) &&
               always_a_figure(table.cells, *below, nullptr) && always_a_figure(part, *below, below)) {
      result.push_back(below);
      shared = std::min(shared, below->col);
    } else {
      label_column = false;
      own_text = own_text || !is_blank(below->text);
    }
  }
  // A row without any text of its own is an empty row of the form.
  if (!own_text) result.clear();
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
  const std::vector<const Cell*> joined = cut ? first_row : cells_that_go_on(table, cells, first_row);
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
