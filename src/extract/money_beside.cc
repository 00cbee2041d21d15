#include <algorithm>

#include "extract/figures.h"
#include "extract/section_readers.h"

namespace ziping::extract {
namespace {

using patterns::ColumnLabel;

constexpr std::string_view kFunds = "funds";
constexpr std::string_view kIndicators = "indicators";
constexpr std::size_t kEnough = 2;

/// A label of the block and the cell behind it.
struct Beside {
  int label = -1;
  int value = -1;
};

/// Whose amounts stand behind the labels that begin in a column.
struct Track {
  int col = 0;
  const ColumnLabel* column = nullptr;
};

Beside beside(const TableView& view, int row, int label) {
  const layout::Cell& cell = view.cell(label);
  const int value = view.at(row, cell.col + cell.col_span);
  return {label, value};
}

bool is_figure_or_blank(const FormReading& reading, int cell) {
  const std::string& text = reading.view.cell(cell).text;
  if (text.empty()) return true;
  const text::Quantity quantity = reading.language().read(text);
  if (quantity.kind == "year" || quantity.kind == "date") return false;
  return quantity.printed_value.has_value() || quantity.kind == "empty";
}

/// The amount that a label of the block names, where it is one of those that head columns elsewhere.
const ColumnLabel* amount_named(const FormReading& reading, int cell) {
  const auto match = reading.labels().head(reading.view.label(cell), false);
  if (!match) return nullptr;
  for (const ColumnLabel* column : match->columns) {
    if (column->section == kFunds && column->kind == patterns::ValueKind::Amount) return column;
  }
  return nullptr;
}

/// "预算数： | 100 | 执行数： | 98": several amounts, each behind its label.
std::vector<Track> tracks_in(const FormReading& reading, int row) {
  std::vector<Track> tracks;
  for (const int cell : reading.view.row(row)) {
    const ColumnLabel* column = amount_named(reading, cell);
    const Beside pair = beside(reading.view, row, cell);
    if (!column || pair.value < 0 || !is_figure_or_blank(reading, pair.value)) continue;
    const bool known = std::any_of(tracks.begin(), tracks.end(),
                                   [&](const Track& track) { return track.column->concept_id == column->concept_id; });
    if (!known) tracks.push_back({reading.view.cell(cell).col, column});
  }
  return tracks.size() >= kEnough ? tracks : std::vector<Track>();
}

std::string unit_of_block(const FormReading& reading, int row, const Track& track) {
  std::string unit = track.column->unit;
  if (!reading.form.unit.empty()) unit = reading.form.unit;
  for (int col = 0; col < track.col; ++col) {
    const int cell = reading.view.at(row, col);
    if (cell < 0) continue;
    if (auto stated = unit_of_label(reading, reading.view.cell(cell).text)) unit = std::move(*stated);
  }
  return unit;
}

void add_amount(FormReading* reading, int row, const Track& track, const Beside& pair, const std::string& item) {
  reading->use(pair.label);
  reading->use(pair.value);
  const layout::Cell& place = reading->view.cell(pair.value);
  if (place.text.empty()) return;
  Fact fact = fact_of(*reading, place);
  const text::QuantityContext context{unit_of_block(*reading, row, track), false, reading->report_year};
  const text::Quantity quantity = read_cell(place, reading->language(), context, &fact);
  if (!quantity.value) return;
  fact.concept_id = track.column->concept_id;
  fact.item = item;
  reading->facts.push_back(std::move(fact));
}

/// The sources below, each behind its label in the column of an amount. False where the row has none.
bool read_sources_in(FormReading* reading, int row, const std::vector<Track>& tracks) {
  bool any = false;
  for (const Track& track : tracks) {
    const int label = reading->view.at(row, track.col);
    if (label < 0 || reading->view.cell(label).row != row || reading->view.cell(label).col != track.col) continue;
    const patterns::RowLabel* source = reading->labels().row(kFunds, reading->view.label(label), true);
    const Beside pair = beside(reading->view, row, label);
    if (!source || pair.value < 0 || !is_figure_or_blank(*reading, pair.value)) continue;
    add_amount(reading, row, track, pair, source->item);
    reading->role(row) = {row, RowKind::Money, {}, source->item};
    any = true;
  }
  return any;
}

}  // namespace

void read_money_beside_labels(FormReading* reading) {
  const auto& sections = reading->recognition.sections;
  const auto has = [&](std::string_view id) {
    return std::any_of(sections.begin(), sections.end(),
                       [&](const patterns::Section& section) { return section.kind->id == id; });
  };
  if (has(kFunds) || !has(kIndicators) || !reading->recognition.record) return;
  std::string total;
  for (const patterns::RowLabel* row : reading->labels().rows_of(kFunds)) {
    if (row->kind == patterns::RowIs::Total && total.empty()) total = row->item;
  }
  for (int row = 0; row < reading->view.rows(); ++row) {
    const std::vector<Track> tracks = tracks_in(*reading, row);
    if (tracks.empty()) continue;
    for (const Track& track : tracks) {
      add_amount(reading, row, track, beside(reading->view, row, reading->view.at(row, track.col)), total);
    }
    reading->role(row) = {row, RowKind::Money, {}, total};
    while (row + 1 < reading->view.rows() && read_sources_in(reading, row + 1, tracks)) ++row;
    return;
  }
}

}  // namespace ziping::extract
