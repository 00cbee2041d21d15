#pragma once
#include <string>
#include <vector>

#include "base/box.h"
#include "base/ruling_line.h"
#include "pdf/document.h"

namespace ziping::pdf {

/// One character code shown on the page, in points of the page as displayed, origin top left. `turn`: the direction in
/// which the text runs, in quarter turns clockwise from left to right. `from` and `to` are the character's edges along
/// that direction (x for turns 0 and 2, y for 1 and 3; from > to where it runs backwards).
struct Glyph {
  std::u32string text;
  Box box;
  int turn = 0;
  double from = 0;
  double to = 0;
  double font_size = 0;
  bool bold = false;
  /// Set by a font with vertical writing mode.
  bool vertical = false;
  /// Not drawn: render mode 3, or white on a page that is a picture.
  bool invisible = false;
  /// The font says which character this is. False: its code has no Unicode map.
  bool mapped = true;
  /// Number of the text-showing operation it belongs to.
  int run = 0;
  /// How many pictures had been drawn before it: a later one may hide it.
  int images_before = 0;
};

/// Everything a page draws that decides how it is read, gathered in one pass over its content.
struct PageContent {
  double width = 0;
  double height = 0;
  int rotate = 0;
  std::vector<Glyph> glyphs;
  std::vector<PageFacts::Image> images;
  /// For each of `images`: a stencil through which the page behind is seen.
  std::vector<bool> image_is_mask;
  std::vector<RulingLine> rules;
  bool vector_drawings = false;
  /// More characters than the limit of words a page allows; the rest was left out.
  bool cut = false;
};

}  // namespace ziping::pdf
