#include <algorithm>
#include <cmath>
#include <utility>

#include "image/components.h"
#include "image/line_marks.h"
#include "image/page_picture.h"
#include "image/pix.h"

namespace ziping::image {
namespace {

struct Levels {
  int white = 255;
  int black = 0;
};

/// The paper around a line and the print in it. The paper is looked for beyond the box as well: a tight box around 一
/// has none.
Levels levels_of(const Raster& ink, const PixelBox& box, double em, int threshold) {
  const int reach = std::max(3, static_cast<int>(0.3 * em));
  std::vector<int> paper;
  std::vector<int> print;
  for (int y = std::max(0, box.y0 - reach); y < std::min(ink.height(), box.y1 + reach); ++y) {
    const std::uint8_t* row = ink.row(y);
    for (int x = std::max(0, box.x0 - reach); x < std::min(ink.width(), box.x1 + reach); ++x) {
      if (row[x] >= threshold) {
        paper.push_back(row[x]);
      } else if (y >= box.y0 && y < box.y1 && x >= box.x0 && x < box.x1) {
        print.push_back(row[x]);
      }
    }
  }
  const auto level = [](std::vector<int>& values, double share) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
  };
  Levels levels;
  if (!paper.empty()) levels.white = std::max(level(paper, 0.7), threshold + 10);
  if (!print.empty()) levels.black = std::min(level(print, 0.1), threshold - 10);
  return levels;
}

/// Stretches the grey levels so that paper is white and print is black.
void flatten(Raster& crop, const Levels& levels) {
  for (std::uint8_t& value : crop.pixels()) {
    const int stretched = (value - levels.black) * 255 / std::max(1, levels.white - levels.black);
    value = static_cast<std::uint8_t>(std::clamp(stretched, 0, 255));
  }
}

/// Paints over what hangs together with ink outside the line: the feet of the line above, the heads of the one below.
void drop_strangers(Raster& copy, const PixelBox& line, const PixelBox& around, double em, int threshold) {
  for (const Component& mark : components(copy, around, threshold)) {
    const int inside = std::min(mark.box.y1, line.y1) - std::max(mark.box.y0, line.y0);
    const bool beside = mark.box.x1 <= line.x0 || mark.box.x0 >= line.x1;
    const bool mostly_outside = inside * 2 < mark.box.height();
    if (!beside && (!mostly_outside || mark.box.height() > 3 * em)) continue;
    const int fringe = std::max(1, static_cast<int>(em / 25));
    for (int y = std::max(around.y0, mark.box.y0 - fringe); y < std::min(around.y1, mark.box.y1 + fringe); ++y) {
      // Only to the edge of what is dropped: its box may reach over print of this line.
      if (y >= line.y0 && y < line.y1 && inside > 0.3 * em) continue;
      std::fill(copy.row(y) + std::max(around.x0, mark.box.x0 - fringe),
                copy.row(y) + std::min(around.x1, mark.box.x1 + fringe), std::uint8_t{255});
    }
  }
}

Raster cut(const Raster& from, const PixelBox& box) {
  Raster part(box.width(), box.height(), 1, from.dpi());
  for (int y = 0; y < part.height(); ++y) {
    const std::uint8_t* row = from.row(box.y0 + y) + box.x0;
    std::copy(row, row + part.width(), part.row(y));
  }
  return part;
}

/// Characters from top to bottom set side by side, each at the place its distance from the top gives it.
Raster side_by_side(const Raster& column, double em, int threshold) {
  std::vector<PixelBox> characters;
  const PixelBox all{0, 0, column.width(), column.height()};
  for (const auto& group : group_lines(components(column, all, threshold), em)) characters.push_back(box_around(group));
  int tallest = 1;
  int end = column.height();
  for (const PixelBox& box : characters) {
    tallest = std::max(tallest, box.height());
    end = std::max(end, box.y0 + box.width());
  }
  Raster line(end, tallest, 1, column.dpi());
  std::fill(line.pixels().begin(), line.pixels().end(), std::uint8_t{255});
  for (const PixelBox& box : characters) {
    const int top = (tallest - box.height()) / 2;
    for (int y = 0; y < box.height(); ++y) {
      const std::uint8_t* from = column.row(box.y0 + y) + box.x0;
      std::uint8_t* to = line.row(top + y) + box.y0;
      for (int x = 0; x < box.width(); ++x) to[x] = std::min(to[x], from[x]);
    }
  }
  return line;
}

Raster on_canvas(const Raster& line, int margin) {
  Raster canvas(line.width() + 2 * margin, line.height() + 2 * margin, 1, line.dpi());
  std::fill(canvas.pixels().begin(), canvas.pixels().end(), std::uint8_t{255});
  for (int y = 0; y < line.height(); ++y) {
    std::copy(line.row(y), line.row(y) + line.width(), canvas.row(margin + y) + margin);
  }
  return canvas;
}

}  // namespace

Raster crop_line(const PagePicture& picture, const InkLine& line, double margin, int height) {
  const Raster& ink = picture.ink;
  const PixelBox box{std::clamp(line.box.x0, 0, ink.width()), std::clamp(line.box.y0, 0, ink.height()),
                     std::clamp(line.box.x1, 0, ink.width()), std::clamp(line.box.y1, 0, ink.height())};
  const double em = line.em > 0 ? line.em : box.height();
  const int canvas_margin = static_cast<int>(std::lround(margin * em));
  if (box.empty()) {
    Raster nothing(1 + 2 * canvas_margin, 1 + 2 * canvas_margin, 1, ink.dpi());
    std::fill(nothing.pixels().begin(), nothing.pixels().end(), std::uint8_t{255});
    return nothing;
  }
  const int reach = static_cast<int>(std::lround(0.6 * em));
  const PixelBox around{box.x0, std::max(0, box.y0 - reach), box.x1, std::min(ink.height(), box.y1 + reach)};
  int threshold =
      region_levels(ink, {std::max(0, box.x0 - reach), around.y0, std::min(ink.width(), box.x1 + reach), around.y1})
          .sure;
  if (threshold == 0) threshold = 160;
  const Levels levels = levels_of(ink, box, em, threshold);
  Raster copy = cut(ink, around);
  const PixelBox inner{0, box.y0 - around.y0, box.width(), box.y1 - around.y0};
  const PixelBox outer{0, 0, copy.width(), copy.height()};
  drop_strangers(copy, inner, outer, em, threshold);
  // A fringe of blur belongs to the print.
  const int fringe = std::max(1, static_cast<int>(em / 25));
  const PixelBox part{0, std::max(0, inner.y0 - fringe), copy.width(), std::min(copy.height(), inner.y1 + fringe)};
  Raster crop = cut(copy, part);
  flatten(crop, levels);
  if (line.vertical) crop = side_by_side(crop, em, 150);
  Raster canvas = on_canvas(crop, canvas_margin);
  if (height <= 0 || height == canvas.height()) return canvas;
  const double factor = static_cast<double>(height) / canvas.height();
  return scaled(canvas, std::max(1, static_cast<int>(std::lround(canvas.width() * factor))), height);
}

Raster scaled(const Raster& line, int width, int height) {
  const PixPtr pix = to_pix(line);
  const PixPtr scaled(pix ? pixScaleToSize(pix.get(), width, height) : nullptr);
  return scaled ? from_pix(scaled.get(), line.dpi() * height / line.height()) : line.clone();
}

}  // namespace ziping::image
