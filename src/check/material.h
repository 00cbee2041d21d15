#pragma once
#include <vector>

#include "check/draft.h"
#include "check/figures.h"
#include "check/project_names.h"
#include "check/rule_reader.h"
#include "layout/reading.h"
#include "patterns/check_book.h"
#include "patterns/scoring_book.h"
#include "text/labels.h"

namespace ziping::check {

/// What the checks of one document read: nothing in it changes while they run (`rules` and `names` only remember).
struct Material {
  const layout::DocumentReading& document;
  const extract::Extraction& extraction;
  const Figures& figures;
  const patterns::CheckBook& book;
  const patterns::ScoringBook& scoring;
  const text::Language& language;
  RuleReader& rules;
  NameMatcher& names;
};

using Drafts = std::vector<Draft>;

}  // namespace ziping::check
