#include "layout/lattice.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ziping::layout {

namespace {

/// Lines of one direction nearer than this are one position: doubled frames, the rest of skew, jitter. Columns of
/// different blocks of one form can be 4 pt apart, rows never.
constexpr double kSameX = 3.2;
constexpr double kSameY = 4.0;
/// Ends are pulled to the nearest crossing within this.
constexpr double kSnap = 4.5;
/// How far rules run past the last crossing where a side of the frame is missing.
constexpr double kOverhang = 8.0;

/// More are a drawing or a hatching.
constexpr std::size_t kMostCols = 120;
constexpr std::size_t kMostRows = 500;

struct Position {
  double at = 0;
  double weight = 0;
};

/// Merges the nearest neighbours until all are at least `apart` from each other.
std::vector<double> cluster(std::vector<Position> positions, double apart) {
  std::sort(positions.begin(), positions.end(), [](const Position& a, const Position& b) { return a.at < b.at; });
  while (positions.size() > 1) {
    std::size_t best = 0;
    for (std::size_t i = 1; i + 1 < positions.size(); ++i) {
      if (positions[i + 1].at - positions[i].at < positions[best + 1].at - positions[best].at) best = i;
    }
    Position& a = positions[best];
    const Position& b = positions[best + 1];
    if (b.at - a.at >= apart) break;
    a.at = (a.at * a.weight + b.at * b.weight) / (a.weight + b.weight);
    a.weight += b.weight;
    positions.erase(positions.begin() + static_cast<std::ptrdiff_t>(best) + 1);
  }
  std::vector<double> result;
  for (const Position& position : positions) result.push_back(position.at);
  return result;
}

std::size_t nearest(const std::vector<double>& positions, double value) {
  const auto after = std::lower_bound(positions.begin(), positions.end(), value);
  if (after == positions.begin()) return 0;
  if (after == positions.end() || value - *(after - 1) <= *after - value) {
    return static_cast<std::size_t>(after - positions.begin()) - 1;
  }
  return static_cast<std::size_t>(after - positions.begin());
}

double snapped(const std::vector<double>& positions, double value) {
  const double place = positions[nearest(positions, value)];
  return std::abs(place - value) <= kSnap ? place : value;
}

/// Where the frame is missing: the common end of the lines of one direction that run past the outermost rule across.
std::optional<Position> missing_side(const std::vector<const Stroke*>& lines, double outermost, bool at_begin) {
  std::vector<double> ends;
  for (const Stroke* stroke : lines) {
    const double end = at_begin ? stroke->line.from : stroke->line.to;
    if (at_begin ? end < outermost - kOverhang : end > outermost + kOverhang) ends.push_back(end);
  }
  if (ends.size() < 2 || ends.size() * 2 < lines.size()) return std::nullopt;
  std::sort(ends.begin(), ends.end());
  const double middle = ends[ends.size() / 2];
  const auto agree =
      std::count_if(ends.begin(), ends.end(), [&](double end) { return std::abs(end - middle) < kSnap; });
  if (agree < 2 || static_cast<std::size_t>(agree) * 2 < lines.size()) return std::nullopt;
  return Position{middle, 1};
}

std::vector<Position> positions_of(const std::vector<const Stroke*>& strokes) {
  std::vector<Position> positions;
  for (const Stroke* stroke : strokes) positions.push_back({stroke->line.at, stroke->line.length()});
  return positions;
}

void add_missing_sides(std::vector<Position>& positions, const std::vector<const Stroke*>& across) {
  const auto [least, most] = std::minmax_element(positions.begin(), positions.end(),
                                                 [](const Position& a, const Position& b) { return a.at < b.at; });
  const auto begin = missing_side(across, least->at, true);
  const auto end = missing_side(across, most->at, false);
  if (begin) positions.push_back(*begin);
  if (end) positions.push_back(*end);
}

/// Gaps up to this are tears, unless a unit edge lies right in them: then the edge was never drawn.
constexpr double kTear = 10;
constexpr double kEdgeEnd = 3;

/// The stretches of one stroke with its tears closed.
std::vector<Stretch> without_tears(const std::vector<Stretch>& inked, const std::vector<double>& cuts) {
  std::vector<Stretch> closed;
  for (const Stretch& next : inked) {
    const bool small = !closed.empty() && next.from - closed.back().to <= kTear;
    if (!small) {
      closed.push_back(next);
      continue;
    }
    const std::size_t begin = nearest(cuts, closed.back().to);
    const std::size_t end = nearest(cuts, next.from);
    const bool edge = begin < end && std::abs(cuts[begin] - closed.back().to) <= kEdgeEnd &&
                      std::abs(cuts[end] - next.from) <= kEdgeEnd;
    if (edge) {
      closed.push_back(next);
    } else {
      closed.back().to = next.to;
    }
  }
  return closed;
}

/// Shares of the unit edges on each line of `tracks`, cut at `cuts`: [track * units + unit].
std::vector<double> coverage(const std::vector<const Stroke*>& strokes, const std::vector<double>& tracks,
                             const std::vector<double>& cuts) {
  std::vector<std::vector<Stretch>> inked(tracks.size());
  for (const Stroke* stroke : strokes) {
    auto& track = inked[nearest(tracks, stroke->line.at)];
    track.insert(track.end(), stroke->inked.begin(), stroke->inked.end());
  }
  std::vector<double> shares;
  for (auto& track : inked) {
    track = without_tears(unite(std::move(track)), cuts);
    for (Stretch& stretch : track) stretch = {snapped(cuts, stretch.from), snapped(cuts, stretch.to)};
    track = unite(std::move(track));
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      shares.push_back(covered(track, cuts[i], cuts[i + 1]) / (cuts[i + 1] - cuts[i]));
    }
  }
  return shares;
}

