#include "layout/strokes.h"

#include <algorithm>
#include <cmath>

#include "layout/disjoint_sets.h"

namespace ziping::layout {

namespace {

/// Both lines of a double rule lie within this; rows and columns are never so narrow.
constexpr double kDoubled = 3.0;
/// Pieces that follow each other may be out of line by what a rest of skew makes of a long rule.
constexpr double kOutOfLine = 2.2;
/// A gap that a scan tears into a rule. Missing edges are longer (no cell is so narrow), and gaps stay in `inked`.
constexpr double kGap = 10.0;
/// Rules stop up to 3 pt short of those they were meant to reach.
constexpr double kReach = 4.0;
/// Strokes of characters and specks.
constexpr double kShortest = 5.0;
/// A drawing can have a hundred thousand lines, a page of tables has some hundreds: the longest are kept.
constexpr std::size_t kMostPieces = 6000;

bool same_line(const RulingLine& a, const RulingLine& b) {
  const double apart = std::max(a.from, b.from) - std::min(a.to, b.to);
  const double across = std::abs(a.at - b.at);
  if (apart > kGap) return false;
  const bool beside = -apart > 0.3 * std::min(a.length(), b.length());
  return across <= (beside ? kDoubled : kOutOfLine);
}

Stroke joined(const std::vector<RulingLine>& pieces, const std::vector<std::size_t>& members) {
  Stroke stroke;
  double weight = 0;
  double at = 0;
  RulingLine& line = stroke.line = pieces[members.front()];
  for (const std::size_t i : members) {
    const RulingLine& piece = pieces[i];
    at += piece.at * piece.length();
    weight += piece.length();
    line.from = std::min(line.from, piece.from);
    line.to = std::max(line.to, piece.to);
    line.thickness = std::max(line.thickness, piece.thickness);
    stroke.inked.push_back({piece.from, piece.to});
  }
  line.at = at / weight;
  stroke.inked = unite(std::move(stroke.inked));
  return stroke;
}

}  // namespace

std::vector<Stretch> unite(std::vector<Stretch> stretches) {
  std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
  std::vector<Stretch> result;
  for (const Stretch& next : stretches) {
    if (!result.empty() && next.from <= result.back().to) {
      result.back().to = std::max(result.back().to, next.to);
    } else {
      result.push_back(next);
    }
  }
  return result;
}

double covered(const std::vector<Stretch>& stretches, double from, double to) {
  double length = 0;
  for (const Stretch& stretch : stretches) {
    length += std::max(0.0, std::min(to, stretch.to) - std::max(from, stretch.from));
  }
  return length;
}

std::vector<Stroke> join_pieces(const std::vector<RulingLine>& rules) {
  std::vector<RulingLine> pieces;
  for (const RulingLine& rule : rules) {
    const bool finite = std::isfinite(rule.at) && std::isfinite(rule.from) && std::isfinite(rule.to);
    if (finite && rule.length() > 0.5) pieces.push_back(rule);
  }
  if (pieces.size() > kMostPieces) {
    std::nth_element(pieces.begin(), pieces.begin() + kMostPieces, pieces.end(),
                     [](const RulingLine& a, const RulingLine& b) { return a.length() > b.length(); });
    pieces.resize(kMostPieces);
  }
  std::sort(pieces.begin(), pieces.end(), [](const RulingLine& a, const RulingLine& b) {
    if (a.horizontal != b.horizontal) return a.horizontal;
    return a.at != b.at ? a.at < b.at : a.from < b.from;
  });
  DisjointSets sets(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t j = i + 1; j < pieces.size(); ++j) {
      if (pieces[j].horizontal != pieces[i].horizontal || pieces[j].at - pieces[i].at > kDoubled) break;
      if (same_line(pieces[i], pieces[j])) sets.join(i, j);
    }
  }
  std::vector<Stroke> strokes;
  for (const auto& members : sets.groups()) {
    Stroke stroke = joined(pieces, members);
    if (stroke.line.length() >= kShortest) strokes.push_back(std::move(stroke));
  }
  return strokes;
}

bool meet(const RulingLine& a, const RulingLine& b) {
  const auto reaches = [](const RulingLine& line, double at) {
    return at >= line.from - kReach && at <= line.to + kReach;
  };
  return a.horizontal != b.horizontal && reaches(a, b.at) && reaches(b, a.at);
}

std::vector<std::vector<Stroke>> crossing_groups(const std::vector<Stroke>& strokes) {
  DisjointSets sets(strokes.size());
  for (std::size_t i = 0; i < strokes.size(); ++i) {
    for (std::size_t j = i + 1; j < strokes.size(); ++j) {
      if (meet(strokes[i].line, strokes[j].line)) sets.join(i, j);
    }
  }
  std::vector<std::vector<Stroke>> groups;
  for (const auto& members : sets.groups()) {
    if (members.size() < 3) continue;
    auto& group = groups.emplace_back();
    for (const std::size_t i : members) group.push_back(strokes[i]);
  }
  return groups;
}

}  // namespace ziping::layout
