#include "check/formula_checks.h"

#include <algorithm>
#include <set>
#include <utility>

#include "check/figure_source.h"
#include "patterns/formula_judge.h"

namespace ziping::check {
namespace {

using patterns::Evaluation;
using patterns::FormulaRecord;
using patterns::Judgement;
using patterns::Outcome;

void add_facts(const Evaluation& side, const FigureSource& source, std::vector<const extract::Fact*>& facts) {
  for (const std::size_t tag : side.tags) {
    const extract::Fact* fact = source.figure(tag)->fact;
    if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
  }
}

/// Right but for its sign.
bool is_reversed(const Judgement& judgement) {
  const Rational& stated = judgement.left.point;
  return !stated.is_zero() && (-judgement.left.range).meets(judgement.right.range);
}

Draft draft_of(const FormulaRecord& formula, const Figure& driver, const Judgement& judgement,
               const FigureSource& source, const patterns::CheckRecord* check) {
  Draft result;
  result.check = formula.check;
  if (driver.fact->item) result.fill["item"] = *driver.fact->item;
  if (driver.fact->subject) result.fill["subject"] = *driver.fact->subject;
  add_facts(judgement.left, source, result.facts);
  add_facts(judgement.right, source, result.facts);
  if (result.facts.empty()) result.facts.push_back(driver.fact);
  result.unit = judgement.left.tags.empty() ? &driver : source.figure(judgement.left.tags.front());
  if (judgement.outcome == Outcome::Missing) {
    result.verdict = Verdict::Uncheckable;
    result.fill["missing"] = judgement.missing;
    result.stated = driver.value;
    return result;
  }
  result.verdict = judgement.outcome == Outcome::Fail ? Verdict::Fail : Verdict::Pass;
  result.severity = formula.severity;
  if (result.verdict == Verdict::Fail) result.sentence = formula.sentence;
  result.stated = judgement.left.point;
  result.computed = judgement.right.point;
  result.tolerance = judgement.left.range.half_width() + judgement.right.range.half_width();
  result.rounding = judgement.rounding;
  result.truncated = judgement.truncated;
  const bool sayable = check && check->sentences.contains("reversed");
  if (result.verdict == Verdict::Fail && (formula.sentence.empty() || formula.sentence == "fail") && sayable &&
      is_reversed(judgement)) {
    result.sentence = "reversed";
  }
  return result;
}

/// A sentence that tells of another year need not tell the parts as well.
bool told_in_passing(const extract::Fact& fact, const Material& material) {
  const auto year = material.figures.year();
  return !fact.table && fact.period && year && *fact.period != *year;
}

}  // namespace

void check_formulas(const Material& material, const std::set<std::string, std::less<>>* only, Drafts& drafts) {
  for (const FormulaRecord& formula : material.book.formulas()) {
    if (only && !only->contains(formula.check)) continue;
    std::set<std::pair<std::string, int>> done;
    for (const auto& [driver, distance] : material.figures.find(formula.each, {})) {
      if (formula.once && !done.emplace(driver->fact->table.value_or(""), driver->fact->report).second) continue;
      const FigureSource source(material.figures, {driver, formula.within});
      if (formula.when && judge(*formula.when, source, patterns::Exactness::Exact, false).outcome == Outcome::Fail) {
        continue;
      }
      const Judgement judgement = judge(formula.rule, source, formula.exactness, formula.truncation);
      const bool lacking = judgement.outcome == Outcome::Missing;
      if (lacking && (formula.quiet || judgement.missing.empty() || told_in_passing(*driver->fact, material))) continue;
      drafts.push_back(draft_of(formula, *driver, judgement, source, material.book.find(formula.check)));
    }
  }
}

}  // namespace ziping::check
