#include "extract/cell_texts.h"

#include <algorithm>

#include "extract/figures.h"
#include "extract/prose_facts.h"
#include "extract/tick_boxes.h"

namespace ziping::extract {
namespace {

using patterns::Section;

// Anything shorter is a label or a value, not a text that says something.
constexpr std::size_t kShortestText = 18;

const Section* section_of(const FormReading& reading, int row) {
  for (const Section& section : reading.recognition.sections) {
    if (row >= section.head_row && row < section.end_row) return &section;
  }
  return nullptr;
}

// The head above a cell of a table no form takes: the nearest cell above that is one.
std::optional<patterns::HeadMatch> head_above(const FormReading& reading, const layout::Cell& place) {
  for (int row = place.row - 1; row >= 0; --row) {
    const int cell = reading.view.at(row, place.col);
    if (cell < 0) continue;
    if (auto match = reading.labels().head(reading.view.label(cell), false)) return match;
  }
  return std::nullopt;
}

// Whether the figures of a cell's text are reported ones. Under a head it is the head's record that says so.
bool is_prose(const FormReading& reading, int cell) {
  const layout::Cell& place = reading.view.cell(cell);
  if (place.text.size() < kShortestText) return false;
  const Section* section = section_of(reading, place.row);
  if (section && place.row < section->first_row) return false;
  const RowRole& role = reading.form.rows[static_cast<std::size_t>(place.row)];
  if (section && section->kind->rows == patterns::RowsAre::Indicators && role.kind != RowKind::Indicator) {
    // Below the rows: conclusions, problems, explanations of the form.
    return role.kind != RowKind::Total && !reading.used[static_cast<std::size_t>(cell)];
  }
  if (section) {
    // Nor is a sentence there that stands under one head only.
    const auto& stops = reading.patterns.prose().stops();
    const bool sentence = std::any_of(stops.begin(), stops.end(), [&](const std::string& stop) {
      return place.text.find(stop) != std::string::npos;
    });
    const bool told = sentence && !reading.used[static_cast<std::size_t>(cell)];
    if (told && section->kind->rows == patterns::RowsAre::Sources && role.kind == RowKind::Other) return true;
    // "What was achieved | ..." below the last indicator, over several of its columns.
    if (told && section->kind->rows == patterns::RowsAre::Indicators && !column_over(*section, place)) return true;
    if (const auto* column = column_over(*section, place)) return column->label->prose;
    // Below the rows of a block of money a text over several of its columns is none of its figures.
    const bool below = section->kind->rows == patterns::RowsAre::Sources && role.kind == RowKind::Other &&
                       !reading.used[static_cast<std::size_t>(cell)];
    return below || section->kind->rows == patterns::RowsAre::Text;
  }
  if (reading.used[static_cast<std::size_t>(cell)]) return false;
  if (!reading.recognition.record) {
    if (const auto head = head_above(reading, place)) {
      return std::any_of(head->columns.begin(), head->columns.end(), [](const auto* column) { return column->prose; });
    }
  }
  return true;
}

void add_choices(FormReading* reading, int cell) {
  const layout::Cell& place = reading->view.cell(cell);
  std::string label;
  const std::vector<Choice> choices = choices_in(place.text, reading->patterns.marks(), reading->language(), &label);
  if (choices.empty()) return;
  reading->use(cell);
  if (label.empty()) label = words_left_of(*reading, cell);
  for (const Choice& choice : choices) {
    if (!choice.ticked) continue;
    Fact fact = fact_of(*reading, place);
    fact.match_begin = choice.begin;
    fact.match_end = choice.end;
    set_choice(choice.name, label, reading->language(), &fact);
    reading->facts.push_back(std::move(fact));
  }
}

}  // namespace

std::string words_left_of(const FormReading& reading, int cell) {
  const layout::Cell& place = reading.view.cell(cell);
  for (int col = place.col - 1; col >= 0; --col) {
    const int left = reading.view.at(place.row, col);
    if (left < 0 || reading.view.cell(left).text.empty()) continue;
    if (reading.language().read(reading.view.cell(left).text).kind != "qualitative") continue;
    return printed_name(reading, reading.view.cell(left).text);
  }
  return {};
}

void read_choices(FormReading* reading) {
  for (std::size_t i = 0; i < reading->view.table().cells.size(); ++i) {
    if (!reading->used[i]) add_choices(reading, static_cast<int>(i));
  }
}

void read_cell_texts(FormReading* reading) {
  for (std::size_t i = 0; i < reading->view.table().cells.size(); ++i) {
    const int cell = static_cast<int>(i);
    const layout::Cell& place = reading->view.cell(cell);
    if (place.row < 0 || place.row >= reading->view.rows() || !is_prose(*reading, cell)) continue;
    // Whole quantities are no texts; hardly one is written as long as a sentence.
    constexpr std::size_t kLongestFigure = 120;
    if (place.text.size() <= kLongestFigure && reading->language().read(place.text).kind != "qualitative") continue;
    const RowRole& role = reading->form.rows[static_cast<std::size_t>(place.row)];
    Fact base = fact_of(*reading, place);
    std::vector<Fact> found = read_text(place.text, base, reading->patterns, reading->report_year);
    for (Fact& fact : found) {
      if (!fact.item && role.kind == RowKind::Indicator && !role.item.empty()) fact.item = role.item;
    }
    if (!found.empty()) reading->use(cell);
    std::move(found.begin(), found.end(), std::back_inserter(reading->facts));
  }
}

}  // namespace ziping::extract
