#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "extract/block_sums.h"
#include "extract/figures.h"
#include "extract/section_readers.h"

namespace ziping::extract {
namespace {

using patterns::ColumnUse;
using patterns::Section;

/// Of a target whose sign could not be read.
constexpr double kUnreadSign = 0.5;

bool is_level(const ColumnUse& column) {
  return column.label->id.starts_with("level");
}

// Level columns left to right, and for each weight column the level whose weights it holds: the nearest to its left,
// or, where a form prints the weights first, the indicators.
struct Layout {
  std::vector<const ColumnUse*> levels;
  const ColumnUse* sign = nullptr;
  const ColumnUse* unit = nullptr;
};

Layout layout_of(const Section& section) {
  Layout layout;
  for (const ColumnUse& column : section.columns) {
    if (is_level(column)) layout.levels.push_back(&column);
  }
  layout.sign = section.column("target_sign");
  layout.unit = section.column("target_unit");
  return layout;
}

// Index in `levels` of the block level a weight column belongs to; -1 for the indicators' own.
int block_level(const Layout& layout, const ColumnUse& column) {
  if (layout.levels.empty() || column.col > layout.levels.back()->col) return -1;
  int level = -1;
  for (std::size_t i = 0; i < layout.levels.size(); ++i) {
    if (layout.levels[i]->col < column.col) level = static_cast<int>(i);
  }
  return level;
}

// A cell that runs on into the columns of figures is a text below the rows ("conclusion: ..."), not a name.
bool beyond_levels(const FormReading& reading, const Layout& layout, int cell) {
  const layout::Cell& place = reading.view.cell(cell);
  const ColumnUse& last = *layout.levels.back();
  return place.col_span > 1 && place.col + place.col_span > last.col + last.col_span;
}

struct RowNames {
  std::vector<std::string> path;
  std::string item;
};

// The names of the levels a row stands under; the last one printed for it is the item. `above`: the names in force, one
// a level. A table that rules off every row prints a block's name only once; a blank below it means the same, as long
// as no level before it has changed.
RowNames names_of(const FormReading& reading, const Layout& layout, int row, std::vector<std::string>* above) {
  above->resize(layout.levels.size());
  std::vector<std::string> own(layout.levels.size());
  int before = -1;
  for (std::size_t level = 0; level < own.size(); ++level) {
    const int cell = reading.view.at(row, layout.levels[level]->col);
    if (cell < 0 || cell == before || beyond_levels(reading, layout, cell)) continue;
    before = cell;
    own[level] = level_name(reading, cell).name;
    if (patterns::is_placeholder(own[level], reading.patterns.marks())) own[level].clear();
  }
  RowNames names;
  std::size_t item = own.size();
  for (std::size_t level = own.size(); level-- > 0 && item == own.size();) {
    if (!own[level].empty()) item = level;
  }
  if (item == own.size()) return names;
  names.item = own[item];
  bool changed = false;
  for (std::size_t level = 0; level < item; ++level) {
    changed = changed || (!own[level].empty() && own[level] != (*above)[level]);
    const std::string& name = own[level].empty() && !changed ? (*above)[level] : own[level];
    if (!name.empty()) names.path.push_back(name);
    (*above)[level] = name;
  }
  // The lowest level names indicators, not blocks: it is in force for its own row only.
  for (std::size_t level = item; level < own.size(); ++level) (*above)[level].clear();
  if (item + 1 < own.size()) (*above)[item] = own[item];
  return names;
}

Fact points_fact(const FormReading& reading, const LevelName& level, int cell, std::vector<std::string> path) {
  Fact fact = fact_of(reading, reading.view.cell(cell));
  set_quantity(*level.points, &fact);
  fact.match_begin = level.points->begin;
  fact.match_end = level.points->end;
  fact.concept_id = "block.weight";
  fact.item = level.name;
  fact.path = std::move(path);
  return fact;
}

// "绩效指标(90分)" at the left edge weighs all indicators together.
void edge_points(const Section& section, const Layout& layout, FormReading* reading) {
  if (layout.levels.empty()) return;
  for (int col = 0; col < layout.levels.front()->col; ++col) {
    const int cell = reading->view.at(section.head_row, col);
    if (cell < 0 || reading->view.cell(cell).col != col) continue;
    const LevelName level = level_name(*reading, cell);
    if (!level.points || level.name.empty()) continue;
    reading->facts.push_back(points_fact(*reading, level, cell, {}));
    reading->use(cell);
  }
}

// "产出指标(50分)": the block's points stand in its label, once for the cell.
void block_points(const Section& section, const Layout& layout, int row, FormReading* reading) {
  std::vector<std::string> path;
  int before = -1;
  for (std::size_t i = 0; i + 1 < layout.levels.size(); ++i) {
    const int cell = reading->view.at(row, layout.levels[i]->col);
    if (cell < 0 || cell == before) continue;
    before = cell;
    LevelName level = level_name(*reading, cell);
    const layout::Cell& place = reading->view.cell(cell);
    if (level.points && !level.name.empty() && std::max(place.row, section.first_row) == row) {
      reading->facts.push_back(points_fact(*reading, level, cell, path));
      reading->use(cell);
    }
    if (!level.name.empty()) path.push_back(std::move(level.name));
  }
}

// "相关性(5分)": where no column weighs the rows, the label of the indicator does.
void points_of_indicator(const Section& section, const Layout& layout, int row, const RowNames& names,
                         FormReading* reading) {
  if (section.column("weight") || layout.levels.empty() || names.item.empty()) return;
  const int cell = reading->view.at(row, layout.levels.back()->col);
  if (cell < 0 || reading->view.cell(cell).row != row) return;
  const LevelName level = level_name(*reading, cell);
  if (!level.points || level.name != names.item) return;
  reading->facts.push_back(points_fact(*reading, level, cell, names.path));
  reading->facts.back().concept_id = "indicator.weight";
  reading->use(cell);
}

constexpr std::string_view kPairOfPoints = "weight_score";

// "10/9.81" under a head of two names: what the indicator weighs, and what it got. Anything else is no pair.
bool add_pair_of_points(const Section& section, const ColumnUse& column, int cell, const std::string& block,
                        const RowNames& names, FormReading* reading) {
  const layout::Cell& place = reading->view.cell(cell);
  const text::NormalText normal = reading->language().normalise(place.text);
  const auto stroke = normal.utf8.find('/');
  if (stroke == std::string::npos || normal.utf8.find('/', stroke + 1) != std::string::npos) return false;
  const std::size_t middle = normal.origin[stroke];
  const std::size_t behind = normal.origin[stroke + 1];
  const std::array<std::pair<std::size_t, std::size_t>, 2> parts{{{0, middle}, {behind, place.text.size()}}};
  const std::array<std::string_view, 2> kinds{"weight", "score"};
  std::vector<Fact> facts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto [begin, end] = parts[i];
    const text::Quantity points = reading->language().read(std::string_view(place.text).substr(begin, end - begin),
                                                           context_of(*reading, section, column));
    if (!points.value) return false;
    Fact fact = fact_of(*reading, place);
    set_quantity(points, &fact);
    fact.unit = column.label->unit;
    fact.match_begin = begin;
    fact.match_end = end;
    fact.concept_id = block + "." + std::string(kinds[i]);
    if (!names.item.empty()) fact.item = names.item;
    fact.path = names.path;
    facts.push_back(std::move(fact));
  }
  std::move(facts.begin(), facts.end(), std::back_inserter(reading->facts));
  reading->use(cell);
  return true;
}

// A label over several levels is no indicator's name.
bool spans_levels(const FormReading& reading, const Layout& layout, int cell) {
  const layout::Cell& place = reading.view.cell(cell);
  return std::count_if(layout.levels.begin(), layout.levels.end(), [&](const ColumnUse* level) {
           return level->col >= place.col && level->col < place.col + place.col_span;
         }) > 1;
}

// `near`: a label a little other than the known ones is one too.
const patterns::RowLabel* total_label(const FormReading& reading, const Section& section, int cell, bool near) {
  const std::string& label = reading.view.label(cell);
  const patterns::RowLabel* row = reading.labels().row(section.kind->id, label, false);
  if (!row) row = reading.labels().row("indicators", label, near);
  return row && row->kind == patterns::RowIs::Total ? row : nullptr;
}

// Weight, score and grade of the total side by side, one column too far left: the grade took the place of the score.
// The cells then mean what their order says.
std::optional<std::pair<int, int>> total_before_grade(const FormReading& reading, const Section& section, int row) {
  const ColumnUse* score = section.column("score");
  if (!score || !section.column("weight")) return std::nullopt;
  std::vector<int> figures;
  for (int cell : reading.view.row(row)) {
    const layout::Cell& place = reading.view.cell(cell);
    if (place.text.empty()) continue;
    const text::Quantity quantity = reading.language().read(place.text);
    if (quantity.kind == "grade") {
      if (figures.size() != 2 || column_over(section, place) != score) return std::nullopt;
      return std::pair(figures[0], figures[1]);
    }
    if (quantity.value) figures.push_back(cell);
  }
  return std::nullopt;
}

// Two figures that stand under other heads than weight and score: a label that spans one column too few has moved both.
std::optional<std::pair<int, int>> total_in_order(const FormReading& reading, const Section& section, int row) {
  const ColumnUse* weight = section.column("weight");
  const ColumnUse* score = section.column("score");
  if (!weight || !score || weight->col > score->col) return std::nullopt;
  std::vector<int> figures;
  for (int cell : reading.view.row(row)) {
    if (reading.language().read(reading.view.cell(cell).text).value) figures.push_back(cell);
  }
  if (figures.size() != 2 || column_over(section, reading.view.cell(figures[1])) == score) return std::nullopt;
  // The first column of weights is that of a block where levels have their own.
  const auto weights = std::count_if(section.columns.begin(), section.columns.end(),
                                     [](const ColumnUse& column) { return column.label->id == "weight"; });
  if (weights > 1 || reading.view.cell(figures[1]).col >= score->col) return std::nullopt;
  return std::pair(figures[0], figures[1]);
}

// "指标得分小计": what it adds up are the rows above it, and the total adds up those again.
bool is_subtotal(const FormReading& reading, int cell) {
  const auto& words = reading.patterns.marks().subtotals;
  const std::string bare = patterns::take_apart(reading.view.label(cell), reading.patterns.marks()).bare;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return bare.ends_with(word); });
}

