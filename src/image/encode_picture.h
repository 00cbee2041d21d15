#pragma once
#include <string>

#include "base/box.h"
#include "base/raster.h"
#include "base/result.h"

namespace ziping::image {

enum class PictureKind { Png, Jpeg };

/// A picture for people: the page turned by quarter turns clockwise, then cut to `part` (pixels of the turned page,
/// clipped to it; empty: all of it). Error page_render_failed where nothing is left or memory is short.
Result<std::string> encode_picture(const Raster& page, int quarter_turns, const PixelBox& part, PictureKind kind);

}  // namespace ziping::image
