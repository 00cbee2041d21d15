#pragma once
#include <vector>

#include "image/find_rules.h"

namespace ziping::image {

/// Everything that looks like a horizontal line of at least 8 points: dark over nearly all its length, thin, and with
/// white along most of both sides, which tells it from the strokes of dense print. Pieces of one line are joined.
/// `clean`: the page was drawn by a renderer, where a line is exactly straight and may be one faint pixel.
std::vector<TracedRule> trace_rows(const Raster& grey, bool clean);

}  // namespace ziping::image
