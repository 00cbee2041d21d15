#include "check/indicator_checks.h"

#include <algorithm>
#include <set>

#include "check/targets.h"

namespace ziping::check {
namespace {

using extract::Comparator;
using extract::Fact;

bool is_condition(Comparator comparator) {
  return comparator == Comparator::AtLeast || comparator == Comparator::AtMost || comparator == Comparator::Greater ||
         comparator == Comparator::Less;
}

bool is_blank(const Material& material, const std::string& text) {
  return material.language.read(text).kind == "empty";
}

Draft row_draft(const std::string& check, Verdict verdict, const IndicatorRow& row, std::vector<const Fact*> facts) {
  Draft result = draft(check, verdict, std::move(facts));
  result.fill["item"] = row.item;
  if (row.target) result.fill["expected"] = row.target->text;
  if (row.actual) result.fill["other"] = row.actual->text;
  return result;
}

/// target-missed-full-score, target-met-points-lost and pro-rata-score of one row with its own score.
void target_and_score(const Material& material, const IndicatorRow& row, Drafts& drafts) {
  if (!row.weight || !row.score || row.shares_score || row.shares_weight || !row.rule.empty()) return;
  const Figure* weight = material.figures.by_id(row.weight->id);
  const Figure* score = material.figures.by_id(row.score->id);
  const auto pair = compare_target(material, row);
  if (!weight || !score || !pair) return;
  const std::vector<const Fact*> facts{row.score, row.actual, row.target, row.weight};
  const bool full = score->value >= weight->value;
  const auto add = [&](const char* check, bool holds, const std::optional<Rational>& computed) {
    Draft result = row_draft(check, holds ? Verdict::Pass : Verdict::Fail, row, facts);
    result.unit = score;
    result.stated = score->value;
    result.computed = computed;
    drafts.push_back(std::move(result));
  };
  const Rational point = pair->sense == Sense::LessIsBetter ? pair->target->value / pair->actual->value
                                                            : pair->actual->value / pair->target->value;
  add("target-missed-full-score", pair->met || !full, weight->value * point);
  if (pair->met) {
    // Far beyond a target that was too low points may go, with a word why. Else a reason is for a person to weigh.
    const bool given = !is_blank(material, row.reason);
    const bool far = pair->sense == Sense::MoreIsBetter ? point > Rational::make(6, 5) : point < Rational::make(5, 6);
    add("target-met-points-lost", full || (given && far), weight->value);
    if (!full && given) drafts.back().severity = patterns::CheckSeverity::Notice;
  } else if (!full && point.defined()) {
    // More is points not earned; less is a stricter judgement, or one of another rule. A score that was cut is neither.
    const Rational right = weight->value * point;
    const Interval range = score->range();
    const bool cut = score->value <= right && right < range.high + range.half_width();
    add("pro-rata-score", cut || range.contains(right), right);
    if (range.high < right) drafts.back().severity = patterns::CheckSeverity::Notice;
  }
}

void reason(const Material& material, const IndicatorRow& row, Drafts& drafts) {
  if (!row.has_reason_column || !row.weight || !row.score || row.shares_score || row.shares_weight) return;
  const Figure* weight = material.figures.by_id(row.weight->id);
  const Figure* score = material.figures.by_id(row.score->id);
  if (!weight || !score || score->value >= weight->value) return;
  const bool given = !is_blank(material, row.reason);
  Draft result = row_draft("reason-missing", given ? Verdict::Pass : Verdict::Fail, row, {row.score, row.weight});
  result.unit = score;
  result.stated = score->value;
  result.computed = weight->value;
  drafts.push_back(std::move(result));
}

/// "290%": perhaps a misread sign, but what is printed is a figure.
std::optional<Rational> printed_percentage(const Fact& fact) {
  if (!fact.text.ends_with('%')) return std::nullopt;
  const auto printed = Decimal::parse(fact.text.substr(0, fact.text.size() - 1));
  return printed ? std::optional(Rational(*printed)) : std::nullopt;
}

bool beyond_the_whole(const IndicatorRow& row) {
  const auto printed = printed_percentage(*row.actual);
  return printed && *printed > Rational(100) && is_condition(row.actual->comparator);
}

void comparators(const Material& material, const IndicatorRow& row, Drafts& drafts) {
  if (row.actual && row.actual->value) {
    const bool condition = is_condition(row.actual->comparator) && !beyond_the_whole(row);
    if (condition) {
      Draft result = row_draft("actual-is-comparator", Verdict::Fail, row, {row.actual});
      result.fill["text"] = row.actual->text;
      drafts.push_back(std::move(result));
    }
  }
  if (!row.target || !is_condition(row.target->comparator)) return;
  const bool downward = row.target->comparator == Comparator::AtMost || row.target->comparator == Comparator::Less;
  const bool cost =
      any_level_holds(material, "cost-blocks", row) && !holds_word(material.book, "saving-names", row.item);
  const bool upward_only = any_level_holds(material, "more-is-better-blocks", row) &&
                           !holds_word(material.book, "less-is-better", row.item) &&
                           !holds_word(material.book, "limited-names", row.item);
  if (!cost && !upward_only) return;
  const bool wrong = cost ? !downward && row.target->unit != "%" : downward;
  Draft result = row_draft("comparator-sense", wrong ? Verdict::Fail : Verdict::Pass, row, {row.target});
  result.fill["text"] = row.target->text;
  drafts.push_back(std::move(result));
}

void rate_and_unit(const Material& material, const IndicatorRow& row, Drafts& drafts) {
  if (!row.actual || !row.actual->value) return;
  const Figure* actual = material.figures.by_id(row.actual->id);
  const bool rate_name = ends_in_word(material.book, "rate-endings", row.item);
  const bool percent = row.actual->unit == "%";
  if (percent && rate_name && !holds_word(material.book, "rates-beyond-100", row.item)) {
    const bool beyond = beyond_the_whole(row);
    const bool inside = !beyond && actual->value.sign() >= 0 && actual->value <= Rational(100);
    Draft result = row_draft("rate-range", inside ? Verdict::Pass : Verdict::Fail, row, {row.actual});
    result.unit = actual;
    result.stated = beyond ? *printed_percentage(*row.actual) : actual->value;
    drafts.push_back(std::move(result));
  }
  const bool amount_name = holds_word(material.book, "amount-names", row.item) && !rate_name &&
                           !holds_word(material.book, "share-names", row.item);
  const bool wrong = (percent && amount_name) || (rate_name && row.actual->unit && !percent &&
                                                  !holds_word(material.book, "rate-units", *row.actual->unit));
  if (!wrong) return;
  Draft result = row_draft("unit-vs-indicator", Verdict::Fail, row, {row.actual});
  result.fill["unit"] = row.actual->unit.value_or("");
  drafts.push_back(std::move(result));
}

void cost(const Material& material, const IndicatorRow& row, Drafts& drafts) {
  if (!row.actual || !row.actual->value || !holds_word(material.book, "total-cost-names", row.item)) return;
  const Figure* actual = material.figures.by_id(row.actual->id);
  if (!row.actual->unit || !is_word(material.book, "money-units", *row.actual->unit)) return;
  for (const Figure& executed : material.figures.of("funds.executed")) {
    if (executed.fact->table != row.actual->table ||
        !holds_word(material.book, "whole-funds", executed.fact->item.value_or(""))) {
      continue;
    }
    const bool equal = actual->range().meets(executed.range());
    Draft result = row_draft("cost-indicator", equal ? Verdict::Pass : Verdict::Fail, row, {row.actual, executed.fact});
    result.unit = actual;
    result.stated = actual->value;
    result.computed = executed.value;
    drafts.push_back(std::move(result));
    break;
  }
  const auto pair = compare_target(material, row);
  if (!pair) return;
  Draft result = row_draft("cost-indicator", pair->met ? Verdict::Pass : Verdict::Fail, row, {row.actual, row.target});
  if (!pair->met) result.sentence = "over";
  result.unit = actual;
  result.stated = actual->value;
  result.computed = pair->target->value;
  drafts.push_back(std::move(result));
}

/// "500元/人" against what was spent on the people of the same form: a plain difference may have many reasons, a
/// tenfold one has not.
void unit_cost(const Material& material, const IndicatorTable& table, Drafts& drafts) {
  const Figure* executed = nullptr;
  for (const Figure& figure : material.figures.of("funds.executed")) {
    const bool whole = holds_word(material.book, "whole-funds", figure.fact->item.value_or(""));
    if (figure.fact->table == table.form->table && whole) executed = &figure;
  }
  if (!executed) return;
  for (const IndicatorRow& row : table.rows) {
    if (!row.actual || !row.actual->value || !row.actual->unit) continue;
    const std::string& unit = *row.actual->unit;
    const auto slash = unit.find('/');
    if (slash == std::string::npos || !is_word(material.book, "money-units", unit.substr(0, slash))) continue;
    const Figure* counted = nullptr;
    int candidates = 0;
    for (const IndicatorRow& other : table.rows) {
      if (!other.actual || !other.actual->value || other.actual->unit != unit.substr(slash + 1)) continue;
      counted = material.figures.by_id(other.actual->id);
      ++candidates;
    }
    const Figure* cost = material.figures.by_id(row.actual->id);
    if (candidates != 1 || !cost || cost->value.is_zero() || counted->value.is_zero()) continue;
    const Rational computed = executed->value / counted->value;
    const Rational ratio = computed / cost->value;
    const bool plausible = ratio < Rational(10) && ratio > Rational::make(1, 10);
    Draft result = row_draft("unit-cost", plausible ? Verdict::Pass : Verdict::Fail, row,
                             {row.actual, executed->fact, counted->fact});
    result.unit = cost;
    result.stated = cost->value;
    result.computed = computed;
    drafts.push_back(std::move(result));
  }
}

/// The whole table: are all actual values copies of the targets?
void all_equal(const Material& material, const IndicatorTable& table, Drafts& drafts) {
  std::vector<const Fact*> facts;
  int lost = 0;
  for (const IndicatorRow& row : table.rows) {
    if (!row.target || !row.actual) continue;
    if (row.weight && row.score && row.weight->value && row.score->value && *row.score->value < *row.weight->value)
      ++lost;
    if (material.figures.label(row.target->text) != material.figures.label(row.actual->text)) return;
    // A bare figure beside a sign in a column of its own is no copy of "≥ 60".
    if (is_condition(row.target->comparator) != is_condition(row.actual->comparator)) return;
    facts.push_back(row.actual);
  }
  // A few plain numbers may well be met exactly; a whole form of conditions and amounts is not.
  constexpr std::size_t kEnough = 5;
  if (facts.size() < kEnough || lost > 0) return;
  Draft result = draft("all-actual-equal-target", Verdict::Fail, facts);
  result.fill["count"] = std::to_string(facts.size());
  drafts.push_back(std::move(result));
}

using Profile = std::set<std::string>;

Profile profile_of(const Material& material, const IndicatorTable& table) {
  Profile profile;
  for (const IndicatorRow& row : table.rows) {
    if (!row.target || !row.actual || any_level_holds(material, "cost-blocks", row)) continue;
    profile.insert(material.figures.label(row.item) + "|" + row.target->text + "|" + row.actual->text);
  }
  return profile;
}

std::size_t common(const Profile& a, const Profile& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const auto& row) { return b.contains(row); }));
}

