#include <algorithm>

#include "extract/section_readers.h"

namespace ziping::extract {
namespace {

using patterns::ColumnUse;
using patterns::RowIs;
using patterns::Section;

// Which lines a line belongs to: its group ("项目支出"), and the numbered line whose parts follow it.
struct Parents {
  std::string group;
  std::string line;
  bool in_parts = false;
  /// The line is numbered without brackets ("1、"), so that lines numbered with them are its parts.
  bool plain_number = false;

  std::vector<std::string> path(bool part) const {
    std::vector<std::string> path;
    if (!group.empty()) path.push_back(group);
    if (part && !line.empty()) path.push_back(line);
    return path;
  }
};

// "编制人数 | 45 | 45 | 45": a line whose name heads a block of one row is that block's figure, not an expense. Null
// for lines of expense.
const patterns::ColumnLabel* named_by_head(const FormReading& reading, int name) {
  const auto head = reading.labels().head(reading.view.label(name), false);
  if (!head) return nullptr;
  for (const patterns::ColumnLabel* column : head->columns) {
    const patterns::SectionLabel* section = reading.labels().section(column->section);
    if (section && section->rows == patterns::RowsAre::Single && !column->concept_id.empty()) return column;
  }
  return nullptr;
}

// Whose name counts heads, or gives a unit that is none of money: no expense either.
bool counts_something(const FormReading& reading, int name) {
  const patterns::Marks& marks = reading.patterns.marks();
  const std::string bare = patterns::take_apart(reading.view.label(name), marks).bare;
  const bool heads = std::any_of(marks.counts.begin(), marks.counts.end(),
                                 [&](const std::string& word) { return bare.ends_with(word); });
  if (heads) return true;
  const auto unit = unit_of_label(reading, reading.view.cell(name).text);
  return unit && reading.language().read("1" + *unit).kind != "amount";
}

// The figure of such a line under a column of years.
void add_of_block(const Section& section, const ColumnUse& column, const patterns::ColumnLabel& label, int cell,
                  FormReading* reading) {
  ColumnUse use = column;
  use.label = &label;
  use.brackets.clear();
  if (!use.year && column.label->period && reading->report_year > 0) {
    use.year = reading->report_year + *column.label->period;
  }
  add_fact(reading, section, use, cell, label.concept_id, {}, {});
}

}  // namespace

void read_lines(const Section& section, FormReading* reading) {
  // Numbers of lines are no figures, and no names.
  int first = reading->view.cols();
  for (const ColumnUse& column : section.columns) {
    if (!column.label->concept_id.empty()) first = std::min(first, column.col);
  }
  Parents parents;
  for (int row = section.first_row; row < section.end_row; ++row) {
    const int name = row_label_cell(*reading, section, row, first);
    if (name < 0) continue;
    const std::string& printed = reading->view.cell(name).text;
    const patterns::LabelParts parts =
        patterns::take_apart(reading->language().normalise(printed).utf8, reading->patterns.marks());
    const patterns::RowLabel* known = reading->labels().row(section.kind->id, reading->view.label(name), true);
    // A numbered line is a listed one even where its name is near a known label, unless it is exactly that.
    const bool numbered = !parts.number.empty();
    if (known && numbered && !reading->labels().row(section.kind->id, reading->view.label(name), false))
      known = nullptr;
    const std::string item = known ? known->item : printed_name(*reading, printed);
    const bool group = known && known->kind == RowIs::Group && !numbered;
    const bool bracketed = parts.number.starts_with('(');
    const bool below_line = numbered && bracketed && parents.plain_number;
    const bool part = below_line || (!group && !numbered &&
                                     (parts.part || (known && known->kind == RowIs::Part) || parents.in_parts));
    if (group) parents = {item, {}, false, false};
    if (!group && !part) {
      parents.line = item;
      parents.plain_number = numbered && !bracketed;
    }
    parents.in_parts = part;
    std::vector<std::string> path;
    if (!group) path = parents.path(part);
    reading->role(row) = {row, RowKind::List, path, item};
    const patterns::ColumnLabel* block = named_by_head(*reading, name);
    // The number of its line beside it is none of its figures.
    if (block) reading->use(name);
    const bool count = !block && !known && counts_something(*reading, name);
    for (int cell : reading->view.row(row)) {
      const ColumnUse* column = column_over(section, reading->view.cell(cell));
      if (!column || column->label->concept_id.empty() || count) continue;
      if (block) {
        add_of_block(section, *column, *block, cell, reading);
        continue;
      }
      add_fact(reading, section, *column, cell, column->label->concept_id, item, path);
    }
  }
}

}  // namespace ziping::extract
