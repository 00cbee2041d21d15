#pragma once
#include <vector>

#include "check/trial.h"

namespace ziping::check {

/// Says of each failing finding whether the report is wrong or our reading of it: `reading` with a suggestion where
/// another reading of the same ink lets this and everything else about that figure hold; `report` where every figure
/// was read beyond doubt; else unknown. Never proposes a value that no reader saw. Puts the misread fact first.
/// A check that a figure keeps a limit ("limit-checks" of patterns/checks) is no evidence by itself.
void find_causes(const layout::DocumentReading& document, const extract::Extraction& extraction,
                 const patterns::CheckBook& book, Trials& trials, std::vector<Finding>& findings);

}  // namespace ziping::check
