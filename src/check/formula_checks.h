#pragma once
#include "check/material.h"

namespace ziping::check {

/// Every check that patterns/checks says as a formula over facts.
void check_formulas(const Material& material, Drafts& drafts);

}  // namespace ziping::check
