#include "pdf/rule_collector.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ziping::pdf {
namespace {

/// Thicker fills are shading or blocks of colour.
constexpr double kMaxThickness = 4;
/// A line leaves its axis by at most this part of its length (a quarter of a degree).
constexpr double kMaxSlope = 0.0045;
/// Pieces of one border meet within this distance.
constexpr double kJoinGap = 1.2;
/// A page with more pieces is a drawing, not a form.
constexpr std::size_t kMaxPieces = 20000;

bool joins(const RulingLine& line, const RulingLine& next) {
  return line.horizontal == next.horizontal &&
         std::abs(line.at - next.at) <= 0.3 + 0.3 * std::max(line.thickness, next.thickness) &&
         next.from - line.to <= kJoinGap && line.from - next.to <= kJoinGap;
}

void extend(RulingLine& line, const RulingLine& next) {
  // The longer piece decides where the line lies.
  if (next.length() > line.length()) line.at = next.at;
  line.thickness = std::max(line.thickness, next.thickness);
  line.from = std::min(line.from, next.from);
  line.to = std::max(line.to, next.to);
}

bool in_order(const RulingLine& a, const RulingLine& b) {
  if (a.horizontal != b.horizontal) return a.horizontal;
  return a.at != b.at ? a.at < b.at : a.from < b.from;
}

std::vector<RulingLine> joined(std::vector<RulingLine> pieces) {
  const auto band = [](double at) { return std::llround(at * 2); };
  std::sort(pieces.begin(), pieces.end(), [&](const RulingLine& a, const RulingLine& b) {
    return a.horizontal == b.horizontal && band(a.at) == band(b.at) ? a.from < b.from : in_order(a, b);
  });
  std::vector<RulingLine> lines;
  for (const RulingLine& piece : pieces) {
    // Only lines at nearly the same place can go on; they stand at the end of what was sorted.
    const auto found = std::find_if(lines.rbegin(), lines.rend(), [&](const RulingLine& line) {
      return line.horizontal != piece.horizontal || piece.at - line.at > 2 || joins(line, piece);
    });
    if (found != lines.rend() && joins(*found, piece)) {
      extend(*found, piece);
    } else {
      lines.push_back(piece);
    }
  }
  return lines;
}

}  // namespace

void RuleCollector::add(RulingLine line, const Box& clip) {
  const double at_low = line.horizontal ? clip.y0 : clip.x0;
  const double at_high = line.horizontal ? clip.y1 : clip.x1;
  if (line.at < at_low - line.thickness || line.at > at_high + line.thickness) return;
  line.from = std::max(line.from, line.horizontal ? clip.x0 : clip.y0);
  line.to = std::min(line.to, line.horizontal ? clip.x1 : clip.y1);
  if (line.to <= line.from || pieces_.size() >= kMaxPieces) return;
  pieces_.push_back(line);
}

void RuleCollector::stroke(double x0, double y0, double x1, double y1, double thickness, const Box& clip) {
  const double dx = std::abs(x1 - x0);
  const double dy = std::abs(y1 - y0);
  if (!(dx < 1e6 && dy < 1e6) || thickness > kMaxThickness) return;
  if (dx > dy && dy <= std::max(kMaxSlope * dx, 0.2)) {
    add({true, (y0 + y1) / 2, std::min(x0, x1), std::max(x0, x1), thickness}, clip);
  } else if (dy > dx && dx <= std::max(kMaxSlope * dy, 0.2)) {
    add({false, (x0 + x1) / 2, std::min(y0, y1), std::max(y0, y1), thickness}, clip);
  }
}

void RuleCollector::fill(const Box& area, const Box& clip) {
  const double width = area.width();
  const double height = area.height();
  if (!(width < 1e6 && height < 1e6)) return;
  // The corner where borders meet is often a square of its own; it closes the gap between pieces.
  if (height <= kMaxThickness && height <= width * 1.05) {
    add({true, area.centre_y(), area.x0, area.x1, height}, clip);
  }
  if (width <= kMaxThickness && width <= height * 1.05) {
    add({false, area.centre_x(), area.y0, area.y1, width}, clip);
  }
}

void RuleCollector::erase(const Box& area) {
  if (area.width() <= kMaxThickness || area.height() <= kMaxThickness) return;
  // Borders along the area's own edge are often drawn before it and stay visible by half.
  const Box inside = area.grown(-1);
  std::erase_if(pieces_, [&](const RulingLine& line) {
    return line.horizontal ? inside.contains(line.from, line.at) && inside.contains(line.to, line.at)
                           : inside.contains(line.at, line.from) && inside.contains(line.at, line.to);
  });
}

std::vector<RulingLine> RuleCollector::take() {
  std::vector<RulingLine> lines = std::exchange(pieces_, {});
  // Joining two pieces can close the gap to a third that was passed over: until nothing joins any more.
  for (std::size_t before = 0; before != lines.size();) {
    before = lines.size();
    lines = joined(std::move(lines));
  }
  std::erase_if(lines, [](const RulingLine& line) { return line.length() < 4 || line.length() < 2 * line.thickness; });
  std::sort(lines.begin(), lines.end(), in_order);
  return lines;
}

}  // namespace ziping::pdf
