#pragma once
#include <optional>
#include <vector>

#include "layout/reading.h"

namespace ziping::layout {

/// A table while its parts are put together: `xs` are its column positions in points of the first part's page.
struct GrowingTable {
  Table table;
  std::vector<double> xs;
};

GrowingTable begin_table(Table first);

/// True if `part`, which stands at the top of the page after the one on which `table` ended, goes on with it: the same
/// columns or the same head, and not another form of the same kind. `at_page_end`: nothing more would have fitted.
bool goes_on(const GrowingTable& table, const Table& part, bool at_page_end);

/// Appends `part`: its columns are laid over those of the table, a repeated head is dropped, rows and merged cells that
/// the page break cut are restored.
void append_part(GrowingTable& table, const Table& part);

/// Appends the rows of a part whose cells are already laid over the table's columns; its first row is row 0.
void append_cells(Table& table, std::vector<Cell> cells, int part_rows);

/// Positions of a table's columns (cols + 1) from the boxes of its cells on its last page.
std::vector<double> column_positions(const Table& table);

}  // namespace ziping::layout
