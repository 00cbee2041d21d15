#include "output/export_jsonl.h"

#include <nlohmann/json.hpp>

#include "output/json_parts.h"

namespace ziping::output {
namespace {

using nlohmann::ordered_json;

ordered_json head(const char* kind, const store::DocumentRow& row) {
  return {{"kind", kind},
          {"document", row.sha256},
          {"file", row.file},
          {"entity", optional_json(row.entity)},
          {"year", optional_json(row.year)}};
}

void put_line(std::string& lines, ordered_json line, const ordered_json& more) {
  line.update(more);
  lines += line.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  lines += '\n';
}

}  // namespace

std::string export_jsonl(const store::DocumentRecord& record, Language language) {
  std::string lines;
  put_line(lines, head("document", record.row), {{"status", record.row.status}, {"pages", record.row.pages}});
  for (const extract::Fact& fact : record.extraction.facts) put_line(lines, head("fact", record.row), fact_json(fact));
  for (const check::Finding& finding : record.findings) {
    put_line(lines, head("finding", record.row), finding_json(finding, language));
  }
  return lines;
}

}  // namespace ziping::output
