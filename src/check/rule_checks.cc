#include "check/rule_checks.h"

#include <algorithm>
#include <map>

#include "check/measured.h"
#include "check/targets.h"
#include "check/word_lists.h"

namespace ziping::check {
namespace {

using extract::Fact;
using patterns::RuleFamily;
using patterns::ScoringRule;
using patterns::Tongue;

/// One row with its own weight and score, and the rule they go by.
class RuleRow {
 public:
  RuleRow(const Material& material, const IndicatorRow& row, const Figure& weight, const Figure& score)
      : material_(material), row_(row), weight_(weight), score_(score), rule_(rule_of(material, row)) {}

  void check(Drafts& drafts) {
    if (rule_.families.empty()) return;
    points(drafts);
    if (rule_.computable()) {
      by_value(drafts);
    } else if (!rule_.incomplete() && !rule_.is(RuleFamily::Judgement) &&
               (rule_.is(RuleFamily::Tiers) || rule_.terms.per_case)) {
      among_allowed(drafts);
    }
  }

 private:
  Draft begin(const char* name, Verdict verdict) const {
    Draft result = draft(name, verdict, {score_.fact, weight_.fact});
    result.unit = &score_;
    result.stated = score_.value;
    result.fill["item"] = row_.item;
    result.fill["text"] = material_.scoring.describe(rule_, Tongue::English);
    result.fill_zh["text"] = material_.scoring.describe(rule_, Tongue::Chinese);
    result.rule = row_.rule.empty() ? row_.explanation : row_.rule;
    return result;
  }

  /// The best score that the text can give against the printed weight: a rule that does not reach it was misread or
  /// is wrong, and says nothing about the score.
  void points(Drafts& drafts) {
    const auto best = reachable(rule_, weight_.value);
    if (!best) return;
    fits_weight_ = *best == weight_.value;
    const bool listed = rule_.is(RuleFamily::Checklist);
    if (!listed && fits_weight_) return;
    Draft result = begin("checklist-points", fits_weight_ ? Verdict::Pass
                                             : listed     ? Verdict::Fail
                                                          : Verdict::Uncheckable);
    if (!fits_weight_ && !listed) result.sentence = "reach";
    result.unit = &weight_;
    result.stated = weight_.value;
    result.computed = best;
    std::swap(result.facts[0], result.facts[1]);
    drafts.push_back(std::move(result));
  }

  void by_value(Drafts& drafts) {
    if (!fits_weight_) return;
    const auto measured = measure_row(material_, row_, score_);
    if (!measured) return;
    if (measured->base_is_zero) {
      nothing_to_measure(*measured, drafts);
      return;
    }
    if (!measured->missing.empty() && left_blank(measured->missing)) {
      nothing_to_measure(*measured, drafts);
      return;
    }
    if (!measured->missing.empty()) {
      Draft result = begin("score-rule", Verdict::Uncheckable);
      result.fill["missing"] = measured->missing;
      drafts.push_back(std::move(result));
      return;
    }
    const auto allowed = possible(*measured);
    if (allowed.empty()) return;
    const bool fits = std::any_of(allowed.begin(), allowed.end(),
                                  [&](const Rational& score) { return score_.range().contains(score); });
    Draft result = begin("score-rule", fits ? Verdict::Pass : Verdict::Fail);
    result.computed = allowed.front();
    for (const Fact* fact : measured->facts) result.facts.push_back(fact);
    if (const auto x = measured->value.point.rounded(2)) {
      result.fill["text"] += " · x = " + x->reduced().to_string();
      result.fill_zh["text"] += " · x = " + x->reduced().to_string();
    }
    drafts.push_back(std::move(result));
  }

  /// Scores at the printed value first, then at the ends of what its print can stand for. Between whole and
  /// proportional steps a score may also lie where part steps were rounded: any value between the two is no mismatch
  /// only if it is one of them.
  std::vector<Rational> possible(const Measured& measured) const {
    std::vector<Rational> found;
    for (const Rational& x : {measured.value.point, measured.value.range.low, measured.value.range.high}) {
      for (const auto& score : scores(rule_, x, weight_.value)) found.push_back(score.score);
    }
    return found;
  }

