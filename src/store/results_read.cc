#include <fmt/format.h>

#include "store/names.h"
#include "store/state.h"
#include "store/string_list.h"

namespace ziping::store {
namespace {

std::optional<Decimal> decimal_of(const std::optional<std::string>& text) {
  return text ? Decimal::parse(*text) : std::nullopt;
}

/// What a figure says, in the columns from `first` on: those that a decision may settle otherwise.
void read_value(const Query& query, int first, extract::Fact* fact) {
  fact->value = decimal_of(query.optional_text(first));
  fact->value_text = query.optional_text(first + 1);
  fact->upper = decimal_of(query.optional_text(first + 2));
  fact->unit = query.optional_text(first + 3);
  fact->base_value = decimal_of(query.optional_text(first + 4));
  fact->comparator = from_name<extract::Comparator>(query.text(first + 5)).value_or(extract::Comparator::None);
  fact->decimals = query.optional_small(first + 6);
  fact->text = query.text(first + 7);
  fact->match_begin = static_cast<std::size_t>(query.number(first + 8));
  fact->match_end = static_cast<std::size_t>(query.number(first + 9));
}

/// Reads one document; every method stops at the first failure and passes it on.
class Reader {
 public:
  Reader(Store::State& state, const DocumentRow& row) : state_(state), document_(row.id) { record_.row = row; }

  Result<DocumentRecord> read(const Parts& parts) {
    record_.extraction.entity = record_.row.entity;
    record_.extraction.year = record_.row.year;
    struct Step {
      bool wanted;
      Status (Reader::*read)();
    };
    for (const Step& step :
         {Step{true, &Reader::generator}, Step{parts.pages, &Reader::pages}, Step{parts.pages, &Reader::paragraphs},
          Step{parts.tables, &Reader::tables}, Step{parts.facts, &Reader::facts}, Step{parts.facts, &Reader::settled},
          Step{parts.findings, &Reader::findings}, Step{parts.pages, &Reader::diagnostics}}) {
      if (!step.wanted) continue;
      if (Status done = (this->*step.read)(); !done) return done.error();
    }
    return std::move(record_);
  }

 private:
  Status generator() {
    Query query = state_.query(Sql::LoadGenerator);
    query.bind(document_);
    if (query.step()) record_.generator = query.text(0);
    return query.status();
  }

  Status pages() {
    Query query = state_.query(Sql::LoadPages);
    query.bind(document_);
    while (query.step()) {
      layout::PageReading page;
      page.number = query.small(0);
      page.status = from_name<layout::PageStatus>(query.text(1)).value_or(layout::PageStatus::Failed);
      page.source = from_name<Source>(query.text(2)).value_or(Source::Blank);
      page.width = query.real(3);
      page.height = query.real(4);
      page.rotation = query.small(5);
      page.skew = query.real(6);
      page.dpi = query.real(7);
      page.confidence = query.real(8);
      page.cpu_seconds = query.real(9);
      record_.page_texts.push_back(query.text(10));
      if (Status done = lines(query.number(11), page); !done) return done;
      record_.reading.pages.push_back(std::move(page));
    }
    return query.status();
  }

  Status lines(std::int64_t page_id, layout::PageReading& page) {
    Query query = state_.query(Sql::LoadLines);
    query.bind(page_id);
    while (query.step()) {
      layout::TextLine line;
      line.text = query.text(0);
      line.page = page.number;
      line.box = query.box(1);
      line.confidence = query.real(5);
      page.lines.push_back(std::move(line));
    }
    return query.status();
  }

  Status paragraphs() {
    Query query = state_.query(Sql::LoadParagraphs);
    query.bind(document_);
    while (query.step()) {
      layout::Paragraph paragraph;
      paragraph.kind = from_name<layout::ParagraphKind>(query.text(0)).value_or(layout::ParagraphKind::Body);
      paragraph.before_table = static_cast<std::size_t>(query.number(2));
      paragraph.text = query.text(3);
      // Its lines are those of the page; here it keeps only the page it begins on.
      layout::TextLine first;
      first.page = query.small(1);
      first.text = paragraph.text;
      paragraph.lines.push_back(std::move(first));
      paragraph.starts.push_back(0);
      record_.reading.paragraphs.push_back(std::move(paragraph));
    }
    return query.status();
  }

  Status tables() {
    Query query = state_.query(Sql::LoadTables);
    query.bind(document_);
    while (query.step()) {
      const std::int64_t id = query.number(0);
      layout::Table table;
      extract::TableForm form;
      table.id = form.table = query.text(1);
      form.form = query.text(2);
      form.pattern = query.text(3);
      form.subject = query.optional_text(4);
      table.title = query.text(5);
      table.unit = form.unit = query.text(6);
      form.report = query.small(7);
      table.rows = query.small(8);
      table.cols = query.small(9);
      table.confidence = form.confidence = query.real(10);
      if (Status done = parts(id, table); !done) return done;
      if (Status done = roles(id, form); !done) return done;
      if (Status done = cells(id, table); !done) return done;
      record_.reading.tables.push_back(std::move(table));
      record_.extraction.forms.push_back(std::move(form));
    }
    return query.status();
  }

