#include "check/rules.h"

#include "check/indicator_rows.h"
#include "check/measured.h"
#include "check/memory.h"
#include "patterns/pattern_set.h"

namespace ziping::check {
namespace {

std::optional<Decimal> shown(const Rational& value) {
  if (const auto exact = value.as_decimal(4)) return exact;
  return value.rounded(4);
}

void add_value(const Material& material, const IndicatorRow& row, const patterns::ScoringRule& rule,
               ReportRule& result) {
  const Figure* weight = row.weight ? material.figures.by_id(row.weight->id) : nullptr;
  const Figure* driver = row.score ? material.figures.by_id(row.score->id) : weight;
  if (!driver || !weight) return;
  const auto measured = measure_row(material, row, *driver);
  if (!measured) return;
  result.missing = measured->missing;
  if (!result.missing.empty() || measured->base_is_zero) return;
  result.value = shown(measured->value.point);
  // A share needs what the target is; ranks and cases are no values of a formula.
  if (!rule.computable()) return;
  for (const auto& score : scores(rule, measured->value.point, weight->value)) {
    if (const auto allowed = shown(score.score)) result.allowed.push_back(*allowed);
  }
}

}  // namespace

std::vector<ReportRule> read_rules(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                   const patterns::PatternSet& patterns) {
  Memory memory(patterns);
  RuleReader& reader = memory.rules;
  const Figures figures(extraction, patterns.checks(), patterns.language());
  const Material material{document,           extraction,          figures, patterns.checks(),
                          patterns.scoring(), patterns.language(), reader,  memory.names};
  std::vector<ReportRule> rules;
  for (const IndicatorTable& table : indicator_tables(document, extraction)) {
    for (const IndicatorRow& row : table.rows) {
      if (row.rule.empty() && row.explanation.empty()) continue;
      const patterns::ScoringRule& rule = rule_of(material, row);
      ReportRule result;
      result.table = table.form->table;
      result.row = row.row;
      result.item = row.item;
      if (row.weight) result.weight = row.weight->value;
      if (row.score) result.score = row.score->value;
      const bool own = !row.rule.empty() && (!reader.rule(row.rule).families.empty() || row.explanation.empty());
      result.text = own ? row.rule : row.explanation;
      result.words_zh = material.scoring.describe(rule, patterns::Tongue::Chinese);
      result.words_en = material.scoring.describe(rule, patterns::Tongue::English);
      result.formulas = as_formulas(rule);
      result.why_not_zh = material.scoring.why_not(rule, patterns::Tongue::Chinese);
      result.why_not_en = material.scoring.why_not(rule, patterns::Tongue::English);
      result.rest = rule.rest;
      add_value(material, row, rule, result);
      rules.push_back(std::move(result));
    }
  }
  return rules;
}

}  // namespace ziping::check
