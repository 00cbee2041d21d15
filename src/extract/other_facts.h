#pragma once
#include "extract/extraction.h"
#include "extract/table_view.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// Every cell that is a figure and has not been used, as a fact of concept `other`: item is the row's first printed
/// words, path the words above the column.
void read_other(const TableView& view, const patterns::PatternSet& patterns, const std::vector<bool>& used,
                const TableForm& form, int report_year, std::vector<Fact>* facts);

}  // namespace ziping::extract
