#pragma once
#include "check/material.h"

namespace ziping::check {

/// phone-digits: telephone numbers with the right number of digits, one number for one person, and one person for one
/// mobile number.
void check_contacts(const Material& material, Drafts& drafts);

}  // namespace ziping::check
