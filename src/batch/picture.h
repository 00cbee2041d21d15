#pragma once
#include <string>

#include "base/box.h"

namespace ziping::batch {

/// A picture of a page for people: upright (the page as displayed, turned by `rotation` degrees clockwise), at least
/// `width` pixels wide where the limits allow it, cut to `part` (points of the upright page; empty: the whole page).
/// `sha256` is what the file must still hold.
struct PictureRequest {
  std::string path;
  std::string sha256;
  int page = 1;
  int rotation = 0;
  int width = 1000;
  Box part;
};

struct Picture {
  std::string media_type;
  std::string bytes;
};

}  // namespace ziping::batch
