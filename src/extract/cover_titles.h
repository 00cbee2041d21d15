#pragma once

#include <cstddef>
#include <map>

#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// Titles of reports that are printed on several lines ("... bureau, 2023, expenditure as a whole" above "report of
/// self-evaluation"), put together: by index of paragraph, the whole in place of the first line, a paragraph without
/// text in place of the others. Lines are joined only where the whole says what kind of report it is and no line does.
std::map<std::size_t, layout::Paragraph> rejoined_titles(const layout::DocumentReading& document,
                                                         const patterns::PatternSet& patterns);

}  // namespace ziping::extract
