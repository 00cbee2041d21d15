#include "patterns/scoring_rule.h"

#include <algorithm>
#include <map>

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
    case Points::Kind::Part:
      return full * Rational(points.value) / Rational(100);
    case Points::Kind::Even:
      return full / Rational(points.value);
    case Points::Kind::None:
      break;
  }
  return Rational(0);
}

bool has_ends(const ValueRange& range) {
  return range.low || range.high;
}

/// The band with the most points, if it gives any: its inner bound is where deductions begin.
const Band* best_band(const ScoringRule& rule, const Rational& full) {
  const Band* best = nullptr;
  for (const Band& band : rule.bands) {
    if (!has_ends(band.range) || !(awarded(band.points, full) > Rational(0))) continue;
    if (!best || awarded(band.points, full) > awarded(best->points, full)) best = &band;
  }
  return best;
}

/// Where the ranges that give points end on the side of the deductions: those begin beyond all of them.
std::optional<Rational> outer_bound(const ScoringRule& rule, Side side, const Rational& full) {
  std::optional<Rational> bound;
  for (const Band& band : rule.bands) {
    const auto& end = side == Side::Above ? band.range.high : band.range.low;
    if (side == Side::Both || !end || band.range.around || !(awarded(band.points, full) > Rational(0))) continue;
    const Rational at(*end);
    if (!bound || (side == Side::Above ? at > *bound : at < *bound)) bound = at;
  }
  return bound;
}

std::optional<Rational> base_of(const ScoringRule& rule, const Deduction& deduction, const Rational& full,
                                const std::optional<Rational>& target) {
  if (deduction.base) return Rational(*deduction.base);
  if (rule.base) return Rational(*rule.base);
  if (!rule.ranks.empty() && rule.ranks.front().range.high) return Rational(*rule.ranks.front().range.high);
  if (const auto bound = outer_bound(rule, deduction.side, full)) return bound;
  if (const Band* band = best_band(rule, full)) {
    if (band->range.high && deduction.side != Side::Below) return Rational(*band->range.high);
    if (band->range.low) return Rational(*band->range.low);
    if (band->range.high) return Rational(*band->range.high);
  }
  return !target && deduction.late ? std::optional(Rational(0)) : target;
}

