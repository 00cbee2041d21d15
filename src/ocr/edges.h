#pragma once
#include <string_view>
#include <vector>

#include "base/raster.h"

namespace ziping::ocr {

/// The width of a sign in print, in ems.
double usual_width(char32_t sign);

/// Edges of signs as readers tell them are rough; print has gaps. Both functions keep the edges in order.

/// Signs without a width share the place of the sign before them, by the width such signs have: Tesseract lets the last
/// signs of a line fall together. `edges` has one place more than `text` has signs; less than `least` is no width.
void spread_collapsed(std::u32string_view text, double least, std::vector<double>* edges);

/// Each edge between signs moves to the emptiest column within `near` pixels, but not far into a narrow sign; the first
/// and the last one to where the ink of the line begins and ends.
void snap_to_gaps(const Raster& line, int near, std::vector<double>* edges);

}  // namespace ziping::ocr