/// All indicators, or seven in ten of many: a few values and words changed make no other project.
bool is_copy(const Profile& a, const Profile& b) {
  constexpr std::size_t kMany = 8;
  const std::size_t larger = std::max(a.size(), b.size());
  return a == b || (larger >= kMany && 10 * common(a, b) >= 7 * larger);
}

void copied(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts) {
  std::vector<std::pair<const IndicatorTable*, Profile>> seen;
  constexpr std::size_t kEnough = 4;
  for (const IndicatorTable& table : tables) {
    if (!table.form->subject) continue;
    Profile profile = profile_of(material, table);
    if (profile.size() < kEnough) continue;
    const auto same = std::find_if(seen.begin(), seen.end(), [&](const auto& other) {
      return other.first->form->subject != table.form->subject && is_copy(profile, other.second);
    });
    if (same != seen.end()) {
      const Fact* first = table.rows.front().target ? table.rows.front().target : table.rows.front().actual;
      Draft result = draft("copied-indicators", Verdict::Fail, first ? std::vector{first} : std::vector<const Fact*>{});
      result.fill["item"] = *table.form->subject;
      result.fill["other"] = *same->first->form->subject;
      result.fill["count"] = std::to_string(common(profile, same->second));
      result.fill["list"] = std::to_string(std::max(profile.size(), same->second.size()));
      if (profile != same->second) result.sentence = "nearly";
      drafts.push_back(std::move(result));
    }
    seen.emplace_back(&table, std::move(profile));
  }
}

}  // namespace

void check_indicators(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts) {
  for (const IndicatorTable& table : tables) {
    for (const IndicatorRow& row : table.rows) {
      target_and_score(material, row, drafts);
      reason(material, row, drafts);
      comparators(material, row, drafts);
      rate_and_unit(material, row, drafts);
      cost(material, row, drafts);
    }
    unit_cost(material, table, drafts);
    all_equal(material, table, drafts);
  }
  copied(material, tables, drafts);
}

}  // namespace ziping::check
