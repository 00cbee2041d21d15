#include "image/trace_rules.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "image/pix.h"

namespace ziping::image {
namespace {

// Lengths in points.
constexpr double kShortest = 8;
constexpr double kThickest = 4;
constexpr double kStep = 0.5;
/// A scan's line wavers by so much beyond its thickness.
constexpr double kWaver = 5;
/// Scanned lines break off for this long.
constexpr double kBreak = 1;
constexpr int kDarkScan = 205;
constexpr int kDarkClean = 222;

// Shares of a line's length.
constexpr double kMinDark = 0.9;
constexpr double kMaxCrossed = 0.5;
constexpr double kMaxFlank = 0.6;
constexpr double kMaxBothFlanks = 0.42;

/// A page with more candidates is a picture.
constexpr int kMaxCandidates = 20000;

class Tracer {
 public:
  Tracer(const Raster& grey, bool clean)
      : grey_(grey), scale_(grey.dpi() / 72), dark_(clean ? kDarkClean : kDarkScan), clean_(clean) {}

  std::vector<TracedRule> trace() {
    std::vector<TracedRule> rules;
    const PixPtr runs = long_runs();
    if (!runs) return rules;
    l_int32 empty = 1;
    if (pixZero(runs.get(), &empty) != 0 || empty != 0) return rules;
    for (const Shape& shape : shapes_of(runs.get(), 8, kMaxCandidates)) {
      if (shape.height > pixels(kThickest + (clean_ ? 0 : kWaver)) + shape.width / 50) continue;
      auto rule = follow(shape.picture.get(), shape.x, shape.y, shape.width, shape.height);
      if (rule) rules.push_back(std::move(*rule));
    }
    return rules;
  }

 private:
  struct Sample {
    bool dark = false;
    bool crossed = false;
    bool above = false;
    bool below = false;
    double middle = 0;
    double thickness = 0;
  };

  int pixels(double points) const { return static_cast<int>(std::lround(points * scale_)); }

  /// Where the page is dark over the length of a short line, allowing for a little slope and for breaks.
  PixPtr long_runs() const {
    PixPtr mask = dark_mask(grey_, dark_);
    if (!mask) return mask;
    if (!clean_) {
      PixPtr thick(pixDilateBrick(nullptr, mask.get(), 1, 3));
      if (!thick) return thick;
      mask.reset(pixCloseSafeBrick(nullptr, thick.get(), std::max(2, pixels(kBreak)), 1));
      if (!mask) return mask;
    }
    return PixPtr(pixOpenBrick(nullptr, mask.get(), std::max(8, pixels(kShortest)), 1));
  }

  /// The middle of the shape's run of pixels in this column that lies nearest to `wanted`.
  static std::optional<int> middle_of_column(Pix* shape, int column, int height, int wanted) {
    std::optional<int> best;
    for (int y = 0; y < height;) {
      l_uint32 on = 0;
      pixGetPixel(shape, column, y, &on);
      if (on == 0) {
        ++y;
        continue;
      }
      const int start = y;
      while (y < height && pixGetPixel(shape, column, y, &on) == 0 && on != 0) ++y;
      const int middle = (start + y - 1) / 2;
      if (!best || std::abs(middle - wanted) < std::abs(*best - wanted)) best = middle;
    }
    return best;
  }

  /// The row in which most of the shape's left, middle and right columns agree.
  static int start_row(Pix* shape, int width, int height) {
    std::vector<int> votes(static_cast<std::size_t>(height));
    for (int x = 0; x < width; x += std::max(1, width / 64)) {
      for (int y = 0; y < height; ++y) {
        l_uint32 on = 0;
        pixGetPixel(shape, x, y, &on);
        votes[static_cast<std::size_t>(y)] += static_cast<int>(on);
      }
    }
    return static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  }

  bool is_dark(int x, int y) const { return y >= 0 && y < grey_.height() && grey_.row(y)[x] < dark_; }

  Sample look(int x, int wanted) const {
    Sample sample;
    // The darkest pixel next to where the line should be.
    int centre = wanted;
    for (int y = std::max(0, wanted - 1); y <= std::min(grey_.height() - 1, wanted + 1); ++y) {
      if (grey_.row(y)[x] < grey_.row(std::clamp(centre, 0, grey_.height() - 1))[x]) centre = y;
    }
    if (!is_dark(x, centre)) return sample;
    sample.dark = true;
    int top = centre;
    int bottom = centre;
    const int thickest = std::max(3, pixels(kThickest));
    while (is_dark(x, top - 1) && centre - top <= thickest) --top;
    while (is_dark(x, bottom + 1) && bottom - centre <= thickest) ++bottom;
    sample.crossed = bottom - top + 1 > thickest;
    const int flank = std::max(1, pixels(0.7));
    sample.above = is_dark(x, top - 1 - flank) || centre - top > thickest;
    sample.below = is_dark(x, bottom + 1 + flank) || bottom - centre > thickest;
    double mass = 0;
    double moment = 0;
    for (int y = std::max(0, top - 1); y <= std::min(grey_.height() - 1, bottom + 1); ++y) {
      const double weight = 255 - grey_.row(y)[x];
      mass += weight;
      moment += weight * y;
    }
    sample.thickness = mass / 255;
    sample.middle = mass > 0 ? moment / mass : centre;
    return sample;
  }