/// Strokes that meet at least two others; a long one may have lost one of them.
std::vector<const Stroke*> supported(const std::vector<Stroke>& group, bool horizontal) {
  constexpr double kLong = 25;
  std::vector<const Stroke*> result;
  for (const Stroke& stroke : group) {
    if (stroke.line.horizontal != horizontal) continue;
    const auto meetings =
        std::count_if(group.begin(), group.end(), [&](const Stroke& other) { return meet(stroke.line, other.line); });
    if (meetings >= 2 || stroke.line.length() >= kLong) result.push_back(&stroke);
  }
  return result;
}

/// Where the table runs on over the page's edge, the rules of its last row meet one other only: those that end where
/// the others of their direction do.
void add_open_ended(const std::vector<Stroke>& group, const std::vector<const Stroke*>& across,
                    std::vector<const Stroke*>* along) {
  if (across.empty() || along->empty()) return;
  const auto [least, most] = std::minmax_element(
      across.begin(), across.end(), [](const Stroke* a, const Stroke* b) { return a->line.at < b->line.at; });
  const std::vector<const Stroke*> known = *along;
  for (const bool at_begin : {true, false}) {
    const auto side = missing_side(known, at_begin ? (*least)->line.at : (*most)->line.at, at_begin);
    if (!side) continue;
    for (const Stroke& stroke : group) {
      if (stroke.line.horizontal != known.front()->line.horizontal) continue;
      if (std::find(along->begin(), along->end(), &stroke) != along->end()) continue;
      if (std::abs((at_begin ? stroke.line.from : stroke.line.to) - side->at) <= kSnap) along->push_back(&stroke);
    }
  }
}

double torn_share(const std::vector<Stroke>& group) {
  double torn = 0;
  double all = 0;
  for (const Stroke& stroke : group) {
    all += stroke.line.length();
    for (std::size_t i = 1; i < stroke.inked.size(); ++i) torn += stroke.inked[i].from - stroke.inked[i - 1].to;
  }
  return all > 0 ? torn / all : 0;
}

}  // namespace

Lattice make_lattice(const std::vector<Stroke>& group) {
  auto across = supported(group, true);
  auto down = supported(group, false);
  if (across.empty() || down.empty()) return {};
  const std::vector<const Stroke*> rules_across = across;
  add_open_ended(group, down, &across);
  add_open_ended(group, rules_across, &down);
  std::vector<Position> x = positions_of(down);
  std::vector<Position> y = positions_of(across);
  add_missing_sides(x, across);
  add_missing_sides(y, down);
  Lattice lattice;
  lattice.xs = cluster(std::move(x), kSameX);
  lattice.ys = cluster(std::move(y), kSameY);
  if (lattice.xs.size() < 2 || lattice.ys.size() < 2) return {};
  if (lattice.xs.size() > kMostCols || lattice.ys.size() > kMostRows) return {};
  lattice.torn = torn_share(group);
  lattice.above = coverage(across, lattice.ys, lattice.xs);
  const std::vector<double> tracks = coverage(down, lattice.xs, lattice.ys);
  lattice.left.resize(tracks.size());
  const auto units = static_cast<std::size_t>(lattice.rows());
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    lattice.edge_left(static_cast<int>(i % units), static_cast<int>(i / units)) = tracks[i];
  }
  return lattice;
}

}  // namespace ziping::layout
