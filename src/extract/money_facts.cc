#include <algorithm>

#include "extract/figures.h"
#include "extract/section_readers.h"

namespace ziping::extract {
namespace {

using patterns::ColumnUse;
using patterns::Section;

constexpr std::string_view kNameColumn = "name";
constexpr std::string_view kIndexColumn = "index";
constexpr std::string_view kScoreOfTotal = "funds.score";

std::string total_item(const FormReading& reading, const Section& section) {
  for (const patterns::RowLabel* row : reading.labels().rows_of(section.kind->id)) {
    if (row->kind == patterns::RowIs::Total) return row->item;
  }
  return {};
}

// "得分(10)": a bare number in the brackets of that head.
std::vector<text::Quantity> bare_points(const ColumnUse& score, const std::string& head,
                                        const text::Language& language) {
  for (const std::string& word : score.brackets) {
    text::Quantity quantity = language.read(word, {score.label->unit, false, 0});
    const auto at = head.find(word);
    if (!quantity.value || at == std::string::npos || word.find_first_not_of("0123456789.") != std::string::npos)
      continue;
    quantity.begin = at;
    quantity.end = at + word.size();
    return {quantity};
  }
  return {};
}

// Points for execution that only a label prints: "预算执行情况(20分)" at the left edge, "得分(20分*执行率)" as a head.
void points_in_labels(const Section& section, FormReading* reading) {
  if (section.column("weight")) return;
  const ColumnUse* score = section.column("score");
  for (int col = 0; col < reading->view.cols(); ++col) {
    const int cell = reading->view.at(section.head_row, col);
    if (cell < 0 || reading->view.cell(cell).col != col) continue;
    const bool head = std::any_of(section.columns.begin(), section.columns.end(), [&](const ColumnUse& column) {
      return col >= column.col && col < column.col + column.col_span;
    });
    if (head && !(score && score->col == col)) continue;
    const layout::Cell& place = reading->view.cell(cell);
    std::vector<text::Quantity> found = reading->language().find(place.text);
    std::erase_if(found,
                  [](const auto& quantity) { return quantity.kind != "score" && quantity.kind != "label_weight"; });
    if (found.empty() && score && score->col == col) found = bare_points(*score, place.text, reading->language());
    for (const text::Quantity& quantity : found) {
      Fact fact = fact_of(*reading, place);
      set_quantity(quantity, &fact);
      fact.match_begin = quantity.begin;
      fact.match_end = quantity.end;
      fact.concept_id = "funds.weight";
      fact.item = total_item(*reading, section);
      reading->facts.push_back(std::move(fact));
      reading->use(cell);
      return;
    }
  }
}

// Weight and score belong to the total. The rows below it print a filler that may be misread as a figure ("/" as 1), or
// repeat the total's points; anything else is no fact about execution.
bool repeats_total(const FormReading& reading, const Section& section, const ColumnUse& column, int cell,
                   const std::string& total) {
  const text::Quantity points =
      reading.language().read(reading.view.cell(cell).text, context_of(reading, section, column));
  return points.value && std::any_of(reading.facts.begin(), reading.facts.end(), [&](const Fact& fact) {
           return fact.concept_id == column.label->concept_id && fact.item == total && fact.base_value == points.value;
         });
}

// A goal below the money ("goal: 12 schools get new roofs.") is no amount.
bool is_sentence(const FormReading& reading, int cell) {
  const std::string& text = reading.view.cell(cell).text;
  const auto& stops = reading.patterns.prose().stops();
  return std::any_of(stops.begin(), stops.end(),
                     [&](const std::string& stop) { return text.find(stop) != std::string::npos; });
}

// "Columns | 0 | 1 | 2" below the heads: the row numbers the columns.
bool numbers_columns(const FormReading& reading, int name) {
  const auto match = reading.labels().head(reading.view.label(name), false);
  return match && std::any_of(match->columns.begin(), match->columns.end(),
                              [](const auto* column) { return column->id == kIndexColumn; });
}

}  // namespace

void read_sources(const Section& section, FormReading* reading) {
  points_in_labels(section, reading);
  int first = reading->view.cols();
  for (const ColumnUse& column : section.columns) {
    if (column.label->id != kNameColumn) first = std::min(first, column.col);
  }
  const ColumnUse* names = section.column(kNameColumn);
  const std::string total = total_item(*reading, section);
  for (int row = section.first_row; row < section.end_row; ++row) {
    // A column of names goes before the words beside the figures ("task | what it is about | budget").
    int name = names ? reading->view.at(row, names->col) : -1;
    if (name < 0 || reading->view.cell(name).text.empty()) name = row_label_cell(*reading, section, row, first);
    // "Score of execution | 9.8": a label with its value, not a source with its amounts.
    const patterns::PairLabel* pair = name >= 0 ? reading->labels().pair(reading->view.label(name), false) : nullptr;
    if (pair && pair->concept_id == kScoreOfTotal) continue;
    if (name >= 0 && numbers_columns(*reading, name)) {
      for (const int cell : reading->view.row(row)) reading->use(cell);
      continue;
    }
    std::string item;
    if (name < 0) {
      item = total;
    } else if (const patterns::RowLabel* known =
                   reading->labels().row(section.kind->id, reading->view.label(name), true)) {
      item = known->item;
    } else {
      item = printed_name(*reading, reading->view.cell(name).text);
    }
    bool any = false;
    bool told = false;
    for (int cell : reading->view.row(row)) {
      told = told || (cell != name && is_sentence(*reading, cell));
      const ColumnUse* column = column_over(section, reading->view.cell(cell));
      if (column && column->label->id == kIndexColumn) reading->use(cell);
      if (!column || column->label->concept_id.empty() || is_sentence(*reading, cell)) continue;
      const bool points = column->label->kind == patterns::ValueKind::Score;
      if (points && item != total && !repeats_total(*reading, section, *column, cell, total)) continue;
      any = add_fact(reading, section, *column, cell, column->label->concept_id, item, {}) || any;
    }
    if (any || (name >= 0 && !told)) reading->role(row) = {row, RowKind::Money, {}, item};
  }
}

void read_single(const Section& section, FormReading* reading) {
  for (int row = section.first_row; row < section.end_row; ++row) {
    bool any = false;
    for (int cell : reading->view.row(row)) {
      const ColumnUse* column = column_over(section, reading->view.cell(cell));
      if (!column || column->label->concept_id.empty()) continue;
      any = add_fact(reading, section, *column, cell, column->label->concept_id, column->label->item, {}) || any;
    }
    if (any) reading->role(row) = {row, RowKind::List, {}, {}};
    // One row of figures; what follows belongs to the next block.
    if (any) return;
  }
}

}  // namespace ziping::extract
