#include <algorithm>
#include <functional>

#include "patterns/scoring_grammar.h"

namespace ziping::patterns {
namespace {

/// Of two clauses of one rule; full points are more than any other.
bool pays_more(const Points& a, const Points& b) {
  if (a.kind == Points::Kind::Full || b.kind == Points::Kind::Full) return b.kind != Points::Kind::Full;
  return a.kind != Points::Kind::None && (b.kind == Points::Kind::None || a.value > b.value);
}

/// Whether two ranges have more than a bound in common and neither lies in the other.
bool crosses(const ValueRange& a, const ValueRange& b) {
  const auto low_first = [](const ValueRange& first, const ValueRange& then) {
    return then.low && (!first.low || *first.low < *then.low) && first.high && *then.low < *first.high &&
           (!then.high || *first.high < *then.high);
  };
  return a.around == b.around && (low_first(a, b) || low_first(b, a));
}

bool has_range(const Band& band) {
  return band.range.low || band.range.high;
}

}  // namespace

/// Where a text says of neither end ("3-5 days") and the best band ends, closed, where this one begins ("within 3
/// days"), the values grow worse upwards and this one holds its upper end.
void ScoringGrammar::close_falling_bands(ScoringRule& rule) {
  for (Band& band : rule.bands) {
    if (band.ends != Band::Ends::Silent || !band.range.low || !band.range.high || band.range.around) continue;
    const bool taken = std::any_of(rule.bands.begin(), rule.bands.end(), [&](const Band& other) {
      return &other != &band && pays_more(other.points, band.points) && other.range.high && other.range.high_closed &&
             *other.range.high == *band.range.low;
    });
    if (!taken) continue;
    band.range.high_closed = true;
    band.range.low_closed = false;
  }
}

/// Points for words beside ranges of the value ("on time 5 points; 10% late 3 points") are no heading of them unless
/// they say again what the ranges come to.
void ScoringGrammar::beside_words(ScoringRule& rule) {
  const auto amounts = [](const Points& points) { return points.kind == Points::Kind::Award; };
  Decimal most;
  for (const Band& band : rule.bands) {
    if (!has_range(band) || !amounts(band.points)) continue;
    most = std::max(most, band.points.value);
  }
  // Full points for words, and parts of them for every range.
  const bool parts =
      std::any_of(rule.bands.begin(), rule.bands.end(),
                  [](const Band& band) { return has_range(band) && band.points.kind == Points::Kind::Part; }) &&
      std::none_of(rule.bands.begin(), rule.bands.end(), [&](const Band& band) {
        return has_range(band) && (band.points.kind == Points::Kind::Full || amounts(band.points));
      });
  rule.terms.beside_words = std::any_of(rule.list.begin(), rule.list.end(), [&](const ListedPoint& point) {
    const bool less = point.points.kind == Points::Kind::Deduct;
    if (point.points.kind == Points::Kind::Full && !point.text.empty()) return parts;
    return less || (!point.text.empty() && amounts(point.points) && point.points.value > most && most > Decimal());
  });
}

/// The same range with other points, or points off for words beside points off for each case: the text says of more
/// than one value what was taken for one.
void ScoringGrammar::contradictions(ScoringRule& rule) {
  for (const Band& band : rule.bands) {
    if (rule.terms.by_date || !has_range(band)) continue;
    for (const Band& other : rule.bands) {
      if (!has_range(other)) continue;
      const bool differs =
          other.points != band.points && (other.range == band.range || crosses(other.range, band.range));
      rule.unread_clause = rule.unread_clause || differs;
      rule.terms.several_values =
          rule.terms.several_values || (!band.unit.empty() && !other.unit.empty() && band.unit != other.unit);
    }
  }
  const auto gives = [](const Band& band) { return has_range(band) && band.points.kind != Points::Kind::None; };
  // Steps on one side that cost differently, and no bound to tell where which counts.
  for (const Deduction& deduction : rule.deductions) {
    for (const Deduction& other : rule.deductions) {
      const bool same = deduction.side == other.side && deduction.base == other.base && !deduction.late && !other.late;
      rule.terms.several_values = rule.terms.several_values || (same && deduction != other);
    }
    for (const Band& band : rule.bands) {
      const bool otherwise = !band.unit.empty() && !deduction.unit.empty() && band.unit != deduction.unit;
      rule.terms.several_values = rule.terms.several_values || (gives(band) && otherwise);
    }
  }
  // Steps on the side on which every range that gives points goes on without end are of something else.
  for (const Deduction& deduction : rule.deductions) {
    if (deduction.base || rule.base || deduction.side == Deduction::Side::Both || !rule.has_value_bands()) continue;
    const bool endless = std::none_of(rule.bands.begin(), rule.bands.end(), [&](const Band& band) {
      return gives(band) && (deduction.side == Deduction::Side::Above ? band.range.high : band.range.low);
    });
    rule.unread_clause = rule.unread_clause || endless;
  }
  if (!rule.terms.per_case) return;
  // Cases beside a figure that is scored by itself.
  const bool by_figure = !rule.deductions.empty() || !rule.shares.empty() ||
                         std::count_if(rule.bands.begin(), rule.bands.end(), gives) > 1;
  rule.terms.mixed_cases = rule.terms.mixed_cases || by_figure;
  const auto differs = [&](const Points& points) {
    return points.kind == Points::Kind::Deduct && points.value != *rule.terms.per_case;
  };
  for (const ListedPoint& point : rule.list) {
    rule.terms.mixed_cases = rule.terms.mixed_cases || differs(point.points);
  }
  for (const Band& band : rule.bands) {
    rule.terms.mixed_cases = rule.terms.mixed_cases || (!has_range(band) && differs(band.points));
  }
}

void ScoringGrammar::settle(ScoringRule& rule, const std::vector<Claim>& found) const {
  rule.unread_clause = rule.unread_clause || (unread_ && unread_->find(rule.rest).has_value());
  // Ranges beside ranks are of ranks ("the first tenth 10 points, 10%-30% 8 points").
  if (!rule.ranks.empty()) {
    std::copy_if(rule.bands.begin(), rule.bands.end(), std::back_inserter(rule.ranks), has_range);
    std::erase_if(rule.bands, has_range);
  }
  // A bound that another range says it holds is not that of "3% or less".
  for (Band& band : rule.bands) {
    if (band.ends != Band::Ends::Silent || band.range.around) continue;
    for (const Band& other : rule.bands) {
      if (other.ends == Band::Ends::Silent) continue;
      if (band.range.high && other.range.low == band.range.high && other.range.low_closed)
        band.range.high_closed = false;
      if (band.range.low && other.range.high == band.range.low && other.range.high_closed)
        band.range.low_closed = false;
    }
  }
  // "Above 8 points counts as 8 points" caps a share.
  if (!rule.shares.empty()) {
    const auto capped = [](const Band& band) {
      return band.range.low && !band.range.high && !band.range.low_closed &&
             band.points == Points{Points::Kind::Award, *band.range.low};
    };
    for (const Band& band : rule.bands) {
      if (capped(band) && !rule.terms.most_awarded) rule.terms.most_awarded = band.points.value;
    }
    std::erase_if(rule.bands, capped);
  }
  // "None met: nothing" beside points off for each case is no range of their number.
  if (rule.terms.per_case) {
    std::erase_if(rule.bands, [](const Band& band) {
      return band.points.kind == Points::Kind::None && band.range.high == Decimal() && band.range.low == Decimal();
    });
  }
  // "Worse than planned: nothing" says where the score ends, but in words that no figure stands behind.
  const bool relative = std::any_of(found.begin(), found.end(), [](const Claim& claim) {
    return claim.phrase->makes == "else-nothing" && claim.phrase->of == "relative";
  });
  // Beside ranges in percent "the plan fulfilled" is 100 percent.
  const bool percent = std::any_of(rule.bands.begin(), rule.bands.end(), [](const Band& band) { return band.percent; });
  std::erase_if(rule.list, [&](const ListedPoint& point) {
    if (!percent) return false;
    constexpr int kAll = 100;
    const bool all = whole_ && whole_->find(point.text);
    if (!all && !(nothing_ && nothing_->find(point.text))) return false;
    const ValueRange range = all ? ValueRange{Decimal(kAll), {}} : ValueRange{Decimal(), Decimal()};
    rule.bands.push_back({range, point.points, {}, true, Band::Ends::Exact, {}});
    return true;
  });
  // A point of a list that speaks of bounds, beside ranges of the value: a range that was not understood.
  const bool by_value =
      !rule.terms.several_values && (!rule.deductions.empty() || rule.has_value_bands() || !rule.shares.empty());
  rule.unread_clause = rule.unread_clause || (relative && by_value) ||
                       (rule.terms.nothing_beyond && rule.deductions.empty()) ||
                       (by_value && bound_ && std::any_of(rule.list.begin(), rule.list.end(), [&](const auto& point) {
                          return bound_->find(point.text).has_value();
                        }));
  if (by_value && !rule.is(RuleFamily::Checklist)) beside_words(rule);
  // A rank that falls is a number that grows.
  for (Deduction& deduction : rule.deductions) {
    const bool of_ranks = !rule.ranks.empty() && rule.bands.empty();
    if (of_ranks && deduction.side == Deduction::Side::Below) deduction.side = Deduction::Side::Above;
  }
  // The shares that the words of tiers stand for, each named once, from the whole down.
  auto& shares = rule.tier_shares;
  std::sort(shares.begin(), shares.end(), std::greater<>());
  shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
  close_falling_bands(rule);
  // The word stands within the ranges it binds, so that it claims nothing.
  const bool about = std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& phrase) {
    return phrase.makes == "absolute" && phrase.regex->find(rule.text);
  });
  for (Band& band : rule.bands) band.range.around = band.range.around || about;
  contradictions(rule);
  if (!rule.terms.by_date) return;
  // So much by June, so much by September: points of a list.
  for (const Claim& claim : found) {
    if (claim.phrase->makes != "band") continue;
    rule.list.push_back({std::string(), points(claim)});
  }
  rule.bands.clear();
}

void ScoringGrammar::share_out(const std::vector<Claim>& found, ScoringRule& rule) const {
  std::vector<std::string> listed;
  const Claim* each = nullptr;
  for (const Claim& claim : found) {
    if (claim.phrase->makes == "listed") listed.push_back(claim.groups.at("word"));
    if (claim.phrase->makes == "item-each") each = &claim;
  }
  if (each == nullptr) return;
  // So much for each of what the text does not list, beside points for other things.
  rule.terms.open_list = listed.empty() && !rule.list.empty();
  rule.add(RuleFamily::Checklist);
  const bool even = each->groups.contains("even") || each->groups.contains("even2");
  const Points points = even ? Points{Points::Kind::Even, Decimal(static_cast<long long>(listed.size()))}
                             : Points{Points::Kind::Award, number(*each, "pts").value_or(Decimal())};
  for (std::string& word : listed) rule.list.push_back({std::move(word), points});
}

}  // namespace ziping::patterns
