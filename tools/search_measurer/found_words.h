#pragma once
#include <string>
#include <vector>

#include "base/box.h"

namespace ziping::measure {

/// A word as pdftotext -bbox gives it; its box in points of the page as displayed, origin top left.
struct FoundWord {
  std::string text;
  Box box;
};

struct FoundPage {
  double width = 0;
  double height = 0;
  std::vector<FoundWord> words;
};

/// The pages of what pdftotext -bbox wrote.
std::vector<FoundPage> found_pages(const std::string& xhtml);

/// The page turned clockwise by quarters, as a person turns it to read it.
FoundPage turned(FoundPage page, int degrees);

/// What a person finds in a place: the words whose middles lie in it, line by line.
struct FoundText {
  std::string text;
  Box box;
  /// Two Chinese characters of one line with a gap between their words.
  bool gap = false;
};
FoundText text_in(const FoundPage& page, const Box& place);

}  // namespace ziping::measure
