#pragma once
#include <string_view>

#include "patterns/pattern_set.h"
#include "text/language.h"

namespace ziping::patterns {

/// What a column's head says about the figures below it: the unit in its brackets or the head itself ("万元", "%"),
/// and whether they are rates. Nothing where the head is not known.
text::QuantityContext column_context(const PatternSet& patterns, std::string_view head);

}  // namespace ziping::patterns
