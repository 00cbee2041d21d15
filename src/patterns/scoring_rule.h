#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/interval.h"

namespace ziping::patterns {

/// What kind of rule text it is; a text may be of several.
enum class RuleFamily {
  Linear,       ///< so many points off for every step beyond a base
  Bands,        ///< so many points within a range
  Checklist,    ///< points for each of a list of things
  PerInstance,  ///< points off for each case found
  ProRata,      ///< by the share of the target that was reached
  Tiers,        ///< points by words: good, fair, poor
  YesNo,        ///< points for a thing that is there or is done
  Rank,         ///< points by place in a ranking
  Terms,        ///< caps, floors, defaults, choices, duties
  Judgement,    ///< left to whoever scores
};

/// Points that a clause gives: so many, the full weight, none, or a deduction from it. Part: `value` percent of the
/// weight; Even: one of `value` equal parts of it.
struct Points {
  enum class Kind { Award, Deduct, Full, None, Part, Even };
  Kind kind = Kind::Award;
  Decimal value;
  bool operator==(const Points&) const = default;
};

/// A range of the value; an absent end is open to infinity. `around`: of its distance from zero on either side (±).
struct ValueRange {
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  bool low_closed = true;
  bool high_closed = true;
  bool around = false;
  bool operator==(const ValueRange&) const = default;

  bool contains(const Rational& value) const;
};

/// Points within a range, or under a word where `range` has no end ("效果较好").
struct Band {
  ValueRange range;
  Points points;
  std::string word;
  /// Its ends are printed in percent.
  bool percent = false;
  /// Of how many ends its text says whether they belong.
  enum class Ends { Silent, One, Exact };
  Ends ends = Ends::Silent;
  /// The unit that its clause prints, if any.
  std::string unit;
  bool operator==(const Band&) const = default;
};

/// `points` off for every `step` beyond the base, above it, below it or either way. Without `base` the base is the
/// target of the indicator, or the bound of the band that gives full points.
struct Deduction {
  enum class Side { Above, Below, Both };
  Side side = Side::Above;
  std::optional<Decimal> base;
  Decimal step;
  /// Percent of the weight where `of_weight`.
  Decimal points;
  bool of_weight = false;
  /// Its steps are of lateness: without a base or target the value is the time lost, of which none is due.
  bool late = false;
  /// The unit that its clause prints, if any.
  std::string unit;
  bool operator==(const Deduction&) const = default;
};

/// One point of a checklist, or of what is there or not.
struct ListedPoint {
  std::string text;
  Points points;
  /// Under which number of the text it stands, from 1; 0 where the text is not numbered.
  std::size_t number = 0;
  bool operator==(const ListedPoint&) const = default;
};

/// weight · share reached (actual over target; target over actual; a rate; what a rate lacks of the whole; or a
/// fraction the text names). A rate is a share of `divisor`, of 100 where the text names none.
struct Share {
  enum class Of { Actual, Target, Rate, Lack, Named };
  Of of = Of::Actual;
  std::optional<Decimal> factor;
  std::optional<Decimal> divisor;
  bool operator==(const Share&) const = default;
};

/// What binds the clauses.
struct Terms {
  bool floor_zero = false;
  bool capped = false;
  std::optional<Decimal> most_deducted;
  std::optional<Decimal> most_awarded;
  /// Nothing at all so far beyond the base of the deductions.
  std::optional<Decimal> nothing_beyond;
  bool nothing_from_there = false;
  /// Points for each case or lacking item.
  std::optional<Decimal> per_case;
  /// The full score where there is nothing to measure.
  bool default_full = false;
  bool veto = false;
  bool choice = false;
  std::optional<Decimal> reason_below;
  /// What a text says of a part of a step: nothing, that it counts as a whole one, that it does not count.
  enum class PartSteps { Silent, Up, Down };
  PartSteps part_steps = PartSteps::Silent;
  /// Points by what is reached on several dates: no function of one value.
  bool by_date = false;
  /// Points on top, for which nothing says how far they may go.
  bool bonus = false;
  /// Nothing for a value that no range has ("otherwise no points").
  bool else_none = false;
  /// More points for words than for any range of the value.
  bool beside_words = false;
  /// Cases of several kinds that cost differently.
  bool mixed_cases = false;
  /// Numbered points of the text score a figure each: no function of one value.
  bool several_values = false;
  /// Numbered points of the text for which no clause gives points: what the others come to is not all.
  bool open_list = false;
  /// The most that a clause leaves to whoever scores ("8 to 10 points").
  std::optional<Decimal> judged_up_to;
  bool operator==(const Terms&) const = default;
};

/// A rule text as functions of a value. `clauses`: ids of the grammar's phrases that took part; `rest`: what no phrase
/// claimed.
struct ScoringRule {
  std::string text;
  std::vector<RuleFamily> families;
  std::vector<Band> bands;
  std::vector<Deduction> deductions;
  std::vector<ListedPoint> list;
  std::vector<Band> ranks;
  /// Grades by score, where the text fixes them; their points mean nothing.
  std::vector<Band> grades;
  std::vector<Share> shares;
  /// Values for which the shares count, whatever the bands say at their bounds.
  std::vector<ValueRange> share_ranges;
  /// Weights of blocks that the text fixes.
  std::vector<ListedPoint> weights;
  /// Bounds, falling from 100 to 0, of the shares that the qualitative tiers stand for.
  std::vector<Decimal> tier_shares;
  /// The best of them is said to give up to the whole weight.
  bool tiers_from_whole = false;
  /// The base that the text names for its deductions.
  std::optional<Decimal> base;
  Terms terms;
  std::vector<std::string> clauses;
  std::string rest;
  /// The rest speaks of points or bounds: what was understood is not the whole rule.
  bool unread_clause = false;

