#pragma once
#include "check/finding.h"
#include "check/material.h"

namespace ziping::check {

/// Names and telephone numbers of a scan are read by several readers, too: where another reading of the same ink makes
/// a failing check on texts hold and none fail that did not, the cause is our reading, and that reading is suggested.
/// Two names that differ where our reading is but a guess are a misreading, too, even where no reader saw them alike.
/// Looks only at findings whose cause is unknown; the number of trials is bounded.
void find_text_causes(const Material& material, std::vector<Finding>& findings);

}  // namespace ziping::check
