#pragma once
#include <optional>
#include <string>
#include <vector>

#include "extract/fact.h"
#include "extract/reports.h"
#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// Facts of the lines below tables (sign-off: who, when, telephone) that are not paragraphs as well.
void read_notes(const layout::DocumentReading& document, const patterns::PatternSet& patterns, const ReportSplit& split,
                std::vector<Fact>* facts);

/// The unit the document is about: the name given most often. Lines that are nothing but that name (cover, signature)
/// become facts too.
std::optional<std::string> settle_entity(const layout::DocumentReading& document, const patterns::PatternSet& patterns,
                                         const ReportSplit& split, std::vector<Fact>* facts);

/// Takes away what fallback records claimed in reports where something else says it too (facts of project forms aside),
/// and years claimed so where nothing calls itself a report.
void drop_fallbacks(const patterns::PatternSet& patterns, std::vector<Fact>* facts);

/// A report has one year and one kind: of several facts the first is kept.
void keep_first_of_report(std::vector<Fact>* facts);

}  // namespace ziping::extract