  bool is(RuleFamily family) const;
  void add(RuleFamily family);
  /// Whether `scores` can say anything for a value.
  bool computable() const {
    return (has_value_steps() || has_value_bands() || shares_of_rate()) && !incomplete() && !of_cases();
  }
  /// Its value is a number of cases: points for each, and no range in percent beside them.
  bool of_cases() const;
  /// It takes points off by steps of the value itself, not of the time lost.
  bool has_value_steps() const;
  bool has_value_bands() const;
  /// All its shares are of the rate itself, so that no target is needed.
  bool shares_of_rate() const;
  /// No value alone makes the score, or a clause that takes part in it was not understood.
  bool incomplete() const {
    return unread_clause || terms.by_date || terms.bonus || terms.mixed_cases || terms.several_values ||
           terms.beside_words || terms.judged_up_to;
  }
};

/// Why `scores` says nothing, as an id of patterns/scoring/words.toml ("why-judgement"); empty where it does.
std::string_view why_not_computed(const ScoringRule& rule);

/// The most points the rule can give; nullopt where its text does not say.
std::optional<Rational> reachable(const ScoringRule& rule, const Rational& weight);

/// The scores that the rule may mean for a value: a text that is silent on part steps allows whole steps and
/// proportional ones. `base`: the target, where the rule refers to it. The value is a rank or a number of cases where
/// the rule knows only of those. Empty where the rule does not cover the value.
struct PossibleScore {
  Rational score;
  enum class Steps { Whole, Proportional, None } steps = Steps::None;
};
std::vector<PossibleScore> scores(const ScoringRule& rule, const Rational& value, const Rational& weight,
                                  const std::optional<Rational>& base = std::nullopt);

/// The score under the word of a tier ("good"); nullopt where the rule has no such tier.
std::optional<Rational> score_of_word(const ScoringRule& rule, std::string_view word, const Rational& weight);

/// The rule as functions of x, one a line: "5 where x ≤ 100", "5 - 0.5·(x - 100) where x > 100". Full points are `w`.
std::vector<std::string> as_formulas(const ScoringRule& rule);

}  // namespace ziping::patterns
