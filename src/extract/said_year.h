#pragma once
#include "extract/fact.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// Where a sentence tells a figure of a year before the report's, the fact's period becomes that year.
/// `claimed`: what the figure is is known by the words around it; its sentence may then have told the year further in
/// front. A year that others are compared with ("less than in 2022 by 3") is only that of a figure right behind it.
void set_said_year(int report_year, const patterns::Marks& marks, bool claimed, Fact* fact);

}  // namespace ziping::extract
