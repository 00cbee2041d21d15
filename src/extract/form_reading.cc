#include "extract/form_reading.h"

#include <algorithm>

#include "extract/figures.h"
#include "extract/tick_boxes.h"
#include "patterns/label_parts.h"

namespace ziping::extract {

const patterns::ColumnUse* column_over(const patterns::Section& section, const layout::Cell& cell) {
  const patterns::ColumnUse* best = nullptr;
  int widest = 0;
  int covered = 0;
  for (const patterns::ColumnUse& column : section.columns) {
    const int overlap =
        std::min(cell.col + cell.col_span, column.col + column.col_span) - std::max(cell.col, column.col);
    if (overlap <= 0) continue;
    if (cell.col <= column.col && cell.col + cell.col_span >= column.col + column.col_span) ++covered;
    if (overlap > widest) {
      widest = overlap;
      best = &column;
    }
  }
  return covered > 1 ? nullptr : best;
}

namespace {

/// The concept whose values have comparing signs.
constexpr std::string_view kTarget = "indicator.target";

// A unit is a word without digits that the language knows how to read a figure with.
bool is_unit(const text::Language& language, const std::string& word) {
  if (word.empty() || word.size() > 16 || word.find_first_of("0123456789") != std::string::npos) return false;
  const text::Quantity quantity = language.read("1" + word);
  return quantity.value.has_value() && !quantity.unit.empty() && !quantity.flagged;
}

}  // namespace

text::QuantityContext context_of(const FormReading& reading, const patterns::Section& section,
                                 const patterns::ColumnUse& column) {
  text::QuantityContext context;
  context.report_year = reading.report_year;
  context.unit = column.label->unit;
  switch (column.label->kind) {
    case patterns::ValueKind::Rate:
      context.rate = true;
      context.unit.clear();
      return context;
    case patterns::ValueKind::Amount:
    case patterns::ValueKind::Area:
    case patterns::ValueKind::Count:
      break;
    default:
      return context;
  }
  const auto is_a_unit = [&](const std::string& word) { return is_unit(reading.language(), word); };
  if (auto unit = std::find_if(column.brackets.begin(), column.brackets.end(), is_a_unit);
      unit != column.brackets.end()) {
    context.unit = *unit;
    return context;
  }
  if (column.label->kind != patterns::ValueKind::Amount) return context;
  // "项目资金(万元)" at the left edge speaks for the block.
  for (int col = 0; col < column.col; ++col) {
    const int cell = reading.view.at(section.head_row, col);
    if (cell < 0) continue;
    const auto parts = patterns::take_apart(reading.view.label(cell), reading.patterns.marks());
    if (auto unit = std::find_if(parts.brackets.begin(), parts.brackets.end(), is_a_unit);
        unit != parts.brackets.end()) {
      context.unit = *unit;
      return context;
    }
  }
  if (!reading.form.unit.empty() && is_unit(reading.language(), reading.form.unit)) context.unit = reading.form.unit;
  return context;
}

Fact fact_of(const FormReading& reading, const layout::Cell& cell) {
  Fact fact = fact_of_cell(reading.view.table(), cell);
  fact.subject = reading.form.subject;
  fact.report = reading.form.report;
  fact.pattern = reading.form.pattern;
  return fact;
}

bool add_fact(FormReading* reading, const patterns::Section& section, const patterns::ColumnUse& column, int cell,
              std::string concept_id, std::string item, std::vector<std::string> path, bool words) {
  const layout::Cell& place = reading->view.cell(cell);
  if (place.text.empty() || concept_id.empty()) return false;
  Fact fact = fact_of(*reading, place);
  const bool signed_value = concept_id == kTarget;
  const text::Quantity quantity =
      read_cell(place, reading->language(), context_of(*reading, section, column), &fact, signed_value);
  if (!fact.value) {
    if (!words || quantity.kind == "empty") return false;
    fact.unit.reset();
    fact.comparator = Comparator::None;
    const auto ticked = ticked_in(place.text, reading->patterns.marks(), reading->language());
    if (!ticked.empty()) {
      fact.value_text = ticked.front().name;
    } else {
      read_front(place, reading->language(), context_of(*reading, section, column), &fact);
    }
  }
  // Signs for the same unit vary (m2, m²); the column's record says which the fact bears.
  if (column.label->kind == patterns::ValueKind::Area && fact.value) fact.unit = column.label->unit;
  fact.concept_id = std::move(concept_id);
  if (!item.empty()) fact.item = std::move(item);
  fact.path = std::move(path);
  if (column.year) {
    fact.period = column.year;
  } else if (column.label->period && reading->report_year > 0) {
    fact.period = reading->report_year + *column.label->period;
  }
  reading->facts.push_back(std::move(fact));
  reading->use(cell);
  return true;
}

std::optional<std::string> unit_of_label(const FormReading& reading, std::string_view printed) {
  const auto parts = patterns::take_apart(reading.language().normalise(printed).utf8, reading.patterns.marks());
  for (const std::string& word : parts.brackets) {
    if (is_unit(reading.language(), word)) return word;
  }
  return std::nullopt;
}

std::string printed_name(const FormReading& reading, std::string_view printed) {
  const text::NormalText normal = reading.language().normalise(printed);
  const patterns::Marks& marks = reading.patterns.marks();
  std::string_view name = normal.utf8;
  // What is left of a bracket that opened behind it.
  const auto opened = [&](const std::vector<std::string>& signs) {
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](const auto& each) { return name.ends_with(each); });
    if (sign != signs.end()) name.remove_suffix(sign->size());
    return sign != signs.end();
  };
  while (name.ends_with(' ') || opened(marks.like_open) || opened(marks.faint_open)) {
    if (name.ends_with(' ')) name.remove_suffix(1);
  }
  const std::string whole = patterns::take_apart(name, marks).whole;
  const std::string bare(patterns::without_indicator_number(whole, marks));
  const auto at = normal.utf8.find(bare);
  if (bare.empty() || at == std::string::npos) return std::string();
  const std::size_t begin = normal.origin[at];
  std::string_view found = printed.substr(begin, normal.origin[at + bare.size()] - begin);
  while (!found.empty() && found.back() == ' ') found.remove_suffix(1);
  return patterns::with_both_quotes(found, marks);
}

