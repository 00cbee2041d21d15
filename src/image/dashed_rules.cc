#include "image/dashed_rules.h"

#include <algorithm>
#include <cmath>

#include "image/pix.h"

namespace ziping::image {
namespace {

// Lengths in points.
constexpr double kLongestDash = 9;
constexpr double kWidestGap = 5;
/// A dash is left out where print or another rule lies over it.
constexpr double kLeftOut = 8;
/// Ink of one dash, and the blur around it in pixels.
constexpr double kThickest = 1;
constexpr int kBlur = 3;
constexpr double kWaver = 0.25;
constexpr double kShortest = 30;
constexpr std::size_t kFewest = 8;
constexpr int kDark = 205;

// Shares of a row of dashes.
constexpr double kRegular = 0.75;
constexpr double kLeastInk = 0.2;
constexpr double kMostInk = 0.92;

/// More pieces are a picture or a page of dense print at a resolution that tears it.
constexpr std::size_t kMostPieces = 60000;

/// A solid rule shorter than this holds no dashed one up.
constexpr double kHolds = 30;
constexpr double kReach = 6;

struct Dash {
  int from = 0;
  int to = 0;
  double middle = 0;
  int height = 0;
};

/// Thin short pieces of ink that lie flat, whatever they hang on, from the left.
std::vector<Dash> dashes_of(const Raster& grey, double scale) {
  std::vector<Dash> dashes;
  const PixPtr mask = dark_mask(grey, kDark);
  if (!mask) return dashes;
  const int tallest = static_cast<int>(std::lround(kThickest * scale)) + kBlur;
  const PixPtr tall(pixOpenBrick(nullptr, mask.get(), 1, tallest + 1));
  const PixPtr flat(tall ? pixSubtract(nullptr, mask.get(), tall.get()) : nullptr);
  if (!flat) return dashes;
  const BoxaPtr boxes(pixConnCompBB(flat.get(), 8));
  if (!boxes) return dashes;
  const int count = boxaGetCount(boxes.get());
  const int longest = static_cast<int>(std::lround(kLongestDash * scale)) + kBlur;
  for (int i = 0; i < count; ++i) {
    l_int32 x = 0;
    l_int32 y = 0;
    l_int32 width = 0;
    l_int32 height = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, &height);
    if (height > tallest || width > longest) continue;
    // Crumbs that were left of rounded strokes.
    if (2 * width < height || width * height < 3) continue;
    dashes.push_back({x, x + width, y + (height - 1) / 2.0, height});
  }
  if (dashes.size() > kMostPieces) return {};
  std::sort(dashes.begin(), dashes.end(),
            [](const Dash& a, const Dash& b) { return a.from != b.from ? a.from < b.from : a.middle < b.middle; });
  return dashes;
}

using Row = std::vector<Dash>;

/// Dashes that follow each other on one level.
std::vector<Row> rows_of(const std::vector<Dash>& dashes, double scale) {
  const double level = 1 + kWaver * scale;
  const int reach = static_cast<int>(std::lround(kLeftOut * scale));
  std::vector<Row> done;
  std::vector<Row> open;
  for (const Dash& dash : dashes) {
    Row* nearest = nullptr;
    double best = level;
    for (std::size_t i = 0; i < open.size();) {
      const Dash& last = open[i].back();
      if (dash.from - last.to > reach) {
        if (open[i].size() >= kFewest) done.push_back(std::move(open[i]));
        if (i + 1 < open.size()) open[i] = std::move(open.back());
        open.pop_back();
        continue;
      }
      ++i;
    }
    for (Row& row : open) {
      const Dash& last = row.back();
      const double before = row.size() > 1 ? (last.middle + row[row.size() - 2].middle) / 2 : last.middle;
      const double off = std::abs(before - dash.middle);
      if (dash.from < last.to || off > best) continue;
      best = off;
      nearest = &row;
    }
    if (nearest != nullptr) {
      nearest->push_back(dash);
    } else {
      open.push_back({dash});
    }
  }
  for (Row& row : open) {
    if (row.size() >= kFewest) done.push_back(std::move(row));
  }
  return done;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Most values lie around the usual one.
bool regular(const std::vector<double>& values, double usual, double least, double most) {
  const auto near = std::count_if(values.begin(), values.end(), [&](double value) {
    return value >= least * usual - 1 && value <= most * usual + 1;
  });
  return static_cast<double>(near) >= kRegular * static_cast<double>(values.size());
}

bool is_dashed(const Row& row, double scale) {
  const int length = row.back().to - row.front().from;
  if (row.size() < kFewest || length < kShortest * scale) return false;
  std::vector<double> widths;
  std::vector<double> gaps;
  double inked = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    widths.push_back(row[i].to - row[i].from);
    inked += widths.back();
    if (i > 0) gaps.push_back(row[i].from - row[i - 1].to);
  }
  const double gap = median(gaps);
  if (gap < 1.5 || gap > kWidestGap * scale) return false;
  if (inked < kLeastInk * length || inked > kMostInk * length) return false;
  return regular(widths, median(widths), 0.5, 1.7) && regular(gaps, gap, 0.4, 1.8);
}

TracedRule rule_of(const Row& row, double scale) {
  TracedRule rule;
  rule.from = row.front().from;
  rule.to = row.back().to;
  rule.step = std::max(1, static_cast<int>(std::lround(scale / 2)));
  rule.dashed = true;
  std::vector<double> heights;
  for (const Dash& dash : row) heights.push_back(dash.height);
  // The mask takes in the blur on both sides.
  rule.thickness = std::max(1.0, median(std::move(heights)) - 1.5);
  std::size_t next = 0;
  for (int x = rule.from; x < rule.to; x += rule.step) {
    while (next + 1 < row.size() && row[next].to < x) ++next;
    const Dash& after = row[next];
    const Dash& before = next > 0 && x < after.from ? row[next - 1] : after;
    const double width = std::max(1, after.from - before.to);
    const double share = &before == &after ? 1 : std::clamp((x - before.to) / width, 0.0, 1.0);
    rule.path.push_back(static_cast<float>(before.middle * (1 - share) + after.middle * share));
  }
  return rule;
}

bool crosses(const TracedRule& rule, const TracedRule& other, double reach) {
  const int along = static_cast<int>(std::lround(other.middle(static_cast<int>(rule.at()))));
  if (along < rule.from - reach || along > rule.to + reach) return false;
  const double place = rule.middle(along);
  return place >= other.from - reach && place <= other.to + reach;
}

/// Draws an end that stops short of the crossing at `along` out to it.
void draw_out(TracedRule& rule, int along, int reach) {
  if (along < rule.from && along >= rule.from - reach) {
    const int steps = (rule.from - along + rule.step - 1) / rule.step;
    rule.path.insert(rule.path.begin(), static_cast<std::size_t>(steps), rule.path.front());
    rule.from -= steps * rule.step;
  }
  if (along > rule.to && along <= rule.to + reach) {
    const int steps = (along - rule.to + rule.step - 1) / rule.step;
    rule.path.insert(rule.path.end(), static_cast<std::size_t>(steps), rule.path.back());
    rule.to += steps * rule.step;
  }
}

class Grid {
 public:
  Grid(const std::vector<TracedRule>& solid_across, std::vector<TracedRule>* dashed_across, double scale)
      : solid_(solid_across), dashed_(*dashed_across), scale_(scale) {}

