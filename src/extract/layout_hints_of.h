#pragma once
#include "layout/layout_hints.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// The words of the pattern files that help layout::assemble with what geometry leaves open.
layout::LayoutHints layout_hints_of(const patterns::PatternSet& patterns);

}  // namespace ziping::extract
