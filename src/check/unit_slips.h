#pragma once
#include "check/draft.h"
#include "check/material.h"

namespace ziping::check {

/// Where a stated and a computed amount of a failing check differ by exactly 1,000, 10,000 or 100,000,000, a unit was
/// mistaken: says so in a draft of its own behind it.
void add_unit_slips(Drafts& drafts);

}  // namespace ziping::check