Rational beyond(const ScoringRule& rule, const Deduction& deduction, const Rational& value, const Rational& base,
                const Rational& full) {
  const Side side = deduction.side;
  // Beyond a bound on either side of zero it is the distance that counts.
  const Band* band = best_band(rule, full);
  const Rational over = (band && band->range.around ? value.abs() : value) - base;
  const bool own_base = deduction.base || rule.base;
  if (side == Side::Both && !own_base && band && !band->range.around && band->range.low && band->range.high) {
    // Away from a range the distance counts from its nearer end.
    const Rational short_of = Rational(*band->range.low) - value;
    return short_of > Rational(0) ? short_of : over;
  }
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

/// `start`: what there is to lose at the base; `full`: what parts of the weight are parts of.
void deduct(const ScoringRule& rule, const Deduction& deduction, const Rational& far, const Rational& start,
            const Rational& full, std::vector<PossibleScore>& found) {
  const auto& most = rule.terms.nothing_beyond;
  if (most && (far > Rational(*most) || (rule.terms.nothing_from_there && far == Rational(*most))))
    return add(found, Rational(0), PossibleScore::Steps::None);
  const Rational steps = far / Rational(deduction.step);
  const auto score = [&](const Rational& count) {
    Rational off = count * Rational(deduction.points);
    if (deduction.of_weight) off = off * full / Rational(100);
    if (rule.terms.most_deducted && off > Rational(*rule.terms.most_deducted))
      off = Rational(*rule.terms.most_deducted);
    return at_least_zero(start - off);
  };
  using PartSteps = Terms::PartSteps;
  const Rational whole = steps.floor();
  const bool up = rule.terms.part_steps == PartSteps::Up && whole != steps;
  add(found, score(up ? whole + Rational(1) : whole), PossibleScore::Steps::Whole);
  if (rule.terms.part_steps == PartSteps::Silent) add(found, score(steps), PossibleScore::Steps::Proportional);
}

Rational at_most(const Rational& score, const Rational& most) {
  return score > most ? most : score;
}

/// By the share of the target that was reached. A rate is taken as percent; a value without a target too.
std::optional<Rational> shared(const ScoringRule& rule, const Share& share, const Rational& value, const Rational& full,
                               const std::optional<Rational>& target) {
  if (share.of == Share::Of::Named) return std::nullopt;
  Rational whole(100);
  if (share.divisor) {
    whole = Rational(*share.divisor);
  } else if (share.of != Share::Of::Rate && share.of != Share::Of::Lack) {
    const Band* band = best_band(rule, full);
    if (target) {
      whole = *target;
    } else if (band && band->range.low) {
      whole = Rational(*band->range.low);
    }
  }
  const Rational reached = share.of == Share::Of::Target ? whole / value
                           : share.of == Share::Of::Lack ? Rational(1) - value / whole
                                                         : value / whole;
  const Rational score = (share.factor ? Rational(*share.factor) : full) * reached;
  if (!score.defined()) return std::nullopt;
  return at_most(at_least_zero(score), full);
}

/// Whether a range lies within another and is not the same.
bool within(const ValueRange& inner, const ValueRange& outer) {
  const bool low = !outer.low || (inner.low && *inner.low >= *outer.low);
  const bool high = !outer.high || (inner.high && *inner.high <= *outer.high);
  return low && high && (inner.low != outer.low || inner.high != outer.high);
}

/// Where no clause has the value itself: bounds that no other band claims belong to the band they end.
std::optional<Rational> awarded_by_band(const ScoringRule& rule, const Rational& value, const Rational& full,
                                        bool touching) {
  const Band* best = nullptr;
  for (const Band& band : rule.bands) {
    if (!has_ends(band.range)) continue;
    ValueRange range = band.range;
    if (touching) {
      if (!range.low || !range.high || band.ends == Band::Ends::Exact) continue;
      range.low_closed = range.high_closed = true;
    }
    if (!range.contains(value)) continue;
    // Of thresholds that are all reached ("90% or more", "80% or more"; "below 100%", "below 60%") the narrowest
    // counts, and of ranges of which none lies in the other the best.
    const bool narrower = best && within(band.range, best->range);
    const bool wider = best && within(best->range, band.range);
    if (!best || narrower || (!wider && awarded(band.points, full) > awarded(best->points, full))) best = &band;
  }
  return best ? std::optional(awarded(best->points, full)) : std::nullopt;
}

/// What the ranges give at the base of a deduction; everything where they give nothing there.
Rational points_at(const ScoringRule& rule, const Rational& base, const Rational& full) {
  const auto given = awarded_by_band(rule, base, full, false);
  return given && *given > Rational(0) ? *given : full;
}

/// Ranks, and cases that each cost points, where the rule knows nothing else.
std::optional<Rational> counted(const ScoringRule& rule, const Rational& value, const Rational& full) {
  for (const Band& rank : rule.ranks) {
    if (rank.range.contains(value)) return awarded(rank.points, full);
  }
  if (!rule.ranks.empty() || !rule.terms.per_case || value < Rational(0) || !value.is_integer()) return std::nullopt;
  const Rational off = value * Rational(*rule.terms.per_case);
  return at_least_zero(full - (rule.terms.most_deducted ? at_most(off, Rational(*rule.terms.most_deducted)) : off));
}

/// What the points of a list come to. Several under one number, and those of a text without numbers, may be
/// alternatives ("done 5, partly done 3"): they are where only the largest of them make the weight.
struct Listed {
  Listed(const ScoringRule& rule, const Rational& weight) {
    std::map<std::size_t, Rational> most;
    for (const ListedPoint& point : rule.list) {
      if (point.points.kind != Points::Kind::Award) continue;
      awards = true;
      const Rational points = awarded(point.points, weight);
      sum = sum + points;
      const auto [found, first] = most.emplace(point.number, points);
      if (!first && points > found->second) found->second = points;
      shared_number = shared_number || (!first && point.number != 0);
    }
    for (const auto& [number, points] : most) largest = largest + points;
    checklist = rule.is(RuleFamily::Checklist);
  }

  Rational best(const Rational& weight) const {
    const bool may_be = !checklist || shared_number;
    return may_be && sum != weight && largest == weight ? largest : sum;
  }
  /// Of several points under one number nothing says whether they add up.
  bool undecided(const Rational& weight) const { return checklist && shared_number && best(weight) != weight; }

  Rational sum{0};
  Rational largest{0};
  bool awards = false;
  bool checklist = false;
  bool shared_number = false;
};

}  // namespace

