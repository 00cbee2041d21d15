#pragma once
#include <set>
#include <string>

#include "check/material.h"

namespace ziping::check {

/// Every check that patterns/checks says as a formula over facts; only those of the names in `only` unless it is null.
void check_formulas(const Material& material, const std::set<std::string, std::less<>>* only, Drafts& drafts);

}  // namespace ziping::check
