#include "output/export_jsonl.h"

#include "output/as_read.h"
#include "output/json_line.h"
#include "store/names.h"

namespace ziping::output {
namespace {

/// The fields every line of a document begins with, behind its kind.
std::string head_of(const store::DocumentRow& row) {
  std::string fields = "{";
  JsonLine line(fields);
  line.text("document", row.sha256).text("file", row.file).text("entity", row.entity).number("year", row.year);
  return fields.substr(1);
}

void put_named(JsonLine& line, std::string_view key, std::string_view name) {
  if (name.empty()) {
    line.null(key);
  } else {
    line.text(key, name);
  }
}

void put_fact(JsonLine& line, const extract::Fact& fact) {
  line.text("id", fact.id).text("concept", fact.concept_id).text("subject", fact.subject).text("item", fact.item);
  line.list("path", fact.path).number("period", fact.period);
  if (fact.value_text) {
    line.text("value", fact.value_text);
  } else {
    line.text("value", fact.value);
  }
  line.text("unit", fact.unit).text("base_value", fact.base_value);
  put_named(line, "comparator", store::to_name(fact.comparator));
  line.number("decimals", fact.decimals).text("text", fact.text).number("page", fact.page).box("bbox", fact.box);
  line.text("table", fact.table).number("row", fact.row).number("col", fact.col);
  line.confidence("confidence", fact.confidence);
}

void put_finding(JsonLine& line, const check::Finding& finding, Language language) {
  line.text("id", finding.id).text("check", finding.check).text("verdict", store::to_name(finding.verdict));
  line.text("severity", store::to_name(finding.severity));
  line.text("message", language == Language::Chinese ? finding.message_zh : finding.message_en);
  line.list("operands", finding.operands).text("stated", finding.stated).text("computed", finding.computed);
  line.text("tolerance", finding.tolerance).flag("rounding", finding.rounding);
  put_named(line, "cause", store::to_name(finding.cause));
  line.text("suggestion", finding.suggestion).text("rule", finding.rule).list("facts", finding.facts);
  put_named(line, "root", finding.root);
}

}  // namespace

std::string export_jsonl(const store::DocumentRecord& record, Language language) {
  std::string lines;
  JsonLine line(lines);
  const std::string head = head_of(record.row);
  const auto begin = [&](std::string_view kind) {
    line.begin();
    line.text("kind", kind).fields(head);
  };
  begin("document");
  line.text("status", record.row.status).number("pages", record.row.pages);
  line.end();
  const AsRead as_read(record);
  for (const extract::Fact& fact : record.extraction.facts) {
    begin("fact");
    put_fact(line, fact);
    if (const store::Settlement* settled = as_read.of(fact)) {
      line.number("decision", static_cast<int>(settled->decision));
      line.text("read_value", value_of(settled->other)).text("read_text", settled->other.text);
    }
    line.end();
  }
  for (const check::Finding& finding : record.findings) {
    begin("finding");
    put_finding(line, finding, language);
    line.end();
  }
  return lines;
}

}  // namespace ziping::output
