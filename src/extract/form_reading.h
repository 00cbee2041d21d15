#pragma once
#include <optional>
#include <string>
#include <vector>

#include "extract/extraction.h"
#include "extract/table_view.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// What is known about a table before its figures are read: the view of it, what it was recognised as, the document's
/// year, its unit. One for each table, handed to the readers of its sections.
struct FormReading {
  const TableView& view;
  const patterns::PatternSet& patterns;
  const patterns::Recognition& recognition;
  int report_year = 0;
  TableForm form;
  std::vector<Fact> facts;
  /// Cells whose text has been made a fact or is known to be none.
  std::vector<bool> used;
  std::vector<Diagnostic> diagnostics;

  const text::Language& language() const { return patterns.language(); }
  /// Those of the form; the general ones where no form takes the table.
  const patterns::LabelBook& labels() const {
    return recognition.record ? *recognition.record->labels : patterns.forms().general_labels();
  }
  /// The role of a row, set in place.
  RowRole& role(int row) { return form.rows[static_cast<std::size_t>(row)]; }
  void use(int cell) { used[static_cast<std::size_t>(cell)] = true; }
};

/// The column of a section a cell stands under: the head that overlaps it most; null where none does, or where the cell
/// lies under several whole heads (a merged label).
const patterns::ColumnUse* column_over(const patterns::Section& section, const layout::Cell& cell);

/// The context of figures under a column: the unit of its head, of the block label at the left, of the table, or the
/// column's own.
text::QuantityContext context_of(const FormReading& reading, const patterns::Section& section,
                                 const patterns::ColumnUse& column);

/// A fact of the form that stands in `cell`: where it stands, how surely it was read, and whose it is. Its concept and
/// value are still to be set.
Fact fact_of(const FormReading& reading, const layout::Cell& cell);

/// Reads a cell as a figure of the column and appends the fact. Nothing is appended for an empty cell, nor for words
/// unless `words` allows them (targets may be words). Returns whether a fact was appended.
bool add_fact(FormReading* reading, const patterns::Section& section, const patterns::ColumnUse& column, int cell,
              std::string concept_id, std::string item, std::vector<std::string> path, bool words = false);

/// The unit that a label's brackets name ("补助资金（万元）"), if any.
std::optional<std::string> unit_of_label(const FormReading& reading, std::string_view printed);

/// A label as printed, without numbering, "of which", flags and colons.
std::string printed_name(const FormReading& reading, std::string_view printed);

/// The name a cell prints, without what stands around it; `points`: the score in or behind it
/// ("产出指标(50分)"), which is then no part of the name.
struct LevelName {
  std::string name;
  std::optional<text::Quantity> points;
};
LevelName level_name(const FormReading& reading, int cell);

/// The cell that names a row: the first printed one to the left of column `first`, labels of whole blocks aside; -1
/// where there is none.
int row_label_cell(const FormReading& reading, const patterns::Section& section, int row, int first);

}  // namespace ziping::extract