// A total row that runs on under the head of the score prints nothing but the score.
int only_figure(const FormReading& reading, int row) {
  int only = -1;
  for (int cell : reading.view.row(row)) {
    if (!reading.language().read(reading.view.cell(cell).text).value) continue;
    if (only >= 0) return -1;
    only = cell;
  }
  return only;
}

// The row whose label says total: weight, score and, in some forms, the grade.
bool read_total(const Section& section, const Layout& layout, int row, FormReading* reading) {
  const patterns::RowLabel* total = nullptr;
  for (int cell : reading->view.row(row)) {
    if ((total = total_label(*reading, section, cell, spans_levels(*reading, layout, cell)))) break;
    if (reading->view.label(cell).empty()) continue;
    if (!is_subtotal(*reading, cell)) break;
    reading->role(row) = {row, RowKind::Total, {}, printed_name(*reading, reading->view.cell(cell).text)};
    return true;
  }
  if (!total) return false;
  reading->role(row) = {row, RowKind::Total, {}, total->item};
  auto shifted = total_before_grade(*reading, section, row);
  if (!shifted) shifted = total_in_order(*reading, section, row);
  const ColumnUse* score = section.column("score");
  const int only = score ? only_figure(*reading, row) : -1;
  if (only >= 0 && !column_over(section, reading->view.cell(only))) {
    add_fact(reading, section, *score, only, "total.score", {}, {});
  }
  if (shifted) {
    add_fact(reading, section, *section.column("weight"), shifted->first, "total.weight", {}, {});
    add_fact(reading, section, *section.column("score"), shifted->second, "total.score", {}, {});
  }
  for (int cell : reading->view.row(row)) {
    const layout::Cell& place = reading->view.cell(cell);
    const ColumnUse* column = column_over(section, place);
    const text::Quantity quantity = reading->language().read(place.text);
    if (quantity.kind == "grade") {
      Fact fact = fact_of(*reading, place);
      fact.concept_id = "grade.stated";
      fact.value_text = quantity.literal.empty() ? place.text : quantity.literal;
      reading->facts.push_back(std::move(fact));
      reading->use(cell);
      continue;
    }
    if (shifted || !column || block_level(layout, *column) >= 0) continue;
    if (column->label->id == kPairOfPoints) add_pair_of_points(section, *column, cell, "total", {}, reading);
    if (column->label->id == "weight") add_fact(reading, section, *column, cell, "total.weight", {}, {});
    if (column->label->id == "score") add_fact(reading, section, *column, cell, "total.score", {}, {});
  }
  return true;
}