bool ValueRange::contains(const Rational& value) const {
  const Rational x = around ? value.abs() : value;
  if (low && !(low_closed ? x >= Rational(*low) : x > Rational(*low))) return false;
  return !high || (high_closed ? x <= Rational(*high) : x < Rational(*high));
}

bool ScoringRule::is(RuleFamily family) const {
  return std::find(families.begin(), families.end(), family) != families.end();
}

void ScoringRule::add(RuleFamily family) {
  if (!is(family)) families.push_back(family);
}

/// Ranges that only say where nothing is given are no rule for the rest.
bool ScoringRule::has_value_bands() const {
  return std::any_of(bands.begin(), bands.end(),
                     [](const Band& band) { return has_ends(band.range) && band.points.kind != Points::Kind::None; });
}

bool ScoringRule::has_value_steps() const {
  return std::any_of(deductions.begin(), deductions.end(), [&](const Deduction& deduction) {
    return !deduction.late || deduction.base || base || has_value_bands();
  });
}

bool ScoringRule::of_cases() const {
  return terms.per_case && deductions.empty() && shares.empty() &&
         std::none_of(bands.begin(), bands.end(), [](const Band& band) { return band.percent; });
}

bool ScoringRule::shares_of_rate() const {
  return !shares.empty() && std::all_of(shares.begin(), shares.end(), [](const Share& share) {
    return share.of == Share::Of::Rate || share.of == Share::Of::Lack || share.divisor;
  });
}

std::string_view why_not_computed(const ScoringRule& rule) {
  if (rule.families.empty()) return "why-nothing";
  if (rule.unread_clause) return "why-unread";
  if (rule.terms.by_date) return "why-dates";
  if (rule.terms.bonus) return "why-bonus";
  if (rule.terms.mixed_cases) return "why-cases-differ";
  if (rule.terms.several_values) return "why-several";
  if (rule.terms.judged_up_to) return "why-judgement";
  if (rule.terms.beside_words) return "why-words";
  if (rule.computable()) return {};
  if (rule.is(RuleFamily::ProRata)) {
    const bool named = std::any_of(rule.shares.begin(), rule.shares.end(),
                                   [](const Share& share) { return share.of == Share::Of::Named; });
    if (!named && rule.is(RuleFamily::Checklist)) return "why-list";
    return named ? "why-other-figures" : "";
  }
  if (!rule.deductions.empty()) return "why-late";
  if (rule.is(RuleFamily::Rank)) return "why-rank";
  if (rule.terms.per_case) return "why-cases";
  if (rule.is(RuleFamily::Judgement)) return "why-judgement";
  if (rule.is(RuleFamily::Checklist)) return "why-list";
  if (rule.is(RuleFamily::Tiers)) return "why-words";
  if (rule.is(RuleFamily::YesNo)) return "why-yes-no";
  return "why-terms";
}

