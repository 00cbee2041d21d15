#pragma once
#include "check/project_names.h"
#include "check/rule_reader.h"
#include "patterns/pattern_set.h"

namespace ziping::check {

/// What the checks of one document need not work out twice, for they run many times over the same texts and names. Not
/// for use by several threads.
struct Memory {
  explicit Memory(const patterns::PatternSet& patterns)
      : rules(patterns.scoring(), patterns.language()), names(*patterns.confusions()) {}

  RuleReader rules;
  NameMatcher names;
};

}  // namespace ziping::check
