#pragma once
#include <string>
#include <vector>

#include "layout.h"

namespace samples {

/// How the pages were printed: what the truth's "print" says and how boxes have moved.
struct Print {
  std::string source = "born_digital";
  std::string quality = "clean";
  std::string mode;
  int dpi = 0;
  int jpeg = 0;
  bool seal = false;
  bool hidden_layer = false;
  /// Degrees by page; positive: the print runs down to the right.
  std::vector<double> skew;
  /// Clockwise turn by page that is needed to read it.
  std::vector<int> turn;
};

/// Writes the truth beside a PDF.
void write_truth(const Document& document, const PlacedDocument& placed, const Print& print, const std::string& path);

/// The box around `box` after the page was turned by `degrees` about its centre.
Box skewed(const Box& box, double degrees, double width, double height);

}  // namespace samples
