#pragma once
#include <vector>

#include "check/trial.h"

namespace ziping::check {

/// Groups failing findings that come of one wrong figure. The first of them is the root; the others name it:
///  - those that hold together if one figure of the root were what the root computes, or a value that the report prints
///    instead (more are mended than spoiled: what was worked out from the wrong figure agrees with it and would not
///    with the right one);
///  - those that say the same of one figure, as far as the print of what they compute it from allows;
///  - those that are off by exactly the same amount and share a figure with the root, or a figure that a holding check
///    ties to one of the root's ("initial budget" in the text and in the table);
///  - a total in the text that a table contradicts, where a figure of that table is the root's wrong one; and what is
///    said of a figure whose sentence tells of a part of the year.
/// Puts the wrong figure first among the facts of the first kind.
void find_roots(const extract::Extraction& extraction, Trials& trials, std::vector<Finding>& findings);

}  // namespace ziping::check