// Unit, and for a target the sign, where they are printed in columns of their own.
void complete_value(const Layout& layout, int row, bool target, FormReading* reading, Fact* fact) {
  const auto text_at = [&](const ColumnUse* column) -> const std::string& {
    static const std::string kNone;
    const int cell = column ? reading->view.at(row, column->col) : -1;
    return cell < 0 ? kNone : reading->view.cell(cell).text;
  };
  if (!fact->value) return;
  // "成本控制数(万元)": a name may say the unit of its values.
  std::string unit = text_at(layout.unit);
  if (unit.empty() && !fact->unit && fact->item) unit = unit_of_label(*reading, *fact->item).value_or(std::string());
  const std::string& sign = text_at(target ? layout.sign : nullptr);
  if (unit.empty() && sign.empty()) return;
  const bool typed = is_typed(fact->confidence) && !target;
  const text::QuantityContext context{unit, false, reading->report_year, typed};
  text::Quantity whole = reading->language().read(sign + fact->text, context);
  // A sign that is none (words, or a misread one that looks like a digit) must not change the figure.
  if (!whole.value || !whole.printed_value || !fact->value || *whole.printed_value != *fact->value) {
    if (!sign.empty() && sign.find_first_of("0123456789") != std::string::npos) fact->sure = false;
    whole = reading->language().read(fact->text, context);
  }
  if (whole.value) set_quantity(whole, fact);
  if (sign.empty()) return;
  // A sign of a scan that is none was misread: readers make words of it and agree to them.
  if (fact->comparator == Comparator::None && !is_typed(fact->confidence)) {
    fact->sure = false;
    fact->confidence = std::min(fact->confidence, kUnreadSign);
  }
  // Few targets exclude their bound; a sign that has lost its lower stroke says so.
  if (fact->comparator == Comparator::Less || fact->comparator == Comparator::Greater) {
    const layout::Cell& place = reading->view.cell(reading->view.at(row, layout.sign->col));
    fact->sure = fact->sure && place.sure;
    fact->confidence = std::min(fact->confidence, place.confidence);
  }
}

