#include "ocr/group_mark.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "image/components.h"
#include "ocr/calibration.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

constexpr int kInk = 144;
constexpr std::size_t kGroup = 3;

bool is_mark(char32_t sign) {
  return sign == '.' || sign == ',';
}

/// A figure [from, to) of a text whose only mark, at `at`, stands before a last group of three digits.
struct Grouped {
  std::size_t from = 0;
  std::size_t at = 0;
  std::size_t to = 0;
};

std::vector<Grouped> grouped_in(std::u32string_view text) {
  std::vector<Grouped> found;
  const auto digit = [&](std::size_t at) { return at < text.size() && utf8::is_digit(text[at]); };
  const auto mark = [&](std::size_t at) { return at < text.size() && is_mark(text[at]); };
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (!digit(from)) continue;
    std::size_t at = from;
    while (digit(at)) ++at;
    std::size_t to = at + 1;
    while (mark(at) && digit(to)) ++to;
    const bool alone = (from == 0 || !mark(from - 1)) && !(mark(to) && digit(to + 1));
    if (mark(at) && alone && at - from <= kGroup && to - at - 1 == kGroup) found.push_back({from, at, to});
    while (digit(to) || (mark(to) && digit(to + 1))) ++to;
    from = std::max(at, to) - 1;
  }
  return found;
}

/// Pieces of ink above each other are one sign, left to right: coarse print tears the bar off a five.
std::vector<PixelBox> glyphs_of(const Raster& crop) {
  std::vector<PixelBox> glyphs;
  auto pieces = image::components(crop, {0, 0, crop.width(), crop.height()}, kInk);
  std::sort(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) { return a.box.x0 < b.box.x0; });
  for (const auto& piece : pieces) {
    if (!glyphs.empty() && piece.box.x0 < glyphs.back().x1) {
      PixelBox& last = glyphs.back();
      last = {last.x0, std::min(last.y0, piece.box.y0), std::max(last.x1, piece.box.x1),
              std::max(last.y1, piece.box.y1)};
    } else {
      glyphs.push_back(piece.box);
    }
  }
  return glyphs;
}

}  // namespace

char32_t mark_between(const Raster& crop, double em) {
  const std::vector<PixelBox> glyphs = glyphs_of(crop);
  std::vector<int> bases;
  std::size_t mark = glyphs.size();
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const PixelBox& box = glyphs[i];
    if (box.height() >= calibration::kDigitHeight * em) {
      bases.push_back(box.y1);
    } else if (!bases.empty() && box.height() <= calibration::kMarkHeight * em) {
      // What is cut off of another sign may end the crop, but nothing else is low.
      if (mark < glyphs.size() && i + 1 < glyphs.size()) return 0;
      if (mark == glyphs.size()) mark = i;
    }
  }
  if (bases.size() < 2 || mark + 1 >= glyphs.size()) return 0;
  std::nth_element(bases.begin(), bases.begin() + static_cast<std::ptrdiff_t>(bases.size() / 2), bases.end());
  const PixelBox& box = glyphs[mark];
  const double below = (box.y1 - bases[bases.size() / 2]) / em;
  const double slim = static_cast<double>(box.height()) / box.width();
  if (below < -calibration::kMarkAbove) return 0;
  if (below >= calibration::kCommaBelow) return ',';
  if (below >= calibration::kTailBelow && slim >= calibration::kCommaSlim) return ',';
  return below <= calibration::kPointBelow && slim <= calibration::kPointSlim ? '.' : 0;
}

void look_at_group_marks(Hearing* heard, Verdict* verdict) {
  if (verdict->winner >= heard->ballots().size() || heard->line().vertical) return;
  std::u32string text = utf8::decode(heard->ballots()[verdict->winner].text);
  for (char32_t& sign : text) sign = folded(sign);
  for (const Grouped& figure : grouped_in(text)) {
    const char32_t said = text[figure.at];
    const char32_t other = said == '.' ? ',' : '.';
    std::u32string otherwise = text.substr(figure.from, figure.to - figure.from);
    otherwise[figure.at - figure.from] = other;
    const bool thought_of = heard->is_said(otherwise);
    const auto part = heard->part(verdict->winner, figure.from, figure.to);
    char32_t seen = mark_between(image::crop_line(heard->picture(), part, 0, 0), part.em);
    // In small print the tail of a comma may be lost.
    if (seen == '.' && part.em < calibration::kSmallPrint) seen = 0;
    // Three decimals are rare and thousands are not: a point is believed as such only where it is seen.
    const bool point = said == '.' && seen == '.';
    const bool comma = said == ',' && (seen == ',' || (seen == 0 && !thought_of));
    if (point || comma) continue;
    if (seen == other) heard->replace(verdict->winner, figure.at, figure.at + 1, std::u32string_view(&other, 1));
    const bool settled = seen == other && thought_of;
    verdict->confidence =
        std::min(verdict->confidence, settled ? calibration::kAgreedByMajority : calibration::kDisputed);
    verdict->sure = verdict->sure && settled;
  }
}

}  // namespace ziping::ocr