  /// Whether the report has a line for the operand and nothing but dashes on it.
  bool left_blank(const std::string& missing) const {
    const auto selector = patterns::parse_selector(missing);
    if (!selector) return false;
    if (selector->concept_id.starts_with("building.")) return no_buildings();
    if (selector->items.empty()) return false;
    const auto named = [&](const std::string& label) {
      return std::any_of(selector->items.begin(), selector->items.end(),
                         [&](const std::string& name) { return material_.figures.label(name) == label; });
    };
    for (const char* concept_id : {"expense.budget", "expense.final"}) {
      if (selector->concept_id != concept_id) continue;
      return has_row(named) && !has_figure(named);
    }
    return false;
  }
  /// The base data have their line of buildings, and no figure stands on it.
  bool no_buildings() const {
    for (const char* concept_id :
         {"building.approved_area", "building.actual_area", "building.approved_cost", "building.actual_cost"}) {
      if (!material_.figures.of(concept_id).empty()) return false;
    }
    const auto headed = [&](const layout::Cell& cell) {
      return begins_with_word(material_.book, "building-heads", material_.figures.label(cell.text));
    };
    return std::any_of(material_.extraction.forms.begin(), material_.extraction.forms.end(), [&](const auto& form) {
      if (form.form != "base_data" || form.report != row_.form->report) return false;
      return std::any_of(material_.document.tables.begin(), material_.document.tables.end(), [&](const auto& table) {
        return table.id == form.table && std::any_of(table.cells.begin(), table.cells.end(), headed);
      });
    });
  }
  template <typename Named>
  bool has_row(const Named& named) const {
    return std::any_of(material_.extraction.forms.begin(), material_.extraction.forms.end(), [&](const auto& form) {
      return form.report == row_.form->report && std::any_of(form.rows.begin(), form.rows.end(), [&](const auto& row) {
               return named(material_.figures.label(row.item));
             });
    });
  }
  template <typename Named>
  bool has_figure(const Named& named) const {
    for (const char* concept_id : {"expense.budget", "expense.final"}) {
      for (const Figure& figure : material_.figures.of(concept_id)) {
        if (named(figure.item)) return true;
      }
    }
    return false;
  }

  void nothing_to_measure(const Measured& measured, Drafts& drafts) {
    const bool full = score_.value == weight_.value;
    if (!full && !rule_.terms.default_full) return;
    const bool fits = full && rule_.terms.default_full;
    Draft result = begin("default-full-score", fits ? Verdict::Pass : Verdict::Fail);
    if (!full) {
      result.check = "score-rule";
      result.computed = weight_.value;
    }
    for (const Fact* fact : measured.facts) result.facts.push_back(fact);
    drafts.push_back(std::move(result));
  }

  /// Tiers and cases allow certain scores only.
  void among_allowed(Drafts& drafts) {
    if (!fits_weight_ || rule_.is(RuleFamily::Checklist)) return;
    bool fits = false;
    if (rule_.terms.per_case && !rule_.terms.per_case->is_zero()) {
      const Rational cases = (weight_.value - score_.value) / Rational(*rule_.terms.per_case);
      fits = cases.is_integer() || score_.value.is_zero();
    } else {
      for (const patterns::Band& tier : rule_.bands) {
        if (tier.points.kind == patterns::Points::Kind::Award)
          fits = fits || Rational(tier.points.value) == score_.value;
      }
      if (rule_.bands.empty()) return;
    }
    Draft result = begin("score-rule", fits ? Verdict::Pass : Verdict::Fail);
    if (!fits) {
      result.sentence = "between";
      result.severity = patterns::CheckSeverity::Warning;
    }
    drafts.push_back(std::move(result));
  }

