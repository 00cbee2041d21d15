#include "check/measured.h"

#include <algorithm>

#include "check/figure_source.h"

namespace ziping::check {

const patterns::Expression* usual_formula(const Material& material, const std::string& item) {
  const std::string label = material.figures.label(item);
  for (const auto& named : material.scoring.indicators()) {
    for (const std::string& name : named.names) {
      if (material.figures.label(name) == label) return &named.expression;
    }
  }
  return nullptr;
}

Measured measure(const Material& material, const patterns::Expression& formula, const Figure& driver) {
  const FigureSource source(material.figures, {&driver, patterns::Within::Report});
  Measured result;
  result.value = evaluate(formula, source);
  result.missing = result.value.missing;
  for (const std::size_t tag : result.value.tags) {
    const extract::Fact* fact = source.figure(tag)->fact;
    if (std::find(result.facts.begin(), result.facts.end(), fact) == result.facts.end()) result.facts.push_back(fact);
  }
  result.base_is_zero = result.missing.empty() && !result.value.point.defined();
  return result;
}

std::optional<Measured> measure_row(const Material& material, const IndicatorRow& row, const Figure& driver) {
  for (const std::string* text : {&row.explanation, &row.rule}) {
    const auto& printed = material.rules.formula(*text);
    if (!printed) continue;
    if (printed->expression) return measure(material, *printed->expression, driver);
    Measured unknown;
    unknown.missing = printed->unknown;
    return unknown;
  }
  if (const patterns::Expression* usual = usual_formula(material, row.item)) return measure(material, *usual, driver);
  return std::nullopt;
}

const patterns::ScoringRule& rule_of(const Material& material, const IndicatorRow& row) {
  const patterns::ScoringRule& rule = material.rules.rule(row.rule);
  return rule.families.empty() && !row.explanation.empty() ? material.rules.rule(row.explanation) : rule;
}

}  // namespace ziping::check
