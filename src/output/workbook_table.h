#pragma once
#include "layout/reading.h"
#include "output/workbook.h"

namespace ziping::output {

/// Writes the table as printed from row `top` on, merged cells merged, unsure figures coloured. Returns the row below.
int write_table(Workbook& book, lxw_worksheet* sheet, const layout::Table& table, int top);

}  // namespace ziping::output
