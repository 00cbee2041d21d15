#pragma once
#include "check/material.h"

namespace ziping::check {

/// Names, dates, telephone numbers and numberings: date-order, year-agreement, phone-digits, name-agreement,
/// attachment-gap.
void check_identities(const Material& material, Drafts& drafts);

}  // namespace ziping::check
