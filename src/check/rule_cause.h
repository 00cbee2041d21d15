#pragma once
#include "check/finding.h"
#include "check/material.h"

namespace ziping::check {

/// Findings that go by a rule or formula printed in a scanned table: where another reading of that text makes them
/// hold, the cause is our reading, and the text as that reader saw it is suggested. Where the text itself was read with
/// doubts, the report is not blamed for certain.
void find_rule_causes(const Material& material, std::vector<Finding>& findings);

}  // namespace ziping::check
