#pragma once

#include <cstddef>
#include <map>

#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// Lists of attachments that are printed one below the other ("Attachments: 1. Base data" above "2. Form"), put
/// together: by index of paragraph, the whole in place of the first line, a paragraph without text in place of the
/// others. A line is joined only where it bears the next number and the whole is read as a list up to it.
std::map<std::size_t, layout::Paragraph> rejoined_attachments(const layout::DocumentReading& document,
                                                              const patterns::PatternSet& patterns);

}  // namespace ziping::extract
