#pragma once
#include <vector>

#include "image/find_rules.h"

namespace ziping::image {

/// Rows of dashes or dots of one size at one distance, as a printer draws a dashed rule: candidates, since dots before
/// a page number look the same. What is dashed along y is found in the transposed page.
std::vector<TracedRule> dashed_rows(const Raster& grey);

/// Keeps of the dashed candidates those that make a grid: each crosses two others at least, drawn through (long ones)
/// or dashed, and in its table no more rules than dashed ones run its way. Ends are drawn out to the rule they stop
/// short of.
void keep_dashed_grid(const std::vector<TracedRule>& rows, const std::vector<TracedRule>& columns,
                      std::vector<TracedRule>* dashed_rows, std::vector<TracedRule>* dashed_columns, double scale);

}  // namespace ziping::image
