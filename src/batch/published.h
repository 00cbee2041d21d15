#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "check/year_checks.h"
#include "patterns/pattern_set.h"
#include "store/store.h"

namespace ziping::batch {

/// Figures of published accounts from a table with commas or tabs between its fields, fields in quotes or not. The
/// first line names the columns: entity, year, concept, item, value and unit, in any order, as `ziping export --format
/// csv` names those of facts; others are not looked at, rows without a value say nothing. Error usage with the line of
/// what is no such table.
Result<std::vector<check::PublishedFigure>> published_figures(const std::string& table);

/// Compares every document with the published figures of its unit and year and stores what comes of it among its
/// findings (a1, a2 ...), in place of what an earlier comparison found.
Status check_published(store::Store& store, const patterns::PatternSet& patterns,
                       const std::vector<check::PublishedFigure>& published);

}  // namespace ziping::batch
