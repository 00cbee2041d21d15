#include <algorithm>

#include "extract/figures.h"
#include "extract/section_readers.h"

namespace ziping::extract {
namespace {

using patterns::ColumnUse;
using patterns::RowLabel;
using patterns::Section;

struct Found {
  std::size_t begin;
  std::size_t end;
  const RowLabel* row;
};

// Row labels that occur in a cell's normal form, left to right; of overlapping ones the longer.
std::vector<Found> labels_in(const FormReading& reading, const Section& section, std::string_view normal) {
  std::vector<Found> all;
  for (const RowLabel* row : reading.labels().rows_of(section.kind->id)) {
    for (const std::string& form : reading.labels().forms_of(row)) {
      for (auto at = normal.find(form); at != std::string_view::npos; at = normal.find(form, at + form.size())) {
        all.push_back({at, at + form.size(), row});
      }
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Found& a, const Found& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<Found> kept;
  for (const Found& found : all) {
    if (kept.empty() || found.begin >= kept.back().end) kept.push_back(found);
  }
  return kept;
}

void add_part(const Section& section, const ColumnUse& column, int cell, std::size_t begin, std::size_t end,
              const std::string& item, FormReading* reading) {
  const layout::Cell& place = reading->view.cell(cell);
  const std::string figure = place.text.substr(begin, end - begin);
  const text::Quantity quantity = reading->language().read(figure, context_of(*reading, section, column));
  if (!quantity.value) return;
  Fact fact = fact_of(*reading, place);
  set_quantity(quantity, &fact);
  fact.match_begin = begin;
  fact.match_end = end;
  fact.concept_id = column.label->concept_id;
  fact.item = item;
  reading->facts.push_back(std::move(fact));
}

}  // namespace

void read_inline(const Section& section, FormReading* reading) {
  for (int row = section.first_row; row < section.end_row; ++row) {
    const RowLabel* waiting = nullptr;
    for (int cell : reading->view.row(row)) {
      const layout::Cell& place = reading->view.cell(cell);
      const ColumnUse* column = column_over(section, place);
      if (!column || place.text.empty()) continue;
      const text::NormalText normal = reading->language().normalise(place.text);
      const std::vector<Found> labels = labels_in(*reading, section, normal.utf8);
      reading->role(row) = {row, RowKind::Money, {}, labels.empty() ? std::string() : labels.front().row->item};
      reading->use(cell);
      if (labels.empty() && waiting) {
        // The figure has a cell of its own behind its label.
        add_part(section, *column, cell, 0, place.text.size(), waiting->item, reading);
        waiting = nullptr;
        continue;
      }
      for (std::size_t i = 0; i < labels.size(); ++i) {
        std::size_t begin = labels[i].end;
        const std::size_t end = i + 1 < labels.size() ? labels[i + 1].begin : normal.utf8.size();
        std::string_view between = std::string_view(normal.utf8).substr(begin, end - begin);
        const auto digit = between.find_first_of("-0123456789");
        waiting = labels[i].row;
        if (digit == std::string_view::npos) continue;
        begin += digit;
        const auto stop = std::string_view(normal.utf8).substr(begin, end - begin).find_last_of("0123456789%");
        if (stop == std::string_view::npos) continue;
        add_part(section, *column, cell, normal.origin[begin], normal.origin[begin + stop + 1], labels[i].row->item,
                 reading);
        waiting = nullptr;
      }
    }
  }
}

}  // namespace ziping::extract
