#include "extract/other_facts.h"

#include <algorithm>
#include <array>

#include "extract/figures.h"

namespace ziping::extract {
namespace {

constexpr std::string_view kIndexColumn = "index";

// Kinds that are figures; dates, telephone and document numbers are not.
bool is_figure(const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 12> kNot{"date",        "year",    "phone", "doc_no", "project_code", "empty",
                                                  "qualitative", "ordinal", "enum",  "grade",  "fixed_word",   "dims"};
  if (!quantity.value) return false;
  return std::find(kNot.begin(), kNot.end(), quantity.kind) == kNot.end();
}

// Which cells of a table are words, found out once each and only where somebody asks.
class Words {
 public:
  explicit Words(const FormReading& reading)
      : reading_(reading), known_(reading.view.table().cells.size(), Known::Unasked) {}

  bool operator()(int cell) {
    Known& known = known_[static_cast<std::size_t>(cell)];
    if (known == Known::Unasked) known = look(reading_.view.cell(cell).text) ? Known::Words : Known::Others;
    return known == Known::Words;
  }

 private:
  enum class Known : char { Unasked, Words, Others };

  bool look(const std::string& text) const {
    // No quantity is written as long as that.
    constexpr std::size_t kLongestFigure = 120;
    if (text.size() > kLongestFigure) return true;
    return !text.empty() && reading_.language().read(text, {{}, false, reading_.report_year}).kind == "qualitative";
  }

  const FormReading& reading_;
  std::vector<Known> known_;
};

// A row of labels and figures by turns ("total investment | 20 | applied for | 20"): each figure's name is the label
// beside it, and what stands above is no head.
bool labels_by_turns(const TableView& view, int row, Words* is_words) {
  int figures = 0;
  bool words_before = false;
  for (int cell : view.row(row)) {
    const bool words = (*is_words)(cell);
    if (!words && !view.cell(cell).text.empty()) {
      if (!words_before) return false;
      ++figures;
    }
    if (words && words_before) return false;
    words_before = words;
  }
  return figures >= 2;
}

// The words that name a figure's row: the first before it, or where labels and figures go by turns the nearest. A label
// that is merged over several rows names them together, and the words behind it this one.
std::string label_before(const TableView& view, int cell, bool by_turns, Words* is_words) {
  std::string label;
  bool of_several = false;
  for (int before : view.row(view.cell(cell).row)) {
    if (before == cell) break;
    if (!(label.empty() || by_turns || of_several) || !(*is_words)(before)) continue;
    label = view.cell(before).text;
    of_several = view.cell(before).row_span > 1;
  }
  return label;
}

// The unit that a label at the left edge states for all its rows: "money (10,000 yuan)".
std::optional<std::string> unit_at_left(const FormReading& reading, const layout::Cell& place, Words* is_words) {
  std::optional<std::string> unit;
  for (int col = 0; col < place.col; ++col) {
    const int cell = reading.view.at(place.row, col);
    if (cell < 0 || !(*is_words)(cell)) continue;
    if (auto stated = unit_of_label(reading, reading.view.cell(cell).text)) unit = std::move(stated);
  }
  return unit;
}

bool is_index_head(const FormReading& reading, int cell) {
  const auto match = reading.labels().head(reading.view.label(cell), false);
  return match && std::any_of(match->columns.begin(), match->columns.end(),
                              [](const auto* column) { return column->id == kIndexColumn; });
}

// Whether a figure only numbers its row, or stands in a row that numbers the columns.
bool is_row_number(const FormReading& reading, const layout::Cell& place, Words* is_words) {
  for (const int before : reading.view.row(place.row)) {
    if (reading.view.cell(before).col >= place.col) break;
    if (is_index_head(reading, before)) return true;
  }
  for (int row = place.row - 1; row >= 0; --row) {
    const int above = reading.view.at(row, place.col);
    if (above < 0 || reading.view.cell(above).col != place.col || !(*is_words)(above)) continue;
    return is_index_head(reading, above);
  }
  return false;
}

// The nearest words above that begin in the same column.
std::string head_above(const TableView& view, const layout::Cell& place, Words* is_words) {
  for (int row = place.row - 1; row >= 0; --row) {
    const int above = view.at(row, place.col);
    if (above >= 0 && view.cell(above).col == place.col && (*is_words)(above)) return view.cell(above).text;
  }
  return {};
}

// A label without its numbering, colon and, where it names one, unit.
std::string name_of(const FormReading& reading, const std::string& label, bool has_unit) {
  if (!has_unit) return printed_name(reading, label);
  return patterns::take_apart(reading.language().normalise(label).utf8, reading.patterns.marks()).bare;
}

}  // namespace

void read_other(FormReading* reading) {
  const TableView& view = reading->view;
  const text::Language& language = reading->language();
  Words is_words(*reading);
  for (int row = 0; row < view.rows(); ++row) {
    for (int cell : view.row(row)) {
      const layout::Cell& place = view.cell(cell);
      if (reading->used[static_cast<std::size_t>(cell)] || place.text.empty()) continue;
      if (place.col < 0 || place.col >= view.cols() || is_words(cell)) continue;
      if (is_row_number(*reading, place, &is_words)) continue;
      const bool by_turns = labels_by_turns(view, row, &is_words);
      const std::string label = label_before(view, cell, by_turns, &is_words);
      const std::string head = by_turns ? std::string() : head_above(view, place, &is_words);
      std::optional<std::string> unit = unit_of_label(*reading, label);
      const std::string item = name_of(*reading, label, unit.has_value());
      if (!unit) unit = unit_of_label(*reading, head);
      if (!unit) unit = unit_at_left(*reading, place, &is_words);
      // "2017.01" below "begins in" is a month.
      const auto& times = reading->patterns.marks().times;
      const auto names_time = [&](const std::string& word) { return head.find(word) != std::string::npos; };
      if (!unit && std::any_of(times.begin(), times.end(), names_time)) continue;
      Fact fact = fact_of(*reading, place);
      const text::QuantityContext context{unit.value_or(reading->form.unit), false, reading->report_year};
      if (!is_figure(read_cell(place, language, context, &fact))) continue;
      fact.concept_id = "other";
      if (!item.empty()) fact.item = item;
      if (!head.empty() && head != label) fact.path = {head};
      reading->facts.push_back(std::move(fact));
    }
  }
}

}  // namespace ziping::extract
