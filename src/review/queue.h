#pragma once
#include <string>
#include <vector>

#include "review/trail.h"
#include "store/store.h"

namespace ziping::review {

/// A figure that waits for a person. `why`: the failing findings it is in; `skipped`: asked before and put off.
struct Waiting {
  std::string fact;
  double weight = 0;
  bool skipped = false;
  std::vector<std::string> why;
};

/// The figures to settle, the most decisive first. A figure waits if nobody settled it and it is unsure, or is blamed
/// by a failed check that is no mere notice, or is in one whose cause is the reading or unknown. Its weight is the sum
/// over those checks of severity times how likely the reading is to blame, a figure that is not the one blamed counting
/// half; being unsure adds less than any check. What was put off comes last.
std::vector<Waiting> queue_of(const store::DocumentRecord& record, const Trail& trail);

}  // namespace ziping::review
