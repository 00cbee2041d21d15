#pragma once
#include "extract/extraction.h"
#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// A table understood and its facts, in the order of its rows.
struct TableReading {
  TableForm form;
  std::vector<Fact> facts;
  std::vector<Diagnostic> diagnostics;
};

/// Recognises a table's form and reads all its figures. `report`: index of the report it belongs to; `year`: that
/// report's year (0 where unknown); `subject_above`: the project that the lines above it name, for a table that names
/// none.
TableReading read_table(const layout::Table& table, const patterns::PatternSet& patterns, int report, int year,
                        const std::optional<std::string>& subject_above = std::nullopt);

}  // namespace ziping::extract