  const Material& material_;
  const IndicatorRow& row_;
  const Figure& weight_;
  const Figure& score_;
  const ScoringRule& rule_;
  bool fits_weight_ = true;
};

/// "Rate X: 85%" in a form against the formula under that name.
void stated_rate(const Material& material, const IndicatorRow& row, const std::vector<IndicatorTable>& tables,
                 Drafts& drafts) {
  if (!row.actual || row.actual->unit != "%" || !row.rule.empty()) return;
  const Figure* actual = material.figures.by_id(row.actual->id);
  if (!actual || row.actual->comparator != extract::Comparator::None) return;
  const std::string label = material.figures.label(row.item);
  const IndicatorRow* own = nullptr;
  for (const IndicatorTable& table : tables) {
    if (table.form->report != row.form->report || table.form->subject != row.form->subject) continue;
    for (const IndicatorRow& other : table.rows) {
      if (!other.explanation.empty() && material.figures.label(other.item) == label) own = &other;
    }
  }
  std::optional<Measured> measured;
  if (own) measured = measure_row(material, *own, *actual);
  if (!measured || !measured->missing.empty()) {
    const patterns::Expression* usual = usual_formula(material, row.item);
    if (!usual) return;
    measured = measure(material, *usual, *actual);
  }
  const bool itself = std::find(measured->facts.begin(), measured->facts.end(), row.actual) != measured->facts.end();
  if (!measured->missing.empty() || measured->base_is_zero || itself) return;
  const bool holds = actual->range().meets(measured->value.range);
  Draft result = draft("stated-rate", holds ? Verdict::Pass : Verdict::Fail, {row.actual});
  for (const Fact* fact : measured->facts) result.facts.push_back(fact);
  result.unit = actual;
  result.stated = actual->value;
  result.computed = measured->value.point;
  result.tolerance = actual->half + measured->value.range.half_width();
  result.rounding = holds && !actual->range().contains(measured->value.point);
  drafts.push_back(std::move(result));
}

void weight_pattern(const Material& material, const IndicatorTable& table, Drafts& drafts) {
  if (!is_word(material.book, "forms-with-usual-weights", table.form->form)) return;
  std::vector<std::pair<std::string, Rational>> blocks;
  std::vector<const Fact*> facts;
  const auto add = [&](const std::string& block, const Figure& weight) {
    auto found = std::find_if(blocks.begin(), blocks.end(), [&](const auto& known) { return known.first == block; });
    if (found == blocks.end()) found = blocks.insert(blocks.end(), {block, Rational(0)});
    found->second = found->second + weight.value;
    facts.push_back(weight.fact);
  };
  for (const Figure& weight : material.figures.of("funds.weight")) {
    if (weight.fact->table == table.form->table) add("", weight);
  }
  for (const Figure& weight : material.figures.of("indicator.weight")) {
    if (weight.fact->table != table.form->table) continue;
    if (weight.path.empty()) return;
    add(weight.path.front(), weight);
  }
  Rational sum(0);
  std::vector<Rational> weights;
  std::string list;
  for (const auto& [block, weight] : blocks) {
    sum = sum + weight;
    weights.push_back(weight);
    const auto printed = weight.as_decimal(2);
    list += (list.empty() ? "" : "/") + (printed ? printed->to_string() : "?");
  }
  if (blocks.size() < 3 || sum != Rational(100)) return;
  const auto rising = [](std::vector<Rational> values) {
    std::sort(values.begin(), values.end(), [](const Rational& a, const Rational& b) { return a < b; });
    return values;
  };
  const bool usual = std::any_of(material.scoring.weight_patterns().begin(), material.scoring.weight_patterns().end(),
                                 [&](const patterns::WeightPattern& pattern) {
                                   std::vector<Rational> known;
                                   for (const Decimal& weight : pattern.weights) known.emplace_back(weight);
                                   return rising(known) == rising(weights);
                                 });
  Draft result = draft("weight-pattern", usual ? Verdict::Pass : Verdict::Fail, facts);
  result.fill["list"] = list;
  drafts.push_back(std::move(result));
}

}  // namespace

void check_rules(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts) {
  for (const IndicatorTable& table : tables) {
    for (const IndicatorRow& row : table.rows) {
      stated_rate(material, row, tables, drafts);
      if (!row.weight || !row.score || row.shares_score || row.shares_weight) continue;
      if (row.rule.empty() && row.explanation.empty()) continue;
      const Figure* weight = material.figures.by_id(row.weight->id);
      const Figure* score = material.figures.by_id(row.score->id);
      if (weight && score) RuleRow(material, row, *weight, *score).check(drafts);
    }
    weight_pattern(material, table, drafts);
  }
}

}  // namespace ziping::check
