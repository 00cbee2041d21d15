#include "output/json_parts.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "store/names.h"

namespace ziping::output {

using nlohmann::ordered_json;

namespace {

ordered_json cell_json(const layout::Cell& cell) {
  ordered_json result = {{"row", cell.row},           {"col", cell.col},   {"row_span", cell.row_span},
                         {"col_span", cell.col_span}, {"text", cell.text}, {"page", cell.page},
                         {"bbox", box_json(cell.box)}};
  if (!cell.ink.empty()) result["ink"] = box_json(cell.ink);
  result["confidence"] = confidence_json(cell.confidence);
  ordered_json readings = ordered_json::array();
  for (const layout::Reading& reading : cell.readings) {
    readings.push_back(
        {{"text", reading.text}, {"reader", reading.reader}, {"confidence", confidence_json(reading.confidence)}});
  }
  if (!readings.empty()) result["readings"] = std::move(readings);
  return result;
}

}  // namespace

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

ordered_json diagnostic_json(const Diagnostic& diagnostic) {
  ordered_json result = {{"code", diagnostic.code}, {"message", diagnostic.message}};
  if (diagnostic.page) result["page"] = *diagnostic.page;
  if (!diagnostic.stage.empty()) result["stage"] = diagnostic.stage;
  return result;
}

ordered_json page_json(const layout::PageReading& page, const std::string& text) {
  return {{"number", page.number},
          {"status", store::to_name(page.status)},
          {"source", store::to_name(page.source)},
          {"width", rounded(page.width, 100)},
          {"height", rounded(page.height, 100)},
          {"rotation", page.rotation},
          {"skew", rounded(page.skew, 1000)},
          {"text", text},
          {"confidence", confidence_json(page.confidence)}};
}

ordered_json table_json(const layout::Table& table, const extract::TableForm* form) {
  ordered_json cells = ordered_json::array();
  for (const layout::Cell& cell : table.cells) cells.push_back(cell_json(cell));
  const std::string& unit = form != nullptr && !form->unit.empty() ? form->unit : table.unit;
  return {{"id", table.id},
          {"form", form != nullptr ? form->form : "other"},
          {"title", table.title},
          {"subject", form != nullptr ? optional_json(form->subject) : ordered_json(nullptr)},
          {"unit", unit.empty() ? ordered_json(nullptr) : ordered_json(unit)},
          {"pages", table.pages},
          {"rows", table.rows},
          {"cols", table.cols},
          {"cells", std::move(cells)}};
}

}  // namespace ziping::output
