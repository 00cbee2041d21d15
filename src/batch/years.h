#pragma once
#include "patterns/pattern_set.h"
#include "store/store.h"

namespace ziping::batch {

/// Compares each document with that of the same unit and the year before, if there is exactly one of each, and stores
/// what comes of it among the findings of the later one (check/year_checks.h); what an earlier comparison found goes
/// where it is not so any more. Looks only where one of both is new (Store::years_pending), so that a run does not pay
/// for what lies in the database already; a run that was killed leaves the rest to the next.
Status check_years(store::Store& store, const patterns::PatternSet& patterns);

}  // namespace ziping::batch
