#pragma once
#include <string>
#include <vector>

#include "check/finding.h"
#include "patterns/pattern_set.h"
#include "store/store.h"

namespace ziping::review {

/// What another figure would do to the checks. `fixes`: ids of failing findings that would hold or be gone; `breaks`:
/// findings that would fail and do not now, with the id of the one they are now, or none.
struct Effect {
  std::vector<std::string> fixes;
  std::vector<check::Finding> breaks;
  int failing_before = 0;
  int failing_after = 0;
};

/// `own`, the findings of a new run of a document's own checks, with those of `before` that came of comparing it with
/// other documents: they are renewed by the next run over the database, not here.
std::vector<check::Finding> with_comparisons(std::vector<check::Finding> own,
                                             const std::vector<check::Finding>& before);

/// The difference between two runs of the checks on one document.
Effect effect_of(const std::vector<check::Finding>& before, const std::vector<check::Finding>& after);

/// The effect of these facts standing in the place of the record's facts of the same ids. Nothing is stored.
Effect what_if(const store::DocumentRecord& record, const std::vector<extract::Fact>& changed,
               const patterns::PatternSet& patterns);

}  // namespace ziping::review
