#include "extract/form_matcher.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "extract/cell_texts.h"
#include "extract/form_reading.h"
#include "extract/other_facts.h"
#include "extract/pair_facts.h"
#include "extract/section_readers.h"

namespace ziping::extract {
namespace {

using patterns::RowsAre;
using patterns::Section;

void set_columns(const std::vector<Section>& sections, int cols, TableForm* form) {
  form->columns.assign(static_cast<std::size_t>(std::max(cols, 0)), {});
  for (const Section& section : sections) {
    if (section.kind->rows != RowsAre::Indicators) continue;
    for (const auto& column : section.columns) {
      for (int col = column.col; col < column.col + column.col_span && col < cols; ++col) {
        form->columns[static_cast<std::size_t>(col)] = column.label->id;
      }
    }
  }
}

void set_heads(const std::vector<Section>& sections, TableForm* form) {
  for (const Section& section : sections) {
    for (int row = section.head_row; row < section.first_row && row < static_cast<int>(form->rows.size()); ++row) {
      form->rows[static_cast<std::size_t>(row)].kind = RowKind::Header;
    }
    if (section.kind->rows != RowsAre::Text) continue;
    for (int row = section.first_row; row < section.end_row; ++row) {
      form->rows[static_cast<std::size_t>(row)].kind = RowKind::Goal;
    }
  }
}

void read_section(const Section& section, FormReading* reading) {
  switch (section.kind->rows) {
    case RowsAre::Indicators:
      return read_indicators(section, reading);
    case RowsAre::Sources:
      return read_sources(section, reading);
    case RowsAre::Inline:
      return read_inline(section, reading);
    case RowsAre::Lines:
      return read_lines(section, reading);
    case RowsAre::Single:
      return read_single(section, reading);
    case RowsAre::Projects:
      return read_projects(section, reading);
    case RowsAre::Text:
      return;
  }
}

// `decimals` is a property of the printed column: the most that any figure of the same concept in it shows.
void settle_decimals(std::vector<Fact>* facts) {
  std::map<std::tuple<std::string, int, std::optional<std::string>>, int> most;
  const auto key = [](const Fact& fact) { return std::tuple(fact.concept_id, fact.col.value_or(-1), fact.unit); };
  for (const Fact& fact : *facts) {
    if (fact.decimals) most[key(fact)] = std::max(most[key(fact)], *fact.decimals);
  }
  for (Fact& fact : *facts) {
    if (fact.decimals) fact.decimals = most[key(fact)];
  }
}

}  // namespace

TableReading read_table(const layout::Table& table, const patterns::PatternSet& patterns, int report, int year,
                        const std::optional<std::string>& subject_above) {
  const TableView view(table, patterns.language());
  const patterns::Recognition recognition = patterns.forms().recognise(view.labelled());
  TableReading result;
  TableForm form;
  form.table = table.id;
  form.unit = table.unit;
  form.report = report;
  form.confidence = table.confidence;
  form.rows.resize(static_cast<std::size_t>(std::max(table.rows, 0)));
  for (std::size_t row = 0; row < form.rows.size(); ++row) form.rows[row].row = static_cast<int>(row);
  std::vector<bool> used(table.cells.size());
  if (recognition.record) {
    form.form = recognition.record->form;
    form.pattern = recognition.record->id;
    if (!recognition.title_agrees) form.confidence *= 0.9;
    if (recognition.contested) form.confidence *= 0.7;
    form.subject = subject_of(view, *recognition.record->labels, patterns.language());
    if (!form.subject) form.subject = subject_above;
  }
  set_columns(recognition.sections, table.cols, &form);
  set_heads(recognition.sections, &form);
  FormReading reading{view, patterns, recognition, year, std::move(form), {}, std::move(used), {}};
  for (const Section& section : recognition.sections) {
    for (const auto& column : section.columns) reading.use(static_cast<int>(column.cell));
    read_section(section, &reading);
  }
  read_money_beside_labels(&reading);
  read_choices(&reading);
  read_pairs(&reading);
  read_cell_texts(&reading);
  read_other(&reading);
  settle_decimals(&reading.facts);
  std::stable_sort(reading.facts.begin(), reading.facts.end(), [](const Fact& a, const Fact& b) {
    return std::tuple(a.row, a.col, a.match_begin) < std::tuple(b.row, b.col, b.match_begin);
  });
  result.form = std::move(reading.form);
  result.facts = std::move(reading.facts);
  result.diagnostics = std::move(reading.diagnostics);
  return result;
}

}  // namespace ziping::extract
