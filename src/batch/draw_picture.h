#pragma once
#include "base/raster.h"
#include "base/result.h"
#include "batch/picture.h"
#include "pdf/document.h"

namespace ziping::batch {

/// The page drawn last: parts of it are often asked for one after the other.
struct DrawnPage {
  int page = 0;
  bool photograph = false;
  Raster raster;
};

/// Draws as PictureRequest says, in one of a few resolutions, so that the next part is cut from the same raster. Pages
/// that a picture covers come as JPEG, drawn ones as PNG.
Result<Picture> draw_picture(pdf::Document& document, const PictureRequest& request, DrawnPage* last);

}  // namespace ziping::batch
