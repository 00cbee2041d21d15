#include "patterns/scoring_rule.h"

#include <algorithm>

namespace ziping::patterns {
namespace {

using Side = Deduction::Side;

Rational awarded(const Points& points, const Rational& full) {
  switch (points.kind) {
    case Points::Kind::Award:
      return Rational(points.value);
    case Points::Kind::Deduct:
      return full - Rational(points.value);
    case Points::Kind::Full:
      return full;
    case Points::Kind::None:
      break;
  }
  return Rational(0);
}

bool has_ends(const ValueRange& range) {
  return range.low || range.high;
}

/// The band with the most points: its inner bound is where deductions begin.
const Band* best_band(const ScoringRule& rule, const Rational& full) {
  const Band* best = nullptr;
  for (const Band& band : rule.bands) {
    if (!has_ends(band.range)) continue;
    if (!best || awarded(band.points, full) > awarded(best->points, full)) best = &band;
  }
  return best;
}

std::optional<Rational> base_of(const ScoringRule& rule, const Deduction& deduction, const Rational& full,
                                const std::optional<Rational>& target) {
  if (deduction.base) return Rational(*deduction.base);
  if (rule.base) return Rational(*rule.base);
  if (const Band* band = best_band(rule, full)) {
    if (band->range.high && deduction.side != Side::Below) return Rational(*band->range.high);
    if (band->range.low) return Rational(*band->range.low);
    if (band->range.high) return Rational(*band->range.high);
  }
  return target;
}

Rational beyond(Side side, const Rational& value, const Rational& base) {
  const Rational over = value - base;
  if (side == Side::Both) return over.abs();
  return side == Side::Above ? over : -over;
}

Rational at_least_zero(const Rational& score) {
  return score < Rational(0) ? Rational(0) : score;
}

void add(std::vector<PossibleScore>& found, const Rational& score, PossibleScore::Steps steps) {
  for (const PossibleScore& known : found) {
    if (known.score == score) return;
  }
  found.push_back({score, steps});
}

void deduct(const ScoringRule& rule, const Deduction& deduction, const Rational& far, const Rational& full,
            std::vector<PossibleScore>& found) {
  const Rational steps = far / Rational(deduction.step);
  const auto score = [&](const Rational& count) {
    Rational off = count * Rational(deduction.points);
    if (rule.terms.most_deducted && off > Rational(*rule.terms.most_deducted))
      off = Rational(*rule.terms.most_deducted);
    return at_least_zero(full - off);
  };
  add(found, score(steps.floor()), PossibleScore::Steps::Whole);
  add(found, score(steps), PossibleScore::Steps::Proportional);
}

}  // namespace

bool ValueRange::contains(const Rational& value) const {
  const Rational x = around ? value.abs() : value;
  if (low && !(low_closed ? x >= Rational(*low) : x > Rational(*low))) return false;
  return !high || (high_closed ? x <= Rational(*high) : x < Rational(*high));
}

bool ScoringRule::is(RuleFamily family) const {
  return std::find(families.begin(), families.end(), family) != families.end();
}

bool ScoringRule::has_value_bands() const {
  return std::any_of(bands.begin(), bands.end(), [](const Band& band) { return has_ends(band.range); });
}

std::optional<Rational> reachable(const ScoringRule& rule, const Rational& weight) {
  std::optional<Rational> best;
  const auto offer = [&](const Rational& score) {
    if (!best || score > *best) best = score;
  };
  for (const Band& band : rule.bands) offer(awarded(band.points, weight));
  for (const Band& rank : rule.ranks) offer(awarded(rank.points, weight));
  for (const Share& share : rule.shares) offer(share.factor ? Rational(*share.factor) : weight);
  if (!rule.list.empty()) {
    Rational sum(0);
    for (const ListedPoint& point : rule.list) {
      if (point.points.kind != Points::Kind::Deduct) sum = sum + awarded(point.points, weight);
    }
    offer(sum);
  }
  if (!best && (!rule.deductions.empty() || rule.terms.per_case)) best = weight;
  return best;
}

std::vector<PossibleScore> scores(const ScoringRule& rule, const Rational& value, const Rational& weight,
                                  const std::optional<Rational>& base) {
  std::vector<PossibleScore> found;
  if (!value.defined()) return found;
  const Rational full = reachable(rule, weight).value_or(weight);
  std::optional<Rational> by_band;
  for (const Band& band : rule.bands) {
    if (!has_ends(band.range) || !band.range.contains(value)) continue;
    // Of thresholds that are all reached ("90% or more", "80% or more") the best counts.
    const Rational score = awarded(band.points, full);
    if (!by_band || score > *by_band) by_band = score;
  }
  if (by_band) {
    add(found, *by_band, PossibleScore::Steps::None);
    return found;
  }
  for (const Deduction& deduction : rule.deductions) {
    const auto from = base_of(rule, deduction, full, base);
    if (!from) continue;
    const Rational far = beyond(deduction.side, value, *from);
    if (far <= Rational(0)) {
      add(found, full, PossibleScore::Steps::None);
    } else {
      deduct(rule, deduction, far, full, found);
    }
  }
  return found;
}

}  // namespace ziping::patterns
