#pragma once
#include "check/indicator_rows.h"
#include "check/material.h"

namespace ziping::check {

/// Scores against the rules that the report itself prints: score-rule, checklist-points, default-full-score; the usual
/// rates under an indicator's name (stated-rate) and weight-pattern.
void check_rules(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts);

}  // namespace ziping::check
