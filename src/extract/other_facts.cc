#include "extract/other_facts.h"

#include <algorithm>
#include <array>

#include "extract/figures.h"

namespace ziping::extract {
namespace {

// Kinds that are figures; dates, telephone and document numbers are not.
bool is_figure(const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 12> kNot{"date",        "year",    "phone", "doc_no", "project_code", "empty",
                                                  "qualitative", "ordinal", "enum",  "grade",  "fixed_word",   "dims"};
  if (!quantity.value) return false;
  return std::find(kNot.begin(), kNot.end(), quantity.kind) == kNot.end();
}

bool has_words(const text::Language& language, const std::string& text, int report_year) {
  return !text.empty() && language.read(text, {{}, false, report_year}).kind == "qualitative";
}

// A row of labels and figures by turns ("total investment | 20 | applied for | 20"): each figure's name is the label
// beside it, and what stands above is no head.
bool labels_by_turns(const TableView& view, const text::Language& language, int row, int report_year) {
  int figures = 0;
  bool words_before = false;
  for (int cell : view.row(row)) {
    const std::string& text = view.cell(cell).text;
    const bool words = has_words(language, text, report_year);
    if (!words && !text.empty()) {
      if (!words_before) return false;
      ++figures;
    }
    if (words && words_before) return false;
    words_before = words;
  }
  return figures >= 2;
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
  const int report_year = reading->report_year;
  std::vector<std::string> heads(static_cast<std::size_t>(std::max(view.cols(), 0)));
  for (int row = 0; row < view.rows(); ++row) {
    std::string label;
    const bool by_turns = labels_by_turns(view, language, row, report_year);
    for (int cell : view.row(row)) {
      const layout::Cell& place = view.cell(cell);
      if (place.text.empty() || place.col < 0 || place.col >= view.cols()) continue;
      if (has_words(language, place.text, report_year)) {
        if (label.empty() || by_turns) label = place.text;
        heads[static_cast<std::size_t>(place.col)] = place.text;
        continue;
      }
      if (reading->used[static_cast<std::size_t>(cell)]) continue;
      const std::string head = by_turns ? std::string() : heads[static_cast<std::size_t>(place.col)];
      std::optional<std::string> unit = unit_of_label(*reading, label);
      const std::string item = name_of(*reading, label, unit.has_value());
      if (!unit) unit = unit_of_label(*reading, head);
      Fact fact = fact_of_cell(view.table(), place);
      const text::QuantityContext context{unit.value_or(reading->form.unit), false, report_year};
      if (!is_figure(read_cell(place, language, context, &fact))) continue;
      fact.concept_id = "other";
      if (!item.empty()) fact.item = item;
      if (!head.empty() && head != label) fact.path = {head};
      fact.subject = reading->form.subject;
      fact.report = reading->form.report;
      fact.pattern = reading->form.pattern;
      reading->facts.push_back(std::move(fact));
    }
  }
}

}  // namespace ziping::extract
