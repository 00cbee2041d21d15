#include "output/export_json.h"

#include <nlohmann/json.hpp>

#include "output/form_of.h"
#include "output/json_parts.h"
#include "store/names.h"

namespace ziping::output {
namespace {

using nlohmann::ordered_json;

/// Bytes of a file name that are not UTF-8 become U+FFFD.
std::string dumped(const ordered_json& value) {
  return value.dump(1, ' ', false, ordered_json::error_handler_t::replace);
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

Status JsonExport::begin(const std::string& generator) {
  begun_ = true;
  ordered_json head = {{"schema", "ziping-export/1"}};
  const auto made_by = ordered_json::parse(generator, nullptr, false);
  if (made_by.is_object()) head["generator"] = made_by;
  std::string text = dumped(head);
  // The documents go between its last value and its brace.
  text.resize(text.rfind('\n'));
  return sink_(text + ",\n \"documents\": [");
}

Status JsonExport::add(const store::DocumentRecord& record) {
  const bool first = !begun_;
  if (first) {
    if (Status begun = begin(record.generator); !begun) return begun;
  }
  std::string text = first ? "\n  " : ",\n  ";
  for (const char byte : dumped(document_json(record, language_))) {
    text += byte;
    // A text holds no line break of its own.
    if (byte == '\n') text += "  ";
  }
  return sink_(text);
}

Status JsonExport::finish() {
  if (begun_) return sink_("\n ]\n}\n");
  if (Status begun = begin({}); !begun) return begun;
  return sink_("]\n}\n");
}

std::string export_json(const std::vector<store::DocumentRecord>& documents, Language language) {
  std::string text;
  JsonExport json(language, [&](std::string_view bytes) -> Status {
    text += bytes;
    return Done{};
  });
  // A sink that takes everything does not fail.
  for (const store::DocumentRecord& document : documents) static_cast<void>(json.add(document));
  static_cast<void>(json.finish());
  return text;
}

}  // namespace ziping::output
