#pragma once
#include "patterns/pattern_set.h"
#include "store/store.h"

namespace ziping::batch {

/// Compares each document of the database with that of the same unit and the year before, if there is exactly one of
/// each, and stores what comes of it among the findings of the later one (check/year_checks.h). Running it again
/// changes nothing.
Status check_years(store::Store& store, const patterns::PatternSet& patterns);

}  // namespace ziping::batch
