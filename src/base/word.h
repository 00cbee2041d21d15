#pragma once
#include <string>

#include "base/box.h"

namespace ziping {

enum class Source { TextLayer, Ocr, Blank };

/// A run of characters that stand together on a page, in UTF-8 as printed. One type for text layer and OCR.
/// `confidence` is in [0, 1]; 1 for a trusted text layer. `vertical`: set from top to bottom.
struct Word {
  std::string text;
  Box box;
  double confidence = 1;
  Source source = Source::TextLayer;
  bool vertical = false;

  bool operator==(const Word&) const = default;
};

}  // namespace ziping
