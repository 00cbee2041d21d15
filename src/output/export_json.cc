#include "output/export_json.h"

#include <nlohmann/json.hpp>

#include "output/form_of.h"
#include "output/json_parts.h"
#include "store/names.h"

namespace ziping::output {
namespace {

using nlohmann::ordered_json;

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

ordered_json document_json(const store::DocumentRecord& record, Language language) {
  ordered_json diagnostics = ordered_json::array();
  for (const Diagnostic& diagnostic : record.reading.diagnostics) diagnostics.push_back(diagnostic_json(diagnostic));
  for (const Diagnostic& diagnostic : record.extraction.diagnostics) diagnostics.push_back(diagnostic_json(diagnostic));
  ordered_json pages = ordered_json::array();
  for (std::size_t i = 0; i < record.reading.pages.size(); ++i) {
    const layout::PageReading& page = record.reading.pages[i];
    for (const Diagnostic& diagnostic : page.diagnostics) diagnostics.push_back(diagnostic_json(diagnostic));
    pages.push_back(page_json(page, i < record.page_texts.size() ? record.page_texts[i] : ""));
  }
  ordered_json tables = ordered_json::array();
  for (const layout::Table& table : record.reading.tables) {
    tables.push_back(table_json(table, form_of(record.extraction, table.id)));
  }
  ordered_json facts = ordered_json::array();
  for (const extract::Fact& fact : record.extraction.facts) facts.push_back(fact_json(fact));
  ordered_json findings = ordered_json::array();
  for (const check::Finding& finding : record.findings) findings.push_back(finding_json(finding, language));
  return {{"sha256", record.row.sha256},
          {"file", record.row.file},
          {"status", record.row.status == "running" ? "skipped" : record.row.status},
          {"entity", optional_json(record.row.entity)},
          {"year", optional_json(record.row.year)},
          {"diagnostics", std::move(diagnostics)},
          {"pages", std::move(pages)},
          {"tables", std::move(tables)},
          {"facts", std::move(facts)},
          {"findings", std::move(findings)}};
}

}  // namespace

std::string export_json(const std::vector<store::DocumentRecord>& documents, Language language) {
  ordered_json result = {{"schema", "ziping-export/1"}};
  if (!documents.empty()) {
    const auto generator = ordered_json::parse(documents.front().generator, nullptr, false);
    if (generator.is_object()) result["generator"] = generator;
  }
  result["documents"] = ordered_json::array();
  for (const store::DocumentRecord& document : documents) {
    result["documents"].push_back(document_json(document, language));
  }
  // Bytes of a file name that are not UTF-8 become U+FFFD.
  return result.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace ziping::output
