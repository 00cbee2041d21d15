#include "output/json_parts.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "store/names.h"

namespace ziping::output {

using nlohmann::ordered_json;

double rounded(double value, double steps) {
  return std::isfinite(value) ? std::round(value * steps) / steps : 0;
}

ordered_json box_json(const Box& box) {
  return {rounded(box.x0, 100), rounded(box.y0, 100), rounded(box.x1, 100), rounded(box.y1, 100)};
}

double confidence_json(double confidence) {
  return rounded(std::fmin(1, std::fmax(0, confidence)), 1000);
}

ordered_json optional_json(const std::optional<std::string>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json optional_json(const std::optional<int>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json optional_json(const std::optional<Decimal>& value) {
  return value ? ordered_json(value->to_string()) : ordered_json(nullptr);
}

ordered_json fact_json(const extract::Fact& fact) {
  const std::string_view comparator = store::to_name(fact.comparator);
  return {{"id", fact.id},
          {"concept", fact.concept_id},
          {"subject", optional_json(fact.subject)},
          {"item", optional_json(fact.item)},
          {"path", fact.path},
          {"period", optional_json(fact.period)},
          {"value", fact.value_text ? ordered_json(*fact.value_text) : optional_json(fact.value)},
          {"unit", optional_json(fact.unit)},
          {"base_value", optional_json(fact.base_value)},
          {"comparator", comparator.empty() ? ordered_json(nullptr) : ordered_json(comparator)},
          {"decimals", optional_json(fact.decimals)},
          {"text", fact.text},
          {"page", fact.page},
          {"bbox", box_json(fact.box)},
          {"table", optional_json(fact.table)},
          {"row", optional_json(fact.row)},
          {"col", optional_json(fact.col)},
          {"confidence", confidence_json(fact.confidence)}};
}

ordered_json finding_json(const check::Finding& finding, Language language) {
  const std::string_view cause = store::to_name(finding.cause);
  return {{"id", finding.id},
          {"check", finding.check},
          {"verdict", store::to_name(finding.verdict)},
          {"severity", store::to_name(finding.severity)},
          {"message", language == Language::Chinese ? finding.message_zh : finding.message_en},
          {"operands", finding.operands},
          {"stated", optional_json(finding.stated)},
          {"computed", optional_json(finding.computed)},
          {"tolerance", optional_json(finding.tolerance)},
          {"rounding", finding.rounding},
          {"cause", cause.empty() ? ordered_json(nullptr) : ordered_json(cause)},
          {"suggestion", optional_json(finding.suggestion)},
          {"rule", optional_json(finding.rule)},
          {"facts", finding.facts},
          {"root", finding.root.empty() ? ordered_json(nullptr) : ordered_json(finding.root)}};
}

}  // namespace ziping::output
