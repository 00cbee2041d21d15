#include <algorithm>
#include <cmath>

#include "image/find_rules.h"

namespace ziping::image {
namespace {

/// Print that touches a rule is at least this dark; the grey fringe of a blurred rule is not.
constexpr int kPrint = 165;

/// Pixels of a raster with the two axes exchanged where the rule is vertical.
class Axes {
 public:
  Axes(Raster& grey, bool horizontal) : grey_(grey), horizontal_(horizontal) {}
  int across() const { return horizontal_ ? grey_.height() : grey_.width(); }
  int along() const { return horizontal_ ? grey_.width() : grey_.height(); }
  std::uint8_t& at(int along, int across) { return horizontal_ ? grey_.row(across)[along] : grey_.row(along)[across]; }

 private:
  Raster& grey_;
  bool horizontal_;
};

void erase(Axes axes, const TracedRule& rule, double scale) {
  const double half = rule.thickness / 2;
  // The blur of a scan reaches about a quarter of a point beyond the line.
  const double fringe = std::max(1.0, 0.3 * scale);
  const int slack = std::max(1, static_cast<int>(std::lround(0.35 * scale)));
  const int reach = std::max(1, static_cast<int>(std::lround(0.5 * scale)));
  for (int along = std::max(0, rule.from - reach); along < std::min(axes.along(), rule.to + reach); ++along) {
    const double middle = rule.middle(along);
    const int low = std::max(0, static_cast<int>(std::floor(middle - half - fringe)));
    const int high = std::min(axes.across() - 1, static_cast<int>(std::ceil(middle + half + fringe)));
    if (low >= high) continue;
    // A stroke that runs into the rule comes out of it on one side or both.
    const auto goes_beyond = [&](int edge, int direction) {
      for (int k = 0; k <= slack; ++k) {
        const int place = edge + direction * k;
        if (place < 0 || place >= axes.across() || axes.at(along, place) >= kPrint) return false;
      }
      return true;
    };
    const bool before = goes_beyond(low, -1);
    const bool behind = goes_beyond(high, 1);
    if (before && behind) continue;
    // A stroke that ends on the rule keeps its end up to the rule's middle.
    const int keep_to = before ? static_cast<int>(std::lround(middle - half)) : low;
    const int keep_from = behind ? static_cast<int>(std::lround(middle + half)) : high;
    for (int place = keep_to; place <= keep_from; ++place) axes.at(along, place) = 255;
  }
}

}  // namespace

void erase_rules(Raster& grey, const std::vector<TracedRule>& rules) {
  const double scale = grey.dpi() / 72;
  for (const TracedRule& rule : rules) erase(Axes(grey, rule.horizontal), rule, scale);
  // Where rules cross, each looked like a stroke to the other; now one of them is gone.
  for (const TracedRule& rule : rules) erase(Axes(grey, rule.horizontal), rule, scale);
}

}  // namespace ziping::image
