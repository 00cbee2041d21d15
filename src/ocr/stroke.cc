#include "ocr/stroke.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ocr/calibration.h"

namespace ziping::ocr {
namespace {

constexpr std::uint8_t kInk = 128;

bool is_dash(const image::InkLine& line) {
  const double width = line.box.width() / line.em;
  return line.box.height() <= calibration::kDashHeight * line.em && width >= calibration::kDashWidth &&
         width <= calibration::kDashLongest && line.box.width() >= 2 * line.box.height();
}

/// How many dots stand in a row; 0 if it is something else. Between dots there is more paper than ink, unlike between
/// the pieces of a dash that a scan has torn.
int dots_in(const Raster& crop) {
  int runs = 0;
  int inked_columns = 0;
  bool inside = false;
  for (int x = 0; x < crop.width(); ++x) {
    bool inked = false;
    for (int y = 0; y < crop.height() && !inked; ++y) inked = crop.row(y)[x] < kInk;
    runs += inked && !inside ? 1 : 0;
    inked_columns += inked ? 1 : 0;
    inside = inked;
  }
  return runs >= 3 && inked_columns <= calibration::kDotsInk * crop.width() ? runs : 0;
}

/// One thin run of ink in each row, which moves evenly from the right at the top to the left at the foot.
bool is_slash(const Raster& crop, double em) {
  if (crop.height() < 0.5 * em || crop.width() > 0.8 * em) return false;
  double sum_y = 0, sum_x = 0, sum_yy = 0, sum_xy = 0;
  double thickest = 0;
  int rows = 0;
  for (int y = 0; y < crop.height(); ++y) {
    const std::uint8_t* row = crop.row(y);
    int from = -1;
    int to = -1;
    for (int x = 0; x < crop.width(); ++x) {
      if (row[x] >= kInk) continue;
      if (from >= 0 && x != to) return false;
      if (from < 0) from = x;
      to = x + 1;
    }
    if (from < 0) continue;
    const double middle = (from + to) / 2.0;
    thickest = std::max(thickest, static_cast<double>(to - from));
    sum_y += y;
    sum_x += middle;
    sum_yy += static_cast<double>(y) * y;
    sum_xy += y * middle;
    ++rows;
  }
  if (rows < 0.85 * crop.height() || thickest > calibration::kStrokeWidth * em) return false;
  const double spread = rows * sum_yy - sum_y * sum_y;
  if (spread <= 0) return false;
  const double slope = (rows * sum_xy - sum_x * sum_y) / spread;
  return slope <= -calibration::kSlashSlope;
}

/// Two flat strokes of one length, one below the other. Those of the Chinese two differ in length.
bool is_equals(const Raster& crop, double em) {
  if (crop.height() > 0.6 * em || crop.width() > 1.1 * em || crop.width() < 0.3 * em) return false;
  struct Band {
    int rows = 0;
    int from = 0;
    int to = 0;
  };
  std::vector<Band> bands;
  bool inside = false;
  for (int y = 0; y < crop.height(); ++y) {
    const std::uint8_t* row = crop.row(y);
    const std::uint8_t* end = row + crop.width();
    const auto inked = [](std::uint8_t value) { return value < kInk; };
    const std::uint8_t* first = std::find_if(row, end, inked);
    if (first == end) {
      inside = false;
      continue;
    }
    int to = crop.width();
    while (row[to - 1] >= kInk) --to;
    const int from = static_cast<int>(first - row);
    if (!inside) bands.push_back({0, from, to});
    inside = true;
    Band& band = bands.back();
    ++band.rows;
    band.from = std::min(band.from, from);
    band.to = std::max(band.to, to);
  }
  if (bands.size() != 2) return false;
  const double thick = calibration::kDashHeight * em;
  const double widths[] = {static_cast<double>(bands[0].to - bands[0].from),
                           static_cast<double>(bands[1].to - bands[1].from)};
  return bands[0].rows <= thick && bands[1].rows <= thick && std::min(widths[0], widths[1]) >= 2 * bands[0].rows &&
         std::min(widths[0], widths[1]) >= calibration::kEqualStrokes * std::max(widths[0], widths[1]);
}

ReadLine spelled(const image::PagePicture& picture, const image::InkLine& line, const std::u32string& text) {
  const double scale = picture.points_per_pixel();
  ReadLine read;
  read.text = utf8::encode(text);
  read.box = {line.box.x0 * scale, line.box.y0 * scale, line.box.x1 * scale, line.box.y1 * scale};
  for (std::size_t i = 0; i <= text.size(); ++i) {
    read.edges.push_back(read.box.x0 + read.box.width() * static_cast<double>(i) / static_cast<double>(text.size()));
  }
  read.em = line.em * scale;
  read.confidence = calibration::kStroke;
  read.sure = true;
  read.voices = {{read.text, "shape", calibration::kStroke}};
  return read;
}

}  // namespace

std::optional<ReadLine> read_stroke(const image::PagePicture& picture, const image::InkLine& line) {
  constexpr char32_t kEmDash = 0x2014;
  constexpr char32_t kEllipsis = 0x2026;
  if (line.vertical || line.em <= 0) return std::nullopt;
  // A row of dots: three to an ellipsis, which Chinese print sets twice.
  if (line.box.height() <= calibration::kDotHeight * line.em && line.box.width() >= 4 * line.box.height()) {
    const int dots = dots_in(image::crop_line(picture, line, 0, 0));
    if (dots > 0 && line.box.width() >= calibration::kDotStep * line.em * dots) {
      return spelled(picture, line, std::u32string(dots < 5 ? 1 : 2, kEllipsis));
    }
  }
  if (is_dash(line)) {
    const double width = line.box.width() / line.em;
    if (width < calibration::kHyphenWidth) return spelled(picture, line, U"-");
    return spelled(picture, line, std::u32string(width < calibration::kTwoDashes ? 1 : 2, kEmDash));
  }
  if (line.box.width() > 1.1 * line.em) return std::nullopt;
  const Raster crop = image::crop_line(picture, line, 0, 0);
  if (is_slash(crop, line.em)) return spelled(picture, line, U"/");
  if (is_equals(crop, line.em)) return spelled(picture, line, U"=");
  return std::nullopt;
}

}  // namespace ziping::ocr
