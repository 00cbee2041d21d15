#include "extract/figures.h"
#include "extract/section_readers.h"

namespace ziping::extract {
namespace {

using patterns::ColumnUse;
using patterns::Section;

constexpr std::string_view kNameColumn = "name";

// The row adds up those above, or numbers the columns: no project.
bool is_no_project(const FormReading& reading, const Section& section, int name) {
  const std::string& label = reading.view.label(name);
  if (label.empty() || patterns::is_bare_figure(label)) return true;
  if (reading.labels().head(label, false)) return true;
  const patterns::RowLabel* row = reading.labels().row(section.kind->id, label, true);
  return row && row->kind == patterns::RowIs::Total;
}

void add_grade(FormReading* reading, const ColumnUse& column, int cell) {
  const layout::Cell& place = reading->view.cell(cell);
  const text::Quantity quantity = reading->language().read(place.text);
  if (quantity.kind != "grade" || quantity.literal.empty()) return;
  Fact fact = fact_of(*reading, place);
  fact.concept_id = column.label->concept_id;
  fact.value_text = quantity.literal;
  reading->facts.push_back(std::move(fact));
  reading->use(cell);
}

}  // namespace

void read_projects(const Section& section, FormReading* reading) {
  const ColumnUse* names = section.column(kNameColumn);
  if (!names) return;
  for (int row = section.first_row; row < section.end_row; ++row) {
    const int name = reading->view.at(row, names->col);
    // Beside a name over several rows each tells of a part, and which is not known.
    if (name < 0 || reading->view.cell(name).row_span > 1 || is_no_project(*reading, section, name)) continue;
    const std::size_t known = reading->facts.size();
    const std::string project = printed_name(*reading, reading->view.cell(name).text);
    if (project.empty()) continue;
    for (const int cell : reading->view.row(row)) {
      const ColumnUse* column = column_over(section, reading->view.cell(cell));
      if (!column || cell == name || column->label->concept_id.empty()) continue;
      if (column->label->kind == patterns::ValueKind::Grade) {
        add_grade(reading, *column, cell);
      } else {
        add_fact(reading, section, *column, cell, column->label->concept_id, column->label->item, {});
      }
    }
    for (std::size_t i = known; i < reading->facts.size(); ++i) reading->facts[i].subject = project;
    if (reading->facts.size() > known) reading->role(row) = {row, RowKind::List, {}, project};
  }
}

}  // namespace ziping::extract
