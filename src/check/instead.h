#pragma once
#include <set>
#include <vector>

#include "check/facts_by_id.h"

namespace ziping::check {

/// What a figure may have been meant to be, as the report itself prints it: what it is compared with in its row, or an
/// amount about as large that stands elsewhere. Refers to the extraction and to `facts`, which must outlive it.
class Instead {
 public:
  Instead(const extract::Extraction& extraction, const FactsById& facts);

  /// Other values for a fact of the finding, in the fact's unit; a few, the likeliest first.
  std::vector<Decimal> of(const extract::Fact& fact, const Finding& finding) const;

 private:
  void add_amounts_near(const extract::Fact& fact, std::vector<Decimal>& values) const;

  const FactsById& facts_;
  /// All amounts of the report, in the base unit.
  std::set<Decimal> amounts_;
};

}  // namespace ziping::check
