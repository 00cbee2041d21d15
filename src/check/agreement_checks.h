#pragma once
#include "check/indicator_rows.h"
#include "check/material.h"
#include "check/score_checks.h"

namespace ziping::check {

/// The same thing said in several places: indicator-twice, repeated-amount, total-in-prose and grade-band.
void check_agreement(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts);

}  // namespace ziping::check
