#pragma once
#include "layout/reading.h"

namespace ziping::layout {

/// Rows of a ruled table that no rule parts, as where only the columns are ruled, become rows of their own: where the
/// lines of two columns of figures at least stand on the same levels, three or more of them, and every other column
/// has about as many lines. Wrapped text beside single figures, and lists within a cell, stay as they are. Pure.
void split_unruled_rows(Table* table);

}  // namespace ziping::layout
