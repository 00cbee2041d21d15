#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// Why a sentence is read as it is: its normal form, each quantity in it, and the record that claims it, one a line.
/// `topic`: what the heading above speaks of.
std::vector<std::string> explain_text(std::string_view text, const patterns::PatternSet& patterns,
                                      std::string_view topic = {});

/// Why a table is taken for what it is: each form with what speaks for or against it, the sections found, the role of
/// every column and row, and what each figure is of the running text in its cells.
std::vector<std::string> explain_table(const layout::Table& table, const patterns::PatternSet& patterns);

/// Both for every table and paragraph of a document, or of one page of it.
std::vector<std::string> explain_document(const layout::DocumentReading& document, const patterns::PatternSet& patterns,
                                          std::optional<int> page);

}  // namespace ziping::extract