  std::optional<TracedRule> follow(Pix* shape, int left, int top, int width, int height) const {
    TracedRule rule;
    rule.from = left;
    rule.to = left + width;
    rule.step = std::max(1, pixels(kStep));
    int row = start_row(shape, width, height);
    int dark = 0;
    int crossed = 0;
    int above = 0;
    int below = 0;
    int touched = 0;
    std::vector<double> thicknesses;
    std::vector<char> known;
    for (int x = 0; x < width; x += rule.step) {
      row = middle_of_column(shape, x, height, row).value_or(row);
      const Sample sample = look(left + x, top + row);
      dark += sample.dark ? 1 : 0;
      crossed += sample.crossed ? 1 : 0;
      above += sample.above ? 1 : 0;
      below += sample.below ? 1 : 0;
      touched += sample.crossed || sample.above || sample.below ? 1 : 0;
      const bool plain = sample.dark && !sample.crossed;
      known.push_back(plain ? 1 : 0);
      rule.path.push_back(static_cast<float>(plain ? sample.middle : top + row));
      if (plain) thicknesses.push_back(sample.thickness);
    }
    const auto share = [&](int part) { return part / static_cast<double>(rule.path.size()); };
    if (thicknesses.empty() || share(dark) < kMinDark || share(crossed) > kMaxCrossed) return std::nullopt;
    if (share(above) > kMaxFlank || share(below) > kMaxFlank) return std::nullopt;
    if (share(above) > kMaxBothFlanks && share(below) > kMaxBothFlanks) return std::nullopt;
    const auto half = thicknesses.begin() + static_cast<std::ptrdiff_t>(thicknesses.size() / 2);
    std::nth_element(thicknesses.begin(), half, thicknesses.end());
    rule.thickness = std::max(*half, 0.3);
    if (rule.thickness > kThickest * scale_ || rule.length() < 3 * rule.thickness) return std::nullopt;
    rule.touched = share(touched);
    bridge(rule.path, known);
    return rule;
  }

  /// Where print crosses, the line's middle is taken from both sides.
  static void bridge(std::vector<float>& path, const std::vector<char>& known) {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (known[i] == 0) continue;
      for (std::size_t k = last ? *last + 1 : 0; k < i; ++k) {
        const float share = last ? static_cast<float>(k - *last) / static_cast<float>(i - *last) : 1;
        path[k] = (last ? path[*last] * (1 - share) : 0) + path[i] * share;
      }
      last = i;
    }
    for (std::size_t k = last ? *last + 1 : path.size(); k < path.size(); ++k) path[k] = path[*last];
  }

  const Raster& grey_;
  double scale_;
  int dark_;
  bool clean_;
};

/// Whether `next` goes on where `line` ends. The longer both are, the more of a gap is believed.
bool goes_on(const TracedRule& line, const TracedRule& next, double scale) {
  const double gap = (next.from - line.to) / scale;
  const double shorter = std::min(line.length(), next.length()) / scale;
  const double bridged = shorter >= 40 ? 8 : shorter >= 25 ? 3 : 0.7;
  if (gap > bridged || next.to <= line.to || gap < -shorter / 2) return false;
  const double offset = std::abs(line.middle(line.to) - next.middle(next.from));
  return offset <= std::max(1.01, 0.6 * scale);
}

std::vector<TracedRule> joined(std::vector<TracedRule> pieces, double scale) {
  std::sort(pieces.begin(), pieces.end(), [](const TracedRule& a, const TracedRule& b) { return a.from < b.from; });
  std::vector<TracedRule> lines;
  for (TracedRule& piece : pieces) {
    const auto before =
        std::find_if(lines.begin(), lines.end(), [&](const TracedRule& line) { return goes_on(line, piece, scale); });
    if (before == lines.end()) {
      lines.push_back(std::move(piece));
      continue;
    }
    const double weight = before->length();
    before->thickness = (before->thickness * weight + piece.thickness * piece.length()) / (weight + piece.length());
    before->touched = (before->touched * weight + piece.touched * piece.length()) / (weight + piece.length());
    const std::size_t size = static_cast<std::size_t>((piece.to - before->from + piece.step - 1) / piece.step);
    const std::size_t old = before->path.size();
    const TracedRule& last = *before;
    std::vector<float> path = last.path;
    path.resize(size);
    for (std::size_t i = old; i < size; ++i) {
      const int along = last.from + static_cast<int>(i) * last.step;
      const double share =
          std::clamp((along - last.to) / std::max(1.0, static_cast<double>(piece.from - last.to)), 0.0, 1.0);
      path[i] = static_cast<float>(last.middle(last.to) * (1 - share) + piece.middle(along) * share);
    }
    before->path = std::move(path);
    before->to = piece.to;
    ++before->pieces;
  }
  // A rule breaks off here and there; strokes of one kind in a row, as 一 in a list of numbers, do so at every
  // character.
  constexpr double kLeastPiece = 30;
  std::erase_if(lines, [&](const TracedRule& line) {
    return line.pieces >= 3 && line.length() / scale < kLeastPiece * line.pieces;
  });
  return lines;
}

}  // namespace

std::vector<TracedRule> trace_rows(const Raster& grey, bool clean) {
  return joined(Tracer(grey, clean).trace(), grey.dpi() / 72);
}

}  // namespace ziping::image
