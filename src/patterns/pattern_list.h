#pragma once
#include <string>
#include <vector>

#include "patterns/pattern_set.h"

namespace ziping::patterns {

/// One record of a pattern set, for people: its kind ("form", "prose", "column", "row", "pair"), its id, what it makes
/// (a form, a concept, a role) and where it is written ("file:line").
struct PatternLine {
  std::string kind;
  std::string id;
  std::string makes;
  std::string place;
};

/// All records, forms first.
std::vector<PatternLine> list_patterns(const PatternSet& patterns);

}  // namespace ziping::patterns