  Status parts(std::int64_t table_id, layout::Table& table) {
    Query query = state_.query(Sql::LoadParts);
    query.bind(table_id);
    while (query.step()) {
      table.pages.push_back(query.small(0));
      table.boxes.push_back(query.box(1));
    }
    return query.status();
  }

  Status roles(std::int64_t table_id, extract::TableForm& form) {
    Query columns = state_.query(Sql::LoadColumns);
    columns.bind(table_id);
    while (columns.step()) form.columns.push_back(columns.text(0));
    if (Status status = columns.status(); !status) return status;
    Query rows = state_.query(Sql::LoadRows);
    rows.bind(table_id);
    while (rows.step()) {
      form.rows.push_back({rows.small(0), from_name<extract::RowKind>(rows.text(1)).value_or(extract::RowKind::Other),
                           decode_list(rows.text(2)), rows.text(3)});
    }
    return rows.status();
  }

  Status cells(std::int64_t table_id, layout::Table& table) {
    Query query = state_.query(Sql::LoadCells);
    query.bind(table_id);
    while (query.step()) {
      layout::Cell cell;
      cell.row = query.small(1);
      cell.col = query.small(2);
      cell.row_span = query.small(3);
      cell.col_span = query.small(4);
      cell.text = query.text(5);
      cell.page = query.small(6);
      cell.confidence = query.real(7);
      cell.sure = query.number(8) != 0;
      cell.box = query.box(9);
      if (!query.is_null(13)) cell.ink = query.box(13);
      Query readings = state_.query(Sql::LoadCellReadings);
      readings.bind(query.number(0));
      while (readings.step()) cell.readings.push_back({readings.text(0), readings.text(1), readings.real(2)});
      if (Status status = readings.status(); !status) return status;
      table.cells.push_back(std::move(cell));
    }
    return query.status();
  }

  Status facts() {
    Query query = state_.query(Sql::LoadFacts);
    query.bind(document_);
    while (query.step()) {
      extract::Fact fact;
      fact.id = query.text(0);
      fact.concept_id = query.text(1);
      fact.subject = query.optional_text(2);
      fact.item = query.optional_text(3);
      fact.path = decode_list(query.text(4));
      fact.period = query.optional_small(5);
      read_value(query, 6, &fact);
      fact.page = query.small(16);
      fact.table = query.optional_text(17);
      fact.row = query.optional_small(18);
      fact.col = query.optional_small(19);
      fact.confidence = query.real(20);
      fact.sure = query.number(21) != 0;
      fact.report = query.small(22);
      fact.pattern = query.text(23);
      fact.alternatives = decode_list(query.text(24));
      fact.box = query.box(25);
      record_.extraction.facts.push_back(std::move(fact));
    }
    return query.status();
  }

  /// Puts the settled figures in the place of those read, which the record keeps beside them.
  Status settled() {
    Query query = state_.query(Sql::LoadSettled);
    query.bind(document_);
    std::size_t at = 0;
    auto& facts = record_.extraction.facts;
    while (query.step()) {
      // Both are in the order of the facts.
      const std::string name = query.text(0);
      while (at < facts.size() && facts[at].id != name) ++at;
      if (at == facts.size()) break;
      extract::Fact& fact = facts[at];
      record_.settled.push_back({query.number(1), fact});
      read_value(query, 2, &fact);
      fact.confidence = query.real(12);
      fact.sure = query.number(13) != 0;
      fact.alternatives.clear();
    }
    return query.status();
  }

  Status findings() {
    Query query = state_.query(Sql::LoadFindings);
    query.bind(document_);
    while (query.step()) {
      check::Finding finding;
      finding.id = query.text(1);
      finding.check = query.text(2);
      finding.verdict = from_name<check::Verdict>(query.text(3)).value_or(check::Verdict::Uncheckable);
      finding.severity = from_name<check::Severity>(query.text(4)).value_or(check::Severity::Notice);
      finding.message_zh = query.text(5);
      finding.message_en = query.text(6);
      finding.operands = decode_list(query.text(7));
      finding.stated = query.optional_text(8);
      finding.computed = query.optional_text(9);
      finding.tolerance = query.optional_text(10);
      finding.rounding = query.number(11) != 0;
      finding.cause = from_name<check::Cause>(query.text(12)).value_or(check::Cause::None);
      finding.suggestion = query.optional_text(13);
      finding.rule = query.optional_text(14);
      finding.root = query.text(15);
      Query facts = state_.query(Sql::LoadFindingFacts);
      facts.bind(query.number(0));
      while (facts.step()) finding.facts.push_back(facts.text(0));
      if (Status status = facts.status(); !status) return status;
      record_.findings.push_back(std::move(finding));
    }
    return query.status();
  }

  /// All of them come back with the document, those of a page with its number.
  Status diagnostics() {
    Query query = state_.query(Sql::LoadDiagnostics);
    query.bind(document_);
    while (query.step()) {
      record_.reading.diagnostics.push_back({query.text(0), query.text(1), query.optional_small(2), query.text(3)});
    }
    return query.status();
  }

  Store::State& state_;
  std::int64_t document_;
  DocumentRecord record_;
};

}  // namespace

Result<DocumentRecord> read_results(Store::State& state, const DocumentRow& row, const Parts& parts) {
  return Reader(state, row).read(parts);
}

}  // namespace ziping::store
