#include "image/find_rules.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "image/dashed_rules.h"
#include "image/trace_rules.h"

namespace ziping::image {
namespace {

// Lengths in points.
/// Nothing in running text is as long: a line that touches no other one is taken from here on.
constexpr double kLongAlone = 120;
/// Between two lines that cross it, each of them long enough to be no stroke of a character.
constexpr double kLongBetween = 60;
constexpr double kNoStroke = 30;
/// Ends meet the line they end on within this; print may stand nearly as close.
constexpr double kReach = 2.5;
constexpr double kCloseReach = 1.5;
/// Strokes of characters side by side, as the middles of bold ones that fill a narrow cell, make a line of this share
/// of touching print or more; short rules are touched by a sixth of it at most.
constexpr double kMuchTouched = 0.3;

Raster transposed(const Raster& grey) {
  Raster result(grey.height(), grey.width(), 1, grey.dpi());
  constexpr int kBlock = 64;
  for (int top = 0; top < grey.height(); top += kBlock) {
    for (int left = 0; left < grey.width(); left += kBlock) {
      for (int x = left; x < std::min(left + kBlock, grey.width()); ++x) {
        std::uint8_t* out = result.row(x);
        for (int y = top; y < std::min(top + kBlock, grey.height()); ++y) out[y] = grey.row(y)[x];
      }
    }
  }
  return result;
}

/// Whether `rule`, at the place `along`, lies on the other line, which crosses its direction.
bool touches(const TracedRule& rule, int along, const TracedRule& other, double reach) {
  reach += other.thickness / 2;
  const int place = static_cast<int>(std::lround(rule.middle(along)));
  if (place < other.from - reach || place > other.to + reach) return false;
  return std::abs(other.middle(place) - along) <= reach;
}

/// Lines in one direction and which of them are taken so far.
struct Side {
  std::vector<TracedRule>& rules;
  std::vector<char> taken;
};

class Chooser {
 public:
  Chooser(std::vector<TracedRule>& rows, std::vector<TracedRule>& columns, double scale)
      : rows_{rows, std::vector<char>(rows.size(), 0)},
        columns_{columns, std::vector<char>(columns.size(), 0)},
        scale_(scale) {}

  /// Long lines first; then, as long as that adds any, shorter ones that meet what is taken.
  void choose() {
    take_seeds(rows_, columns_);
    take_seeds(columns_, rows_);
    for (bool more = true; more;) {
      more = take_joining(rows_, columns_);
      more = take_joining(columns_, rows_) || more;
    }
    drop_rest(rows_);
    drop_rest(columns_);
  }

 private:
  double length(const TracedRule& rule) const { return rule.length() / scale_; }

  bool ends_on_long(const TracedRule& rule, int along, const Side& others) const {
    return std::any_of(others.rules.begin(), others.rules.end(), [&](const TracedRule& other) {
      return length(other) >= kNoStroke && touches(rule, along, other, kCloseReach * scale_);
    });
  }

  void take_seeds(Side& side, const Side& others) const {
    for (std::size_t i = 0; i < side.rules.size(); ++i) {
      const TracedRule& rule = side.rules[i];
      const bool between =
          length(rule) >= kLongBetween && ends_on_long(rule, rule.from, others) && ends_on_long(rule, rule.to, others);
      side.taken[i] = rule.dashed || length(rule) >= kLongAlone || between ? 1 : 0;
    }
  }

  bool ends_on_taken(const TracedRule& rule, int along, const Side& others, double reach) const {
    for (std::size_t i = 0; i < others.rules.size(); ++i) {
      if (others.taken[i] != 0 && touches(rule, along, others.rules[i], reach)) return true;
    }
    return false;
  }

  /// A rule no longer than strokes of characters ends on others at both ends, closely where print runs along it.
  bool bridges_taken(const TracedRule& rule, const Side& others) const {
    const double reach = (rule.touched < kMuchTouched ? kReach : kCloseReach) * scale_;
    return ends_on_taken(rule, rule.from, others, reach) && ends_on_taken(rule, rule.to, others, reach);
  }

  bool crosses_taken(const TracedRule& rule, const Side& others) const {
    const double reach = kCloseReach * scale_;
    for (std::size_t i = 0; i < others.rules.size(); ++i) {
      if (others.taken[i] == 0) continue;
      const int along = static_cast<int>(std::lround(others.rules[i].middle(static_cast<int>(rule.at()))));
      if (along < rule.from - reach || along > rule.to + reach) continue;
      if (touches(rule, std::clamp(along, rule.from, rule.to), others.rules[i], reach)) return true;
    }
    return false;
  }

  bool take_joining(Side& side, const Side& others) const {
    bool any = false;
    for (std::size_t i = 0; i < side.rules.size(); ++i) {
      const TracedRule& rule = side.rules[i];
      if (side.taken[i] != 0) continue;
      const bool joins = length(rule) >= kNoStroke ? crosses_taken(rule, others) : bridges_taken(rule, others);
      if (!joins) continue;
      side.taken[i] = 1;
      any = true;
    }
    return any;
  }

  static void drop_rest(Side& side) {
    std::size_t i = 0;
    std::erase_if(side.rules, [&](const TracedRule&) { return side.taken[i++] == 0; });
  }

  Side rows_;
  Side columns_;
  double scale_;
};

}  // namespace

std::vector<TracedRule> find_rules(const Raster& grey, bool clean) {
  const Raster turned = transposed(grey);
  std::vector<TracedRule> rows = trace_rows(grey, clean);
  std::vector<TracedRule> columns = trace_rows(turned, clean);
  if (!clean) {
    std::vector<TracedRule> dashed = dashed_rows(grey);
    std::vector<TracedRule> dashed_columns = dashed_rows(turned);
    keep_dashed_grid(rows, columns, &dashed, &dashed_columns, grey.dpi() / 72);
    std::move(dashed.begin(), dashed.end(), std::back_inserter(rows));
    std::move(dashed_columns.begin(), dashed_columns.end(), std::back_inserter(columns));
  }
  Chooser(rows, columns, grey.dpi() / 72).choose();
  for (TracedRule& column : columns) column.horizontal = false;
  std::move(columns.begin(), columns.end(), std::back_inserter(rows));
  return rows;
}

}  // namespace ziping::image
