#include "ocr/left_out.h"

#include <algorithm>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

/// Ink farther than this from where a sign was seen belongs to none: half a character's width and the network's slack.
constexpr double kReach = 29;
/// Columns of such ink, and how much of the height must be inked in them, before a sign is missed.
constexpr int kMissedColumns = 4;
constexpr int kInkedPixels = 3;
constexpr std::uint8_t kInk = 128;

/// Characters of a line follow each other evenly, but the network tells places of a squeezed line to a third of one.
/// The pitch is known from so many pairs.
constexpr double kTwoPlaces = 1.65;
constexpr std::size_t kLeastPairs = 4;

bool is_inked(const Raster& line, int x) {
  int inked = 0;
  for (int y = 0; y < line.height(); ++y) inked += line.row(y)[x] < kInk ? 1 : 0;
  return inked >= kInkedPixels;
}

int inked_columns(const Raster& line, double from, double to) {
  int count = 0;
  const int end = std::min(line.width(), static_cast<int>(to));
  for (int x = std::max(0, static_cast<int>(from)); x < end; ++x) count += is_inked(line, x) ? 1 : 0;
  return count;
}

}  // namespace

bool leaves_ink(const Raster& line, const std::vector<SeenSign>& path) {
  int missed = 0;
  std::size_t next = 0;
  for (int x = 0; x < line.width(); ++x) {
    while (next < path.size() && path[next].to + kReach < x) ++next;
    if (next < path.size() && path[next].from - kReach <= x) continue;
    if (is_inked(line, x) && ++missed >= kMissedColumns) return true;
  }
  return false;
}

bool leaves_a_place(const Raster& line, const std::vector<SeenSign>& path, const std::vector<std::u32string>& signs) {
  struct Pair {
    double from;
    double to;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    if (!utf8::is_cjk(folded_sign(path[i].id, signs)) || !utf8::is_cjk(folded_sign(path[i + 1].id, signs))) continue;
    pairs.push_back({(path[i].from + path[i].to) / 2, (path[i + 1].from + path[i + 1].to) / 2});
  }
  if (pairs.size() < kLeastPairs) return false;
  std::vector<double> steps;
  for (const Pair& pair : pairs) steps.push_back(pair.to - pair.from);
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  const double pitch = *middle;
  return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return pair.to - pair.from >= kTwoPlaces * pitch &&
           inked_columns(line, pair.from + pitch / 2, pair.to - pitch / 2) >= kMissedColumns;
  });
}

}  // namespace ziping::ocr
