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
    for (int cell : reading->view.row(row)) {
      const ColumnUse* column = column_over(section, reading->view.cell(cell));
      if (!column || column->label->concept_id.empty()) continue;
      add_fact(reading, section, *column, cell, column->label->concept_id, item, path);
    }
  }
}

}  // namespace ziping::extract