LevelName level_name(const FormReading& reading, int cell) {
  LevelName level;
  const std::string& printed = reading.view.cell(cell).text;
  if (printed.empty()) return level;
  std::size_t end = printed.size();
  for (const text::Quantity& quantity : reading.language().find(printed)) {
    // Points close the label, in brackets or not; anything else is part of the name.
    if (quantity.kind != "score" && quantity.kind != "label_weight") continue;
    const std::string behind = reading.language().label_form(printed.substr(quantity.end));
    if (behind.size() > 1) continue;
    level.points = quantity;
    end = quantity.begin;
  }
  level.name = printed_name(reading, std::string_view(printed).substr(0, end));
  return level;
}

int row_label_cell(const FormReading& reading, const patterns::Section& section, int row, int first) {
  for (int col = first - 1; col >= 0; --col) {
    const int cell = reading.view.at(row, col);
    if (cell < 0) continue;
    const layout::Cell& place = reading.view.cell(cell);
    // A label that began at the head row or spans the section names the block.
    if (place.row <= section.head_row && place.row_span > 1) continue;
    // Numbers of lines name nothing.
    const patterns::ColumnUse* column = column_over(section, place);
    if (column && column->label->id == "index") continue;
    // Nor do figures under a head that nobody knows.
    if (patterns::is_bare_figure(reading.language().label_form(place.text))) continue;
    if (!place.text.empty()) return cell;
  }
  return -1;
}

}  // namespace ziping::extract
