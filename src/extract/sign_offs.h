#pragma once

#include <cstddef>
#include <map>

#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// Sign-off lines that a page break cuts ("... in charge: A" at the foot, "BC" at the head of the next page), put
/// together: by index of paragraph, the whole in place of the first part, a paragraph without text in place of the
/// second. Only what makes a label's value whole is joined: a short rest without a label of its own behind a name, date
/// or telephone number, or the rest of a label.
std::map<std::size_t, layout::Paragraph> rejoined_sign_offs(const layout::DocumentReading& document,
                                                            const patterns::PatternSet& patterns);

}  // namespace ziping::extract
