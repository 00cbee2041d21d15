#include "image/find_rules.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "image/trace_rules.h"

namespace ziping::image {
namespace {

// Lengths in points.
/// Longer than any stroke of a character of the text (titles are set in up to 26 points).
constexpr double kLong = 30;
/// A line that touches no other: a table without side rules has longer ones, a dash or an underlined word shorter ones.
constexpr double kLongAlone = 60;
/// Ends meet the line they end on within this.
constexpr double kReach = 2.5;

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

/// Whether `rule` has its place `along` on the other line, which crosses its direction.
bool touches(const TracedRule& rule, int along, const TracedRule& other, double scale) {
  const double reach = kReach * scale + other.thickness / 2;
  const int place = static_cast<int>(std::lround(rule.middle(along)));
  if (place < other.from - reach || place > other.to + reach) return false;
  return std::abs(other.middle(place) - along) <= reach;
}

bool ends_on(const TracedRule& rule, int along, const std::vector<TracedRule>& others, const std::vector<char>& taken,
             double scale) {
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (taken[i] != 0 && touches(rule, along, others[i], scale)) return true;
  }
  return false;
}

bool crosses_any(const TracedRule& rule, const std::vector<TracedRule>& others, double scale) {
  return std::any_of(others.begin(), others.end(), [&](const TracedRule& other) {
    if (other.length() < 8 * scale) return false;
    const int along = static_cast<int>(std::lround(other.at()));
    if (along < rule.from - kReach * scale || along > rule.to + kReach * scale) return false;
    return touches(rule, std::clamp(along, rule.from, rule.to), other, scale);
  });
}

/// Long lines first; then, as long as that adds any, short ones between two lines already taken.
void choose(std::vector<TracedRule>& rows, std::vector<TracedRule>& columns, double scale) {
  std::vector<char> row_taken(rows.size(), 0);
  std::vector<char> column_taken(columns.size(), 0);
  const auto take_long = [&](const std::vector<TracedRule>& rules, const std::vector<TracedRule>& others,
                             std::vector<char>& taken) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const double length = rules[i].length() / scale;
      taken[i] = length >= kLongAlone || (length >= kLong && crosses_any(rules[i], others, scale)) ? 1 : 0;
    }
  };
  take_long(rows, columns, row_taken);
  take_long(columns, rows, column_taken);
  const auto take_short = [&](const std::vector<TracedRule>& rules, std::vector<char>& taken,
                              const std::vector<TracedRule>& others, const std::vector<char>& others_taken) {
    bool any = false;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (taken[i] != 0 || !ends_on(rules[i], rules[i].from, others, others_taken, scale) ||
          !ends_on(rules[i], rules[i].to, others, others_taken, scale)) {
        continue;
      }
      taken[i] = 1;
      any = true;
    }
    return any;
  };
  for (bool more = true; more;) {
    more = take_short(rows, row_taken, columns, column_taken);
    more = take_short(columns, column_taken, rows, row_taken) || more;
  }
  const auto keep = [](std::vector<TracedRule>& rules, const std::vector<char>& taken) {
    std::size_t i = 0;
    std::erase_if(rules, [&](const TracedRule&) { return taken[i++] == 0; });
  };
  keep(rows, row_taken);
  keep(columns, column_taken);
}

}  // namespace

std::vector<TracedRule> find_rules(const Raster& grey, bool clean) {
  std::vector<TracedRule> rows = trace_rows(grey, clean);
  std::vector<TracedRule> columns = trace_rows(transposed(grey), clean);
  choose(rows, columns, grey.dpi() / 72);
  for (TracedRule& column : columns) column.horizontal = false;
  std::move(columns.begin(), columns.end(), std::back_inserter(rows));
  return rows;
}

}  // namespace ziping::image
