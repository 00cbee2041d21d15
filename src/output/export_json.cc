#include "output/export_json.h"

#include <nlohmann/json.hpp>

#include "output/form_of.h"
#include "output/json_parts.h"
#include "store/names.h"

namespace ziping::output {
namespace {

using nlohmann::ordered_json;

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
