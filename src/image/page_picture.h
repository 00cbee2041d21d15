#pragma once
#include <vector>

#include "base/box.h"
#include "base/raster.h"
#include "base/result.h"
#include "base/ruling_line.h"

namespace ziping::image {

/// A page's picture made ready for reading: upright as far as the picture alone can tell, straightened, background
/// even (255), red seal taken out of the ink. `grey` is the only raster the readers see. `quarter_turns` (clockwise, of
/// 90 degrees) and then `skew` (degrees; positive where print ran down to the right) are what was taken out of the
/// input: the page was turned by the quarter turns, then by `skew` counter-clockwise about its middle, size kept.
struct PagePicture {
  Raster grey;
  /// `grey` with the ruling lines taken out; digits that touch them kept.
  Raster ink;
  std::vector<RulingLine> rules;
  int quarter_turns = 0;
  double skew = 0;
  bool seal_removed = false;
  bool blank = false;

  double points_per_pixel() const { return grey.points_per_pixel(); }
};

struct PrepareOptions {
  /// Turn by this many quarter turns clockwise first (the reader knows upside down from upright, the picture does not).
  int quarter_turns = 0;
  /// Find out whether the print runs along x or y, and add a quarter turn if it runs along y.
  bool find_orientation = true;
  bool straighten = true;
  /// The picture was drawn from a born-digital page: white, even and straight already; only its rules are wanted.
  bool clean = false;
};

/// Makes a page's picture ready. A page that has no ink yields `blank`. Fails only for unusable input (no pixels).
Result<PagePicture> prepare(const Raster& page, const PrepareOptions& options);

/// One line of print found in the picture, in pixels of `grey`, tight around its ink.
struct InkLine {
  PixelBox box;
  /// Height of the characters of the page around it.
  double em = 0;
  bool vertical = false;
};

/// The lines of print inside `region` of the picture (pixels), top to bottom; rules, specks and residues left out.
/// `em` is the character height of the page or 0 if not known. An empty result means: blank, without OCR.
std::vector<InkLine> find_lines(const PagePicture& picture, const PixelBox& region, double em);

/// The same with places left out, as the tables of a page are when its running text is read.
std::vector<InkLine> find_lines(const PagePicture& picture, const PixelBox& region, double em,
                                const std::vector<PixelBox>& excluded);

/// The character height of the page's print in pixels (75th percentile of the band heights), 0 for a blank page.
double estimate_em(const PagePicture& picture);

/// A line cut to its ink on a white canvas: contrast flattened, `margin` in parts of the em on all sides, height
/// scaled to `height` pixels (0 keeps the scale). What of neighbouring lines reaches into the box is left out. The
/// characters of a vertical line are set side by side, as the readers want them: a pixel at x of the crop then came
/// from y = line.box.y0 + x - margin (at scale 1).
Raster crop_line(const PagePicture& picture, const InkLine& line, double margin, int height);

/// A grey line of print in another size, by linear interpolation: for making it larger, or a little smaller.
Raster scaled(const Raster& line, int width, int height);

}  // namespace ziping::image
