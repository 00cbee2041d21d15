#pragma once
#include <vector>

#include "pdf/document.h"

namespace ziping::pdf {

/// What the pictures of a page say about how to render it.
struct PictureFacts {
  /// Resolution of the finest pictures that together cover a good part of the page; 0 if there is none.
  double dpi = 0;
  /// Share of the page under pictures. A scan cut into strips counts as the whole.
  double coverage = 0;
};

PictureFacts picture_facts(const std::vector<PageFacts::Image>& images, double width, double height);

}  // namespace ziping::pdf
