#include "ocr/long_line.h"

#include <algorithm>

#include "image/page_picture.h"
#include "ocr/calibration.h"
#include "ocr/edges.h"
#include "ocr/figure_parts.h"
#include "ocr/left_out.h"
#include "ocr/signs.h"
#include "ocr/squeeze.h"

namespace ziping::ocr {
namespace {

using Path = std::vector<SeenSign>;

std::u32string folded_signs(const Path& path, const std::vector<std::u32string>& signs) {
  std::u32string out;
  for (const SeenSign& seen : path) out += folded_sign(seen.id, signs);
  return out;
}

/// That of the least certain word or figure.
double certainty(const Path& path, const std::vector<std::u32string>& signs) {
  double least = 1;
  for (const SeenSign& seen : path) {
    if (!is_punctuation(folded_sign(seen.id, signs))) least = std::min(least, static_cast<double>(seen.score));
  }
  return least;
}

Result<Path> see_stretched(const Raster& line, const See& see) {
  const Raster wide = image::scaled(line, static_cast<int>(line.width() * calibration::kStretched), line.height());
  return see(wide, static_cast<double>(line.width()) / wide.width());
}

bool fits(std::u32string_view seen, std::u32string_view line, const SignRange& part) {
  if (seen.empty()) return false;
  const bool begins = part.begin == 0 || seen.front() == line[part.begin];
  const bool ends = part.end == line.size() || seen.back() == line[part.end - 1];
  return begins && ends;
}

}  // namespace

Result<Path> see_long(const Raster& line, const std::vector<std::u32string>& signs, const See& see) {
  const Raster narrow = squeezed(line, static_cast<int>(line.width() * calibration::kSqueezed));
  auto path = see(narrow, static_cast<double>(line.width()) / narrow.width());
  if (!path) return path;
  if (const double certain = certainty(*path, signs); certain < calibration::kDoubtfulLook) {
    auto printed = see(line, 1);
    if (!printed) return printed;
    // Nothing makes a network as certain as leaving out what it does not know.
    const bool leaves_out = leaves_a_place(line, *printed, signs) && !leaves_a_place(line, *path, signs);
    if (certainty(*printed, signs) > certain && !leaves_out) return printed;
  }
  const std::u32string text = folded_signs(*path, signs);
  const std::vector<SignRange> parts = figure_parts(text);
  if (parts.empty()) return path;
  std::vector<double> edges = edges_of(*path);
  snap_to_gaps(line, calibration::kNearStep, &edges);
  double again = 0;
  for (const SignRange& part : parts) again += edges[part.end] - edges[part.begin];
  if (again > calibration::kMostAgain * line.width()) return see_stretched(line, see);
  Path out;
  auto next = path->begin();
  for (const SignRange& part : parts) {
    const int from = part.begin == 0 ? 0 : static_cast<int>(edges[part.begin]);
    const int to = part.end == path->size() ? line.width() : static_cast<int>(edges[part.end]);
    const int end = std::clamp(to, from + 1, line.width());
    auto seen = see_stretched(columns_of(line, from, end, calibration::kPartMargin), see);
    if (!seen) return seen;
    if (!fits(folded_signs(*seen, signs), text, part)) return see_stretched(line, see);
    out.insert(out.end(), next, path->begin() + static_cast<std::ptrdiff_t>(part.begin));
    for (SeenSign& sign : *seen) {
      sign.from += from - calibration::kPartMargin;
      sign.to += from - calibration::kPartMargin;
      out.push_back(sign);
    }
    next = path->begin() + static_cast<std::ptrdiff_t>(part.end);
  }
  out.insert(out.end(), next, path->end());
  return out;
}

}  // namespace ziping::ocr
