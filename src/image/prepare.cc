#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "image/background.h"
#include "image/clear_edges.h"
#include "image/clear_holes.h"
#include "image/components.h"
#include "image/find_rules.h"
#include "image/page_picture.h"
#include "image/pix.h"
#include "image/print_scale.h"
#include "image/seal.h"
#include "image/shaded_blocks.h"
#include "image/upright.h"

namespace ziping::image {
namespace {

/// Below this the print's edges lose more by turning than reading gains.
constexpr double kStraightEnough = 0.03;
/// Shorter rules tell the slope of the page no better than print does (points).
constexpr double kTellsSlope = 120;

/// Degrees by which the long horizontal rules run down to the right, the longest counting most; 0 without any.
double residual_skew(const std::vector<TracedRule>& rules, double scale) {
  std::vector<std::pair<double, double>> slopes;
  double total = 0;
  for (const TracedRule& rule : rules) {
    if (!rule.horizontal || rule.length() < kTellsSlope * scale) continue;
    slopes.emplace_back(rule.slope(), rule.length());
    total += rule.length();
  }
  std::sort(slopes.begin(), slopes.end());
  double passed = 0;
  for (const auto& [slope, weight] : slopes) {
    passed += weight;
    if (passed >= total / 2) return std::atan(slope) * 180 / std::numbers::pi;
  }
  return 0;
}

/// Dust and noise do not make a page worth reading: at least one mark of the size of a small digit.
bool has_print(const Raster& ink) {
  const int threshold = ink_threshold(ink);
  const double point = ink.dpi() / 72;
  for (const Component& mark : components(ink, {0, 0, ink.width(), ink.height()}, threshold)) {
    const double longer = std::max(mark.box.width(), mark.box.height()) / point;
    if (longer >= 4 && mark.pixels >= 3 * point * point) return true;
  }
  return false;
}

/// The page in grey, turned as asked for. Its resolution is the one sizes are judged by.
Raster grey_of(const Raster& page, const PrepareOptions& options, bool* seal_removed) {
  const double dpi = print_dpi(page);
  if (page.channels() != 3) return with_dpi(turned(page, options.quarter_turns), dpi);
  if (options.quarter_turns % 4 == 0 && dpi == page.dpi()) return grey_without_seal(page, seal_removed);
  return grey_without_seal(with_dpi(turned(page, options.quarter_turns), dpi), seal_removed);
}

}  // namespace

Result<PagePicture> prepare(const Raster& page, const PrepareOptions& options) {
  if (page.empty() || page.width() < 2 || page.height() < 2 || !(page.dpi() > 0)) {
    return Error{ErrorCode::PageRenderFailed,
                 "the page's picture has no pixels",
                 {.stage = "image", .page = {}, .box = {}, .file = {}}};
  }
  // Leptonica tells stderr of every page whose skew it cannot find.
  setMsgSeverity(L_SEVERITY_NONE);
  PagePicture picture;
  picture.quarter_turns = ((options.quarter_turns % 4) + 4) % 4;
  Raster grey = grey_of(page, options, &picture.seal_removed);
  std::vector<TracedRule> rules;
  if (options.clean) {
    rules = find_rules(grey, true);
  } else {
    level_shaded_blocks(grey, kScannedPaper);
    flatten_background(grey);
    clear_edges(grey);
    clear_holes(grey);
    level_shaded_blocks(grey, kEvenPaper);
    if (options.find_orientation && lies_on_its_side(grey)) {
      grey = turned(grey, 1);
      picture.quarter_turns = (picture.quarter_turns + 1) % 4;
    }
    if (options.straighten) {
      const double skew = find_skew(grey);
      Raster straight = std::abs(skew) >= kStraightEnough ? straightened(grey, skew) : grey.clone();
      picture.skew = std::abs(skew) >= kStraightEnough ? skew : 0;
      rules = find_rules(straight, false);
      const double rest = residual_skew(rules, grey.dpi() / 72);
      if (std::abs(rest) >= kStraightEnough && std::abs(rest) < 4) {
        // From the untouched page again: every turn blurs.
        picture.skew += rest;
        straight = straightened(grey, picture.skew);
        rules = find_rules(straight, false);
      }
      grey = std::move(straight);
    } else {
      rules = find_rules(grey, false);
    }
  }
  Raster ink = grey.clone();
  erase_rules(ink, rules);
  picture.blank = !has_print(ink);
  picture.grey = with_dpi(std::move(grey), page.dpi());
  picture.ink = with_dpi(std::move(ink), page.dpi());
  for (const TracedRule& rule : rules) picture.rules.push_back(to_points(rule, picture.points_per_pixel()));
  return picture;
}

}  // namespace ziping::image