  /// The rules that cross `rule`.
  std::vector<const TracedRule*> across(const TracedRule& rule) const {
    std::vector<const TracedRule*> found;
    for (const TracedRule& other : solid_) {
      if (other.length() >= kHolds * scale_ && crosses(rule, other, kReach * scale_)) found.push_back(&other);
    }
    for (const TracedRule& other : dashed_) {
      if (crosses(rule, other, kReach * scale_)) found.push_back(&other);
    }
    return found;
  }

 private:
  const std::vector<TracedRule>& solid_;
  const std::vector<TracedRule>& dashed_;
  double scale_;
};

}  // namespace

namespace {

/// Whether `rule` lies in a table that has more rules in its direction than dashes: those are then strokes of
/// characters that follow each other at one distance. The table reaches as far as the rules across that pass `rule`.
bool in_ruled_table(const TracedRule& rule, const std::vector<TracedRule>& solid, const std::vector<TracedRule>& dashed,
                    const std::vector<TracedRule>& across, double scale) {
  const double reach = kReach * scale;
  double low = rule.at();
  double high = rule.at();
  int passing = 0;
  for (const TracedRule& other : across) {
    if (other.length() < kHolds * scale || rule.at() < other.from - reach || rule.at() > other.to + reach) continue;
    ++passing;
    low = std::min<double>(low, other.from);
    high = std::max<double>(high, other.to);
  }
  if (passing < 2) return false;
  const auto beside = [&](const std::vector<TracedRule>& rules) {
    return std::count_if(rules.begin(), rules.end(), [&](const TracedRule& other) {
      const int shared = std::min(rule.to, other.to) - std::max(rule.from, other.from);
      return other.length() >= kHolds * scale && other.at() >= low - reach && other.at() <= high + reach &&
             2 * shared >= std::min(rule.length(), other.length());
    });
  };
  return beside(solid) > beside(dashed);
}

}  // namespace

std::vector<TracedRule> dashed_rows(const Raster& grey) {
  const double scale = grey.dpi() / 72;
  std::vector<TracedRule> rules;
  for (const Row& row : rows_of(dashes_of(grey, scale), scale)) {
    if (is_dashed(row, scale)) rules.push_back(rule_of(row, scale));
  }
  return rules;
}

void keep_dashed_grid(const std::vector<TracedRule>& rows, const std::vector<TracedRule>& columns,
                      std::vector<TracedRule>* dashed_rows, std::vector<TracedRule>* dashed_columns, double scale) {
  const Grid above(rows, dashed_rows, scale);
  const Grid beside(columns, dashed_columns, scale);
  const auto drop = [](std::vector<TracedRule>* rules, const Grid& others) {
    return std::erase_if(*rules, [&](const TracedRule& rule) { return others.across(rule).size() < 2; });
  };
  const auto drop_strokes = [&](std::vector<TracedRule>* rules, const std::vector<TracedRule>& solid,
                                const std::vector<TracedRule>& across) {
    const std::vector<TracedRule> all = *rules;
    return std::erase_if(*rules,
                         [&](const TracedRule& rule) { return in_ruled_table(rule, solid, all, across, scale); });
  };
  for (bool more = true; more;) {
    const auto dropped = drop(dashed_rows, beside) + drop(dashed_columns, above) +
                         drop_strokes(dashed_rows, rows, columns) + drop_strokes(dashed_columns, columns, rows);
    more = dropped > 0;
  }
  const int reach = static_cast<int>(std::lround(kReach * scale));
  const auto extend = [&](std::vector<TracedRule>* rules, const Grid& others) {
    for (TracedRule& rule : *rules) {
      for (const TracedRule* other : others.across(rule)) {
        draw_out(rule, static_cast<int>(std::lround(other->middle(static_cast<int>(rule.at())))), reach);
      }
    }
  };
  extend(dashed_rows, beside);
  extend(dashed_columns, above);
}

}  // namespace ziping::image
