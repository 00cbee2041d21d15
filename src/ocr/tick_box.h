#pragma once
#include <vector>

#include "base/raster.h"
#include "ocr/page_reader.h"

namespace ziping::ocr {

/// A box printed to be ticked: columns [from, to) of the crop, and the sign it is (empty, ticked or filled).
struct TickBox {
  int from = 0;
  int to = 0;
  char32_t sign = 0;
};

/// The boxes of a line's crop (no margin, own scale, dark on white), left to right, told by their shape: four straight
/// sides of one length that end where they meet; the strokes of a Chinese character stand out below. Boxes stand
/// beside options: one alone is none, and neither are several of which none is empty.
std::vector<TickBox> tick_boxes(const Raster& crop, double em);

/// Makes paper of the boxes and of the pale fringe a scan gives them, and makes `words` narrower by those it begins and
/// ends with. `left`: the picture's column where the crop begins.
void paint_over(const std::vector<TickBox>& boxes, int left, double em, Raster* picture, PixelBox* words);

/// Puts boxes in among the signs of a line and of its voices, where they stand. `left`: where column 0 lies, in points.
void put_boxes_in(const std::vector<TickBox>& boxes, double left, double points_per_pixel, ReadLine* line);

}  // namespace ziping::ocr
