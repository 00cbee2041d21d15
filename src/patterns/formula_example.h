#pragma once
#include "patterns/check_book.h"

namespace ziping::patterns {

/// Runs one example of a formula and notes an error in its record if it does not come out as `expect` says:
///   given = { "funds.budget[年度资金总额]" = "100.00", ... }   figures as printed, all of one row, table and report
///   expect = "pass" | "rounding" | "truncated" | "fail" | "missing" | "skip"
/// Concepts of `exact_concepts` are taken without a tolerance.
void run_formula_example(const FormulaRecord& formula, const std::vector<std::string>& exact_concepts,
                         const TomlRecord& example);

}  // namespace ziping::patterns
