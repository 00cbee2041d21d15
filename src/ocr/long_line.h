#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/raster.h"
#include "base/result.h"
#include "ocr/ctc.h"

namespace ziping::ocr {

/// What a network sees in a picture of print, placed in a picture `scale` times as wide.
using See = std::function<Result<std::vector<SeenSign>>(const Raster& picture, double scale)>;

/// A long line looked at squeezed, and the parts of it with figures stretched; the signs are placed in the line. A part
/// begins and ends with words, which must be the same in both looks. Where they are not, it was cut badly: then the
/// whole line is stretched. Class i of the network is `signs[i - 1]`.
Result<std::vector<SeenSign>> see_long(const Raster& line, const std::vector<std::u32string>& signs, const See& see);

}  // namespace ziping::ocr
