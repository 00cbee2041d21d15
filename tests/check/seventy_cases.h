#pragma once
#include <functional>
#include <string>
#include <vector>

#include "check/fact_builder.h"

namespace ziping::check::testing {

/// A check of the catalogue with a report in which it must fail and one in which it must not. Most are said in a line
/// of figures: see `figures`, `row`, `text` in seventy_cases.cc.
struct CatalogueCase {
  int number = 0;
  std::string name;
  std::function<std::vector<Finding>()> wrong;
  std::function<std::vector<Finding>()> right;
};

std::vector<CatalogueCase> money_cases();
std::vector<CatalogueCase> score_cases();
std::vector<CatalogueCase> text_cases();

/// Facts by "concept[item]@period = printed"; in the table `t1` and row 1 where `=` is `:=`, in row n with `n:=`.
/// "path/item" as item: the level above.
void add_figures(FactBuilder& b, const std::vector<std::string>& lines);
std::function<std::vector<Finding>()> figures(std::vector<std::string> lines);

}  // namespace ziping::check::testing
