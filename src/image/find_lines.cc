#include <algorithm>
#include <cmath>
#include <utility>

#include "image/background.h"
#include "image/line_marks.h"
#include "image/page_picture.h"
#include "image/print_scale.h"

namespace ziping::image {
namespace {

using Marks = std::vector<Component>;

PixelBox within(const PixelBox& region, const Raster& raster) {
  return {std::clamp(region.x0, 0, raster.width()), std::clamp(region.y0, 0, raster.height()),
          std::clamp(region.x1, 0, raster.width()), std::clamp(region.y1, 0, raster.height())};
}

/// The height of most whole characters of a line: more than `em` in titles.
double own_em(const Marks& marks, double em) {
  std::vector<int> heights;
  for (const Component& mark : marks) heights.push_back(mark.box.height());
  const auto place = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 2 / 3);
  std::nth_element(heights.begin(), place, heights.end());
  return *place > 1.3 * em ? *place : em;
}

/// The line, or the lines where print of two touches: cut where hardly any ink lies. A line on a bent page is as tall,
/// but no piece of it is.
std::vector<PixelBox> cut_tall(const Raster& ink, const Marks& marks, double em, int threshold) {
  constexpr double kTall = 1.75;
  const PixelBox box = box_around(marks);
  const bool tall_piece =
      std::any_of(marks.begin(), marks.end(), [&](const Component& mark) { return mark.box.height() > 1.4 * em; });
  if (box.height() <= kTall * em || !tall_piece) return {box};
  std::vector<int> rows(static_cast<std::size_t>(box.height()));
  for (int y = box.y0; y < box.y1; ++y) {
    const std::uint8_t* row = ink.row(y);
    rows[static_cast<std::size_t>(y - box.y0)] = static_cast<int>(
        std::count_if(row + box.x0, row + box.x1, [&](std::uint8_t value) { return value < threshold; }));
  }
  const int most = *std::max_element(rows.begin(), rows.end());
  std::vector<PixelBox> parts;
  int start = box.y0;
  while (box.y1 - start > kTall * em) {
    const int from = start + static_cast<int>(0.7 * em);
    const int to = std::min(box.y1 - static_cast<int>(0.6 * em), start + static_cast<int>(1.7 * em));
    if (from >= to) break;
    const auto least = std::min_element(rows.begin() + (from - box.y0), rows.begin() + (to - box.y0));
    // Without a valley it is one tall thing: a large title, a bracket, a drawing.
    if (*least > most / 4) break;
    const int cut = static_cast<int>(least - rows.begin()) + box.y0;
    parts.push_back({box.x0, start, box.x1, cut});
    start = cut;
  }
  parts.push_back({box.x0, start, box.x1, box.y1});
  return parts;
}

/// Characters set one below the other in a narrow place are one line from top to bottom.
bool is_stack(const std::vector<InkLine>& lines, const PixelBox& region, double em) {
  if (lines.size() < 2 || region.width() > 2.4 * em) return false;
  double low = 1e9;
  double high = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PixelBox& box = lines[i].box;
    if (box.width() > 1.3 * em || box.height() > 1.5 * em) return false;
    low = std::min(low, (box.x0 + box.x1) / 2.0);
    high = std::max(high, (box.x0 + box.x1) / 2.0);
    if (i > 0 && box.y0 - lines[i - 1].box.y1 > 1.2 * em) return false;
  }
  return high - low <= 0.35 * em;
}

void exclude(Marks& marks, const std::vector<PixelBox>& excluded) {
  std::erase_if(marks, [&](const Component& mark) {
    const int x = (mark.box.x0 + mark.box.x1) / 2;
    const int y = (mark.box.y0 + mark.box.y1) / 2;
    return std::any_of(excluded.begin(), excluded.end(),
                       [&](const PixelBox& box) { return x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1; });
  });
}

/// The lines in a region for an em that is known.
std::vector<InkLine> lines_in(const Raster& ink, const PixelBox& region, double em,
                              const std::vector<PixelBox>& excluded) {
  std::vector<InkLine> lines;
  const InkLevels levels = region_levels(ink, region);
  if (levels.sure == 0) return lines;
  Marks marks = print_marks(ink, region, em, levels);
  exclude(marks, excluded);
  for (const Marks& group : group_lines(std::move(marks), em)) {
    int pixels = 0;
    for (const Component& mark : group) pixels += mark.pixels;
    // Less ink than a full stop has is none.
    if (pixels < std::max(4.0, 0.012 * em * em)) continue;
    const double own = own_em(group, em);
    for (const PixelBox& box : cut_tall(ink, group, own, levels.sure)) lines.push_back({box, own, false});
  }
  if (is_stack(lines, region, em)) {
    InkLine column = lines.front();
    for (const InkLine& line : lines) {
      column.box = {std::min(column.box.x0, line.box.x0), column.box.y0, std::max(column.box.x1, line.box.x1),
                    line.box.y1};
    }
    column.vertical = true;
    return {column};
  }
  return lines;
}

double upper_quartile(std::vector<double> values) {
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 3 / 4);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

}  // namespace

double estimate_em(const PagePicture& picture) {
  const Raster& ink = picture.ink;
  const PixelBox page{0, 0, ink.width(), ink.height()};
  const int threshold = ink.empty() ? 0 : region_levels(ink, page).sure;
  if (threshold == 0) return 0;
  // Print of 4 to 40 points. Most characters fall apart into strokes; the whole ones are the larger.
  const double point = print_dpi(ink) / 72;
  std::vector<double> sizes;
  for (const Component& mark : components(ink, page, threshold)) {
    const double size = std::max(mark.box.width(), mark.box.height());
    if (size >= 4 * point && size <= 40 * point) sizes.push_back(size);
  }
  if (sizes.empty()) return 0;
  const double guess = upper_quartile(std::move(sizes));
  std::vector<double> heights;
  for (const InkLine& line : lines_in(ink, page, guess, {})) {
    const double height = line.box.height();
    if (height >= 0.5 * guess && height <= 2 * guess) heights.push_back(height);
  }
  return heights.empty() ? guess : upper_quartile(std::move(heights));
}

std::vector<InkLine> find_lines(const PagePicture& picture, const PixelBox& region, double em) {
  return find_lines(picture, region, em, {});
}

std::vector<InkLine> find_lines(const PagePicture& picture, const PixelBox& region, double em,
                                const std::vector<PixelBox>& excluded) {
  const PixelBox place = within(region, picture.ink);
  if (place.empty()) return {};
  const double known = em > 0 ? em : estimate_em(picture);
  if (known <= 0) return {};
  return lines_in(picture.ink, place, known, excluded);
}

}  // namespace ziping::image