// The column of adjusted targets where this row has one: it is the target in force, the first one is history.
const ColumnUse* target_in_force(const Section& section, int row, const FormReading& reading) {
  const ColumnUse* adjusted = section.column("adjusted_target");
  const int cell = adjusted ? reading.view.at(row, adjusted->col) : -1;
  if (cell < 0 || reading.view.cell(cell).text.empty()) return nullptr;
  return patterns::is_placeholder(reading.view.label(cell), reading.patterns.marks()) ? nullptr : adjusted;
}

void read_row(const Section& section, const Layout& layout, int row, std::vector<std::string>* above,
              FormReading* reading) {
  const RowNames names = names_of(*reading, layout, row, above);
  reading->role(row) = {row, RowKind::Indicator, names.path, names.item};
  block_points(section, layout, row, reading);
  points_of_indicator(section, layout, row, names, reading);
  const ColumnUse* adjusted = target_in_force(section, row, *reading);
  bool figures = false;
  for (int cell : reading->view.row(row)) {
    const layout::Cell& place = reading->view.cell(cell);
    const ColumnUse* column = column_over(section, place);
    if (column && is_level(*column)) reading->use(cell);
    if (!column || is_level(*column)) continue;
    if (column->label->id == kPairOfPoints) {
      if (names.item.empty()) continue;
      if (add_pair_of_points(section, *column, cell, "indicator", names, reading)) figures = true;
      continue;
    }
    if (column->label->concept_id.empty()) {
      // Among reasons and evidence a whole figure with its unit is one all the same.
      const bool figure = column->label->prose && !reading->language().read(place.text).unit.empty();
      if (figure && add_fact(reading, section, *column, cell, "other", names.item, names.path)) continue;
      if (column->label->kind == patterns::ValueKind::Text) reading->use(cell);
      continue;
    }
    std::string concept_id = column->label->concept_id;
    std::string item = names.item;
    std::vector<std::string> path = names.path;
    const int level = column->label->kind == patterns::ValueKind::Score ? block_level(layout, *column) : -1;
    if (level >= 0) {
      // A weight column between the levels weighs the block to its left.
      path.clear();
      item.clear();
      int before = -1;
      for (int i = 0; i <= level; ++i) {
        const int at = reading->view.at(row, layout.levels[static_cast<std::size_t>(i)]->col);
        if (at < 0 || at == before) continue;
        before = at;
        if (!item.empty()) path.push_back(item);
        item = level_name(*reading, at).name;
      }
      concept_id = "block.weight";
    }
    const bool words = column->label->kind == patterns::ValueKind::Value;
    if (column == adjusted) concept_id = "indicator.target";
    if (adjusted && column->label->id == "target") concept_id = "other";
    if (item.empty() && concept_id != "other") continue;
    if (!add_fact(reading, section, *column, cell, concept_id, item, path, words)) continue;
    figures = true;
    Fact& fact = reading->facts.back();
    const bool target = column == adjusted || column->label->id == "target";
    if (words) complete_value(layout, row, target, reading, &fact);
  }
  if (!figures && names.item.empty()) reading->role(row).kind = RowKind::Other;
}

