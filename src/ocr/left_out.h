#pragma once
#include <string>
#include <vector>

#include "base/raster.h"
#include "ocr/ctc.h"

namespace ziping::ocr {

/// A network leaves out signs it does not know, rare characters of place names above all, and is certain of the rest.
/// Both functions look at a line of print 48 pixels high for the place of such a sign.

/// True where print lies farther from every sign seen than a sign reaches.
bool leaves_ink(const Raster& line, const std::vector<SeenSign>& path);

/// True where two Chinese characters seen one after the other stand as far apart as if one were between them, and print
/// lies there. Class i is `signs[i - 1]`.
bool leaves_a_place(const Raster& line, const std::vector<SeenSign>& path, const std::vector<std::u32string>& signs);

}  // namespace ziping::ocr
