#pragma once
#include "check/material.h"

namespace ziping::check {

/// attachment-gap: attachments numbered without gaps, and headings numbered without gaps and repetitions within their
/// level.
void check_numbering(const Material& material, Drafts& drafts);

}  // namespace ziping::check
