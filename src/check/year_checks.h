#pragma once
#include <string>
#include <vector>

#include "check/finding.h"
#include "extract/extraction.h"
#include "patterns/pattern_set.h"

namespace ziping::check {

/// What one unit reported of the year before, as another document tells it.
struct LastYear {
  const extract::Extraction& extraction;
  /// For messages: its file name.
  std::string file;
};

/// Compares a report with that of the year before: its last-year columns with what was reported then, and what was
/// carried over with what was left. Findings are about `now` (ids "y1", "y2" ..., facts of `now` only); the other
/// report's figure is the computed side and named with its file. Nothing where both say nothing of the same thing.
/// Pure.
std::vector<Finding> check_against_last_year(const extract::Extraction& now, const LastYear& before,
                                             const patterns::PatternSet& patterns);

/// A figure of published final accounts: of which unit and year, which concept (and item) it is compared with.
struct PublishedFigure {
  std::string entity;
  int year = 0;
  std::string concept_id;
  std::string item;
  Decimal value;
  std::string unit;
};

/// Compares the report's own figures with those published for its unit and year (ids "a1", "a2" ...).
std::vector<Finding> check_against_published(const extract::Extraction& report,
                                             const std::vector<PublishedFigure>& published,
                                             const patterns::PatternSet& patterns);

}  // namespace ziping::check