// A label and a text over levels and figures alike: conclusions and problems, which are no indicators.
bool is_statement(const FormReading& reading, const Section& section, const Layout& layout, int row) {
  // Anything shorter is a name or a value.
  constexpr std::size_t kShortest = 18;
  const int last_level = layout.levels.empty() ? -1 : layout.levels.back()->col;
  return std::any_of(reading.view.row(row).begin(), reading.view.row(row).end(), [&](int cell) {
    const layout::Cell& place = reading.view.cell(cell);
    if (place.text.size() < kShortest || place.col > last_level) return false;
    // "Results 85 points | annual goal 1: ..." weighs a block.
    const bool weighs = std::any_of(reading.view.row(row).begin(), reading.view.row(row).end(), [&](int other) {
      return reading.view.cell(other).col < place.col && level_name(reading, other).points;
    });
    if (weighs) return false;
    // Over two columns of figures at the least: one that rules have moved takes in no more than one.
    const auto figures = std::count_if(section.columns.begin(), section.columns.end(), [&](const ColumnUse& column) {
      return column.col > last_level && column.col < place.col + place.col_span;
    });
    return figures > 1;
  });
}

}  // namespace

void read_indicators(const Section& section, FormReading* reading) {
  const Layout layout = layout_of(section);
  edge_points(section, layout, reading);
  std::vector<std::string> above;
  for (int row = section.first_row; row < section.end_row; ++row) {
    if (read_total(section, layout, row, reading) || is_statement(*reading, section, layout, row)) continue;
    read_row(section, layout, row, &above, reading);
  }
  settle_blocks(section, reading);
}

}  // namespace ziping::extract
