#pragma once
#include "check/material.h"

namespace ziping::check {

/// Sums inside tables that no formula names: source-sum of money blocks, column-sum of any table with a total row, and
/// doubled-number in any cell.
void check_sums(const Material& material, Drafts& drafts);

}  // namespace ziping::check
