#pragma once
#include <vector>

#include "check/finding.h"
#include "extract/extraction.h"
#include "layout/reading.h"

namespace ziping::check {

/// Runs every cross-check that the facts allow, in the order of the catalogue. Findings get ids "c1", "c2", ...; a
/// check that lacks an operand yields Uncheckable only where its subject is there at all. Pure.
std::vector<Finding> run_checks(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                const patterns::PatternSet& patterns);

/// The same without causes and roots, which take most of the time: for telling what another figure would change.
std::vector<Finding> run_checks_only(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                     const patterns::PatternSet& patterns);

}  // namespace ziping::check
