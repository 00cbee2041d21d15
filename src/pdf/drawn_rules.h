#pragma once
#include <vector>

#include "pdf/document.h"

namespace ziping::pdf {

/// Of the lines traced in the picture of a born-digital page those that are lines: one that runs through a word of the
/// text layer, and along which the page draws nothing, is a stroke of a character that fills its row. Pure.
std::vector<RulingLine> without_strokes(std::vector<RulingLine> traced, const TextLayer& layer);

}  // namespace ziping::pdf
