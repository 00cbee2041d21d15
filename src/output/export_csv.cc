#include "output/export_csv.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "output/as_read.h"
#include "output/form_of.h"
#include "store/names.h"

namespace ziping::output {
namespace {

const Column kDocument = {"document", "text", "SHA-256 of the document's bytes"};
const Column kPage = {"page", "integer", "page, from 1"};
const Column kConfidence = {"confidence", "number", "0 to 1"};
const Column kSure = {"sure", "integer", "1 where independent readers agreed or the text layer is trusted, else 0"};

/// `columns` with the four corners of a box behind them.
std::vector<Column> with_box(std::vector<Column> columns) {
  columns.push_back({"x0", "number", "left edge in points of the page as displayed upright"});
  columns.push_back({"y0", "number", "upper edge, downwards from the top"});
  columns.push_back({"x1", "number", "right edge"});
  columns.push_back({"y1", "number", "lower edge"});
  return columns;
}

void put_box(CsvTable& table, const Box& box) {
  table.measure(box.x0, 2).measure(box.y0, 2).measure(box.x1, 2).measure(box.y1, 2);
}

std::vector<Column> document_columns() {
  return {kDocument,
          {"file", "text", "name under which it was met"},
          {"status", "text", "ok, partial, failed, skipped or running"},
          {"entity", "text", "the department"},
          {"year", "integer", "year the report is about"},
          {"pages", "integer", "pages of the file"}};
}

std::vector<Column> page_columns() {
  return {kDocument,
          kPage,
          {"status", "text", "ok, partial, failed or skipped"},
          {"source", "text", "text_layer, ocr or blank"},
          {"width", "number", "points, as displayed upright"},
          {"height", "number", "points"},
          {"rotation", "integer", "degrees clockwise that were needed to read it"},
          {"skew", "number", "degrees taken out after that"},
          kConfidence,
          {"text", "text", "text outside tables, a paragraph a line"}};
}

std::vector<Column> table_columns() {
  return {kDocument,
          {"table", "text", "id within the document"},
          {"form", "text", "kind of form"},
          {"title", "text", "as printed above"},
          {"subject", "text", "the project it is about"},
          {"unit", "text", "unit of its bare figures"},
          {"pages", "text", "pages it stands on, parted by spaces"},
          {"rows", "integer", "rows of the grid"},
          {"cols", "integer", "columns of the grid"}};
}

std::vector<Column> cell_columns() {
  return with_box({kDocument,
                   {"table", "text", "id of its table"},
                   {"row", "integer", "from 0"},
                   {"col", "integer", "from 0"},
                   {"row_span", "integer", "rows it covers"},
                   {"col_span", "integer", "columns it covers"},
                   {"text", "text", "as printed"},
                   kConfidence,
                   kSure,
                   kPage});
}

std::vector<Column> fact_columns() {
  std::vector<Column> columns =
      with_box({kDocument,
                {"entity", "text", "the department"},
                {"year", "integer", "year of the report"},
                {"fact", "text", "id within the document"},
                {"concept", "text", "what is reported"},
                {"subject", "text", "the project, empty for the department as a whole"},
                {"item", "text", "the row it belongs to"},
                {"path", "text", "levels above, outermost first, parted by ' > '"},
                {"period", "integer", "year it is about, where it says so"},
                {"value", "decimal", "exact, in unit; for ranges the lower end"},
                {"upper", "decimal", "upper end of a range"},
                {"value_text", "text", "value of a text concept, dates in ISO 8601"},
                {"unit", "text", "unit of value"},
                {"base_value", "decimal", "money in yuan, rates in %"},
                {"comparator", "text", "relation of a target: '= (equal), >=, <=, >, <, between"},
                {"decimals", "integer", "digits behind the point as printed"},
                {"text", "text", "as printed"},
                {"table", "text", "its table"},
                {"row", "integer", "from 0"},
                {"col", "integer", "from 0"},
                kConfidence,
                kSure,
                {"alternatives", "text", "values other readings would give, parted by ' | '"},
                kPage});
  columns.push_back({"decision", "integer", "decision that settled it, empty where it is as read"});
  columns.push_back({"read_value", "decimal", "what was read where a decision settled it"});
  columns.push_back({"read_text", "text", "its print as read, likewise"});
  return columns;
}

std::vector<Column> finding_columns() {
  return {kDocument,
          {"finding", "text", "id within the document"},
          {"check", "text", "name of the check"},
          {"verdict", "text", "pass, fail or uncheckable"},
          {"severity", "text", "error, warning or notice"},
          {"message", "text", "the outcome in words"},
          {"operands", "text", "figures as printed, parted by ' | '"},
          {"stated", "decimal", "what the report states"},
          {"computed", "decimal", "what follows from the operands"},
          {"tolerance", "decimal", "difference that rounding explains"},
          {"rounding", "integer", "1 where it holds only within the tolerance"},
          {"cause", "text", "report, reading or unknown; empty where nothing is wrong"},
          {"suggestion", "text", "value that would make it hold"},
          {"rule", "text", "the rule as printed"},
          {"facts", "text", "ids of the facts that entered, parted by spaces"},
          {"root", "text", "id of the finding it follows from; empty for one that stands for itself"}};
}

std::vector<Column> diagnostic_columns() {
  return {
      kDocument, kPage, {"code", "text", "stable name"}, {"message", "text", "in words"}, {"stage", "text", "where"}};
}

/// Stated and computed values are decimals, but a check of words may hold words there.
void put_value(CsvTable& table, const std::optional<std::string>& value) {
  const auto decimal = value ? Decimal::parse(*value) : std::nullopt;
  if (decimal) {
    table.number(*decimal);
  } else {
    table.text(value);
  }
}

}  // namespace

CsvExport::CsvExport(Language language)
    : language_(language),
      documents_("documents", document_columns()),
      pages_("pages", page_columns()),
      tables_("tables", table_columns()),
      cells_("cells", cell_columns()),
      facts_("facts", fact_columns()),
      findings_("findings", finding_columns()),
      diagnostics_("diagnostics", diagnostic_columns()) {}

void CsvExport::add(const store::DocumentRecord& record) {
  const store::DocumentRow& row = record.row;
  documents_.text(row.sha256).text(row.file).text(row.status).text(row.entity).number(row.year);
  documents_.number(row.pages);
  add_pages(record);
  add_tables(record);
  add_facts(record);
  add_findings(record);
  add_diagnostics(row.sha256, record.reading.diagnostics);
  add_diagnostics(row.sha256, record.extraction.diagnostics);
}

void CsvExport::add_pages(const store::DocumentRecord& record) {
  for (std::size_t i = 0; i < record.reading.pages.size(); ++i) {
    const layout::PageReading& page = record.reading.pages[i];
    pages_.text(record.row.sha256).number(page.number).text(store::to_name(page.status));
    pages_.text(store::to_name(page.source)).measure(page.width, 2).measure(page.height, 2);
    pages_.number(page.rotation).measure(page.skew, 3).measure(page.confidence, 3);
    pages_.text(i < record.page_texts.size() ? std::string_view(record.page_texts[i]) : std::string_view());
    add_diagnostics(record.row.sha256, page.diagnostics);
  }
}

void CsvExport::add_tables(const store::DocumentRecord& record) {
  for (const layout::Table& table : record.reading.tables) {
    const extract::TableForm* form = form_of(record.extraction, table.id);
    tables_.text(record.row.sha256).text(table.id).text(form != nullptr ? form->form : std::string("other"));
    tables_.text(table.title).text(form != nullptr ? form->subject : std::nullopt);
    tables_.text(form != nullptr && !form->unit.empty() ? form->unit : table.unit);
    tables_.text(fmt::format("{}", fmt::join(table.pages, " ")));
    tables_.number(table.rows).number(table.cols);
    for (const layout::Cell& cell : table.cells) {
      cells_.text(record.row.sha256).text(table.id);
      for (const int number : {cell.row, cell.col, cell.row_span, cell.col_span}) {
        cells_.number(number);
      }
      cells_.text(cell.text).measure(cell.confidence, 3).number(cell.sure ? 1 : 0);
      put_box(cells_.number(cell.page), cell.box);
    }
  }
}

void CsvExport::add_facts(const store::DocumentRecord& record) {
  const AsRead as_read(record);
  for (const extract::Fact& fact : record.extraction.facts) {
    facts_.text(record.row.sha256).text(record.row.entity).number(record.row.year).text(fact.id).text(fact.concept_id);
    facts_.text(fact.subject).text(fact.item).text(fmt::format("{}", fmt::join(fact.path, " > ")));
    facts_.number(fact.period).number(fact.value).number(fact.upper).text(fact.value_text).text(fact.unit);
    facts_.number(fact.base_value);
    facts_.text(store::to_name(fact.comparator)).number(fact.decimals).text(fact.text).text(fact.table);
    facts_.number(fact.row).number(fact.col).measure(fact.confidence, 3).number(fact.sure ? 1 : 0);
    facts_.text(fmt::format("{}", fmt::join(fact.alternatives, " | ")));
    put_box(facts_.number(fact.page), fact.box);
    const store::Settlement* settled = as_read.of(fact);
    if (settled == nullptr) {
      facts_.text(std::string_view()).text(std::string_view()).text(std::string_view());
      continue;
    }
    facts_.number(static_cast<long long>(settled->decision));
    put_value(facts_, value_of(settled->other));
    facts_.text(settled->other.text);
  }
}

void CsvExport::add_findings(const store::DocumentRecord& record) {
  for (const check::Finding& finding : record.findings) {
    findings_.text(record.row.sha256).text(finding.id).text(finding.check).text(store::to_name(finding.verdict));
    findings_.text(store::to_name(finding.severity));
    findings_.text(language_ == Language::Chinese ? finding.message_zh : finding.message_en);
    findings_.text(fmt::format("{}", fmt::join(finding.operands, " | ")));
    put_value(findings_, finding.stated);
    put_value(findings_, finding.computed);
    put_value(findings_, finding.tolerance);
    findings_.number(finding.rounding ? 1 : 0).text(store::to_name(finding.cause)).text(finding.suggestion);
    findings_.text(finding.rule).text(fmt::format("{}", fmt::join(finding.facts, " "))).text(finding.root);
  }
}

void CsvExport::add_diagnostics(const std::string& document, const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    diagnostics_.text(document).number(diagnostic.page).text(diagnostic.code).text(diagnostic.message);
    diagnostics_.text(diagnostic.stage);
  }
}

std::vector<NamedFile> CsvExport::take() {
  std::vector<NamedFile> pieces;
  for (CsvTable* table : {&documents_, &pages_, &tables_, &cells_, &facts_, &findings_, &diagnostics_})
    pieces.push_back(table->take());
  return pieces;
}

NamedFile CsvExport::dictionary() const {
  return dictionary_of({&documents_, &pages_, &tables_, &cells_, &facts_, &findings_, &diagnostics_});
}

}  // namespace ziping::output
