#pragma once
#include <vector>

#include "image/page_picture.h"
#include "ocr/page_reader.h"

namespace ziping::ocr {

/// Lines set below each other that are read as one: the last character of a wrapped text, alone on its line, is hardly
/// readable without its company, and neither is a "%" below its figure.
struct JoinedLines {
  /// Nothing but the lines, side by side, at the page's resolution.
  image::PagePicture picture;
  image::InkLine line;
  /// Where in `picture` (pixels along x) each of the lines lies, and the line as it is on the page.
  struct Piece {
    int from = 0;
    int to = 0;
    image::InkLine origin;
  };
  std::vector<Piece> pieces;
};

/// The lines that belong together, in order: groups of one are read alone. A short line joins the one before it (the
/// first one that after it); groups grow no longer than a reader reads well.
std::vector<std::vector<image::InkLine>> groups_to_join(const std::vector<image::InkLine>& lines);

JoinedLines join_lines(const image::PagePicture& picture, const std::vector<image::InkLine>& lines);

/// What was read from the joined picture, taken apart again into the lines of the page: texts and voices cut where the
/// lines end.
std::vector<ReadLine> take_apart(const ReadLine& read, const JoinedLines& joined, double points_per_pixel);

/// The place in `other` that corresponds to `place` in `text`: cutting both there leaves the halves most alike.
std::size_t corresponding_place(std::u32string_view text, std::size_t place, std::u32string_view other);

}  // namespace ziping::ocr