std::optional<Rational> reachable(const ScoringRule& rule, const Rational& weight) {
  std::optional<Rational> best;
  if (rule.unread_clause || rule.terms.bonus || rule.terms.open_list ||
      (rule.terms.several_values && rule.has_value_bands()))
    return best;
  const auto offer = [&](const Rational& score) {
    if (!best || score > *best) best = score;
  };
  bool lost_only = !rule.deductions.empty() || rule.terms.per_case || !rule.shares.empty();
  for (const auto* bands : {&rule.bands, &rule.ranks}) {
    for (const Band& band : *bands) {
      if (band.points.kind == Points::Kind::Deduct || band.points.kind == Points::Kind::None) lost_only = true;
      if (band.points.kind != Points::Kind::Deduct) offer(awarded(band.points, weight));
    }
  }
  if (rule.terms.judged_up_to) offer(Rational(*rule.terms.judged_up_to));
  if (rule.tiers_from_whole) offer(weight);
  for (const ListedPoint& point : rule.list) {
    if (point.points.kind == Points::Kind::Full || point.points.kind == Points::Kind::Even) offer(weight);
  }
  for (const Share& share : rule.shares) {
    if (share.factor) offer(Rational(*share.factor));
  }
  if (!rule.list.empty()) {
    const Listed listed(rule, weight);
    // What a clause leaves to whoever scores may come on top of them.
    const bool on_top = listed.awards && rule.terms.judged_up_to && listed.best(weight) != weight;
    if (listed.undecided(weight) || on_top) return std::nullopt;
    // A list of what is taken off begins at the weight.
    if (listed.awards) offer(listed.best(weight));
    lost_only = lost_only || !listed.awards;
  }
  if (rule.terms.most_awarded) {
    const Rational most(*rule.terms.most_awarded);
    if (!best || *best > most) best = most;
  }
  if (lost_only && (!best || !(*best > Rational(0)))) best = weight;
  return best;
}

std::vector<PossibleScore> scores(const ScoringRule& rule, const Rational& value, const Rational& weight,
                                  const std::optional<Rational>& base) {
  std::vector<PossibleScore> found;
  if (!value.defined() || rule.incomplete()) return found;
  const Rational full = reachable(rule, weight).value_or(weight);
  const bool by_share =
      !rule.shares.empty() && std::any_of(rule.share_ranges.begin(), rule.share_ranges.end(),
                                          [&](const ValueRange& range) { return range.contains(value); });
  auto by_band = by_share ? std::nullopt : awarded_by_band(rule, value, full, false);
  if (!by_band && rule.deductions.empty() && rule.shares.empty()) by_band = awarded_by_band(rule, value, full, true);
  if (!by_band && rule.terms.else_none && rule.has_value_bands() && rule.deductions.empty() && rule.shares.empty()) {
    by_band = Rational(0);
  }
  if (by_band) {
    add(found, *by_band, PossibleScore::Steps::None);
    return found;
  }
  for (const Deduction& deduction : rule.deductions) {
    const auto from = base_of(rule, deduction, full, base);
    if (!from) continue;
    const Rational far = beyond(rule, deduction, value, *from, full);
    if (far <= Rational(0)) {
      // On the other side of the range for all the points a share may count.
      if (rule.shares.empty() || !rule.has_value_bands()) add(found, full, PossibleScore::Steps::None);
    } else {
      deduct(rule, deduction, far, points_at(rule, *from, full), full, found);
    }
  }
  if (!rule.deductions.empty() && (rule.shares.empty() || !found.empty())) return found;
  for (const Share& share : rule.shares) {
    if (const auto score = shared(rule, share, value, full, base)) add(found, *score, PossibleScore::Steps::None);
  }
  // Cases beside bands are of the same thing only where the bands count, too.
  if (!rule.shares.empty() || (rule.has_value_bands() && !rule.of_cases())) return found;
  if (const auto score = counted(rule, value, full)) add(found, *score, PossibleScore::Steps::None);
  return found;
}

std::optional<Rational> score_of_word(const ScoringRule& rule, std::string_view word, const Rational& weight) {
  for (const Band& band : rule.bands) {
    if (!band.word.empty() && band.word == word) return awarded(band.points, reachable(rule, weight).value_or(weight));
  }
  return std::nullopt;
}

}  // namespace ziping::patterns
