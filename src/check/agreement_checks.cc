#include "check/agreement_checks.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "check/targets.h"

namespace ziping::check {
namespace {

using extract::Fact;

bool has_figures(const Fact* fact) {
  return fact && fact->value;
}

Draft compared(const Material& material, const char* check, const Fact& stated, const Fact& other, bool exact) {
  const Figure* left = material.figures.by_id(stated.id);
  const Figure* right = material.figures.by_id(other.id);
  const bool equal = exact ? left->value == right->value : left->range().meets(right->range());
  Draft result = draft(check, equal ? Verdict::Pass : Verdict::Fail, {&stated, &other});
  result.unit = left;
  result.stated = left->value;
  result.computed = right->value;
  return result;
}

/// The same indicator in two tables of one report about the same thing.
void indicators_twice(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts) {
  std::map<std::tuple<int, std::string, std::string>, const IndicatorRow*> first;
  for (const IndicatorTable& table : tables) {
    for (const IndicatorRow& row : table.rows) {
      const auto key =
          std::tuple(table.form->report, table.form->subject.value_or(""), material.figures.label(row.item));
      const auto [known, fresh] = first.emplace(key, &row);
      if (fresh || known->second->form == row.form) continue;
      const IndicatorRow& before = *known->second;
      if (has_figures(row.actual) && has_figures(before.actual) && row.actual->unit == before.actual->unit) {
        drafts.push_back(compared(material, "indicator-twice", *row.actual, *before.actual, false));
      }
      const bool scored = has_figures(row.score) && has_figures(before.score) && has_figures(row.weight) &&
                          has_figures(before.weight) && *row.weight->value == *before.weight->value;
      if (!scored || row.shares_score || before.shares_score) continue;
      Draft result = compared(material, "indicator-twice", *row.score, *before.score, true);
      if (result.verdict == Verdict::Fail) result.sentence = "score";
      drafts.push_back(std::move(result));
    }
  }
}

/// What is told of each of several projects, or of each fund that pays for one.
bool one_of_several_moneys(std::string_view concept_id) {
  return concept_id.starts_with("project.") || concept_id == "spending.project";
}

/// A grand total of the accounts ("支出总计") counts what is carried over, "支出合计" does not.
bool with_carry_over(const Material& material, const Fact& fact) {
  const std::string front = material.language.normalise(std::string_view(fact.text).substr(0, fact.match_begin)).utf8;
  return ends_in_word(material.book, "grand-totals", front);
}

/// One work is paid for by several funds, each with its amount: a slip of the pen does not take a third of a figure.
bool far_apart(const Fact& one, const Fact& other) {
  if (!one.base_value || !other.base_value) return false;
  const Rational a(*one.base_value);
  const Rational b(*other.base_value);
  const Rational two(2);
  const Rational three(3);
  return a * three < b * two || b * three < a * two;
}

/// The same concept told several times in the text.
void repeated(const Material& material, Drafts& drafts) {
  std::map<std::tuple<std::string, std::string, std::string, int>, const Fact*> first;
  for (const Fact& fact : material.extraction.facts) {
    if (fact.table || !fact.value || !holds_word(material.book, "repeated-concepts", fact.concept_id)) continue;
    const auto key = std::tuple(fact.concept_id, fact.subject.value_or(""),
                                fact.item ? material.figures.label(*fact.item) : "", fact.period.value_or(0));
    const auto [known, fresh] = first.emplace(key, &fact);
    if (fresh) continue;
    if (one_of_several_moneys(fact.concept_id) && far_apart(fact, *known->second)) continue;
    if (with_carry_over(material, fact) != with_carry_over(material, *known->second)) continue;
    Draft result = compared(material, "repeated-amount", fact, *known->second, false);
    result.fill["item"] = fact.item.value_or(fact.text);
    drafts.push_back(std::move(result));
  }
}

/// Totals of tables that a score in the text can be about.
std::vector<const TableTotal*> totals_for(const Material& material, const Fact& stated,
                                          const std::vector<TableTotal>& totals) {
  const bool project = stated.item && holds_word(material.book, "project-scores", *stated.item);
  const bool whole = stated.item && holds_word(material.book, "whole-scores", *stated.item);
  std::vector<const TableTotal*> found;
  for (const TableTotal& total : totals) {
    if (total.form->report != stated.report || total.form->subject != stated.subject) continue;
    if (whole && !total.form->form.starts_with("dept")) continue;
    if (project && total.form->form.starts_with("dept")) continue;
    found.push_back(&total);
  }
  return found;
}

Draft total_draft(const Figure& stated, const TableTotal& total) {
  std::vector<const Fact*> facts{stated.fact};
  facts.insert(facts.end(), total.facts.begin(), total.facts.end());
  Draft result = draft("total-in-prose", total.value == stated.value ? Verdict::Pass : Verdict::Fail, facts);
  result.unit = &stated;
  result.stated = stated.value;
  result.computed = total.value;
  result.tolerance = Rational(0);
  return result;
}

void total_in_prose(const Material& material, const std::vector<TableTotal>& totals, Drafts& drafts) {
  std::map<const TableTotal*, const Figure*> open;
  std::set<const TableTotal*> settled;
  for (const Figure& stated : material.figures.of("score.stated")) {
    const auto candidates = totals_for(material, *stated.fact, totals);
    if (candidates.empty()) continue;
    const TableTotal* same = candidates.front();
    for (const TableTotal* total : candidates) {
      if (total->value == stated.value) same = total;
      open.emplace(total, &stated);
    }
    settled.insert(same);
    for (const TableTotal* total : candidates) {
      if (total->value == stated.value) settled.insert(total);
    }
    drafts.push_back(total_draft(stated, *same));
  }
  // A second table of scores about the same thing that no score in the text agrees with.
  for (const TableTotal& total : totals) {
    if (!open.contains(&total) || settled.contains(&total)) continue;
    Draft result = total_draft(*open[&total], total);
    result.sentence = "other";
    drafts.push_back(std::move(result));
  }
}

/// The score that a grade goes with: in its own table, its own sentence, or the nearest one of the report.
const Figure* score_of_grade(const Material& material, const Fact& grade) {
  const Figure* best = nullptr;
  int best_far = 0;
  for (const char* concept_id : {"total.score", "score.stated"}) {
    for (const Figure& score : material.figures.of(concept_id)) {
      const Fact& fact = *score.fact;
      if (fact.report != grade.report || fact.subject != grade.subject) continue;
      if (grade.table && fact.table != grade.table) continue;
      if (!grade.table && fact.table) continue;
      const int far = fact.text == grade.text ? 0 : 1 + std::abs(fact.page - grade.page);
      if (!best || far < best_far) {
        best = &score;
        best_far = far;
      }
    }
  }
  return best;
}

std::vector<patterns::GradeBand> grades_of_document(const Material& material) {
  for (const layout::Paragraph& paragraph : material.document.paragraphs) {
    if (!holds_word(material.book, "grade-hints", paragraph.text)) continue;
    auto grades = material.scoring.grades_in(material.language.normalise(paragraph.text).utf8);
    constexpr std::size_t kWhole = 3;
    if (grades.size() >= kWhole) return grades;
  }
  return material.scoring.grades();
}

void grade_band(const Material& material, Drafts& drafts) {
  std::optional<std::vector<patterns::GradeBand>> grades;
  for (const Fact& fact : material.extraction.facts) {
    if (fact.concept_id != "grade.stated" || !fact.value_text) continue;
    const Figure* score = score_of_grade(material, fact);
    if (!score) continue;
    if (!grades) grades = grades_of_document(material);
    const auto named = std::find_if(grades->begin(), grades->end(), [&](const patterns::GradeBand& grade) {
      return std::find(grade.words.begin(), grade.words.end(), *fact.value_text) != grade.words.end();
    });
    if (named == grades->end()) continue;  // a local name of a grade that no scale here knows
    const bool fits = named->range.contains(score->value);
    Draft result = draft("grade-band", fits ? Verdict::Pass : Verdict::Fail, {&fact, score->fact});
    result.unit = score;
    result.stated_text = *fact.value_text;
    result.computed = score->value;
    result.fill["expected"] = "?";
    for (const patterns::GradeBand& grade : *grades) {
      if (grade.range.contains(score->value)) result.fill["expected"] = grade.words.front();
    }
    drafts.push_back(std::move(result));
  }
}

}  // namespace

void check_agreement(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts) {
  const std::vector<TableTotal> totals = table_totals(material, tables);
  indicators_twice(material, tables, drafts);
  repeated(material, drafts);
  total_in_prose(material, totals, drafts);
  grade_band(material, drafts);
}

}  // namespace ziping::check
