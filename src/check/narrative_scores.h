#pragma once
#include "check/material.h"

namespace ziping::check {

/// score-total of a report that tells its indicators one by one, without a table: where their weights make up a
/// hundred, the scores must make up the score that it states.
void check_narrative_scores(const Material& material, Drafts& drafts);

}  // namespace ziping::check
