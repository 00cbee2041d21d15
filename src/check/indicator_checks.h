#pragma once
#include "check/indicator_rows.h"
#include "check/material.h"

namespace ziping::check {

/// Target, actual, weight and score of single indicators against each other, and what their names allow:
/// pro-rata-score ... rate-range, cost-indicator, copied-indicators, unit-vs-indicator.
void check_indicators(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts);

}  // namespace ziping::check
