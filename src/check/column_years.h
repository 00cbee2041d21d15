#pragma once
#include <optional>
#include <unordered_map>

#include "extract/extraction.h"
#include "patterns/check_book.h"

namespace ziping::check {

/// The years that figures of tables count for where the head of a column contradicts the other heads or the report:
/// of two columns of accounts the first is last year's, budgets and people are this year's. The facts keep the year
/// they print (that head is a finding of its own); with the years of here a wrong head does not mix the figures of two
/// columns, nor part a rate from what it is of. Facts whose heads agree are not listed.
std::unordered_map<const extract::Fact*, int> years_by_column(const extract::Extraction& extraction,
                                                              const patterns::CheckBook& book);

}  // namespace ziping::check
