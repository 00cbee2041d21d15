#include <algorithm>
#include <map>

#include "store/names.h"
#include "store/state.h"
#include "store/string_list.h"

namespace ziping::store {
namespace {

/// NULL for the empty name, as the CHECKs of comparator and cause want it.
std::optional<std::string> name_or_null(std::string_view name) {
  if (name.empty()) return std::nullopt;
  return std::string(name);
}

std::optional<std::string> exact(const std::optional<Decimal>& value) {
  if (!value) return std::nullopt;
  return value->to_string();
}

std::optional<double> order(const std::optional<Decimal>& value) {
  if (!value) return std::nullopt;
  return value->approximate();
}

/// What a figure says: the columns that a decision may settle otherwise.
void bind_value(const extract::Fact& fact, Query* query) {
  query->bind(exact(fact.value)).bind(order(fact.value)).bind(fact.value_text).bind(exact(fact.upper)).bind(fact.unit);
  query->bind(exact(fact.base_value)).bind(order(fact.base_value)).bind(name_or_null(to_name(fact.comparator)));
  query->bind(fact.decimals).bind(fact.text).bind(fact.match_begin).bind(fact.match_end);
}

/// Writes one document; every method stops at the first failure and passes it on.
class Writer {
 public:
  Writer(Store::State& state, std::int64_t document, const DocumentRecord& record)
      : state_(state), document_(document), record_(record) {
    for (const extract::TableForm& form : record.extraction.forms) forms_.emplace(form.table, &form);
    for (const Settlement& settlement : record.settled) as_read_.emplace(settlement.other.id, &settlement);
  }

  Status write() {
    using Step = Status (Writer::*)();
    for (const Step step :
         {&Writer::drop, &Writer::pages, &Writer::paragraphs, &Writer::tables, &Writer::passages, &Writer::facts,
          &Writer::settled, &Writer::findings, &Writer::diagnostics, &Writer::document}) {
      if (Status done = (this->*step)(); !done) return done;
    }
    return Done{};
  }

 private:
  Box displayed(const Box& box, int page) const { return store::displayed(record_.reading, box, page); }

  Status passages() { return write_passages(state_, document_, record_.reading); }

  Status drop() {
    for (const Sql sql : {Sql::DropSearch, Sql::DropPassages, Sql::DropPages, Sql::DropParagraphs, Sql::DropTables,
                          Sql::DropFacts, Sql::DropFindings, Sql::DropDiagnostics}) {
      if (Status done = state_.query(sql).bind(document_).run(); !done) return done;
    }
    return Done{};
  }

  Status pages() {
    for (const layout::PageReading& page : record_.reading.pages) {
      const std::string text = layout::page_text(record_.reading, page.number);
      Query query = state_.query(Sql::AddPage);
      query.bind(document_).bind(page.number).bind(to_name(page.status)).bind(to_name(page.source));
      query.bind(page.width).bind(page.height).bind(page.rotation).bind(page.skew).bind(page.dpi);
      query.bind(page.confidence).bind(page.cpu_seconds).bind(text);
      if (Status done = query.run(); !done) return done;
      const std::int64_t id = state_.connection.last_id();
      if (Status done = lines(id, page); !done) return done;
    }
    return Done{};
  }

  Status lines(std::int64_t page_id, const layout::PageReading& page) {
    int ordinal = 0;
    for (const layout::TextLine& line : page.lines) {
      Query query = state_.query(Sql::AddLine);
      query.bind(page_id).bind(ordinal++).bind(line.text).bind(layout::to_displayed(line.box, page));
      if (Status done = query.bind(line.confidence).run(); !done) return done;
    }
    return Done{};
  }

  Status paragraphs() {
    int ordinal = 0;
    for (const layout::Paragraph& paragraph : record_.reading.paragraphs) {
      Query query = state_.query(Sql::AddParagraph);
      query.bind(document_).bind(ordinal++).bind(to_name(paragraph.kind)).bind(paragraph.page());
      if (Status done = query.bind(paragraph.before_table).bind(paragraph.text).run(); !done) return done;
    }
    return Done{};
  }

  Status tables() {
    static const extract::TableForm kOther;
    int ordinal = 0;
    for (const layout::Table& table : record_.reading.tables) {
      const auto found = forms_.find(table.id);
      const extract::TableForm& form = found == forms_.end() ? kOther : *found->second;
      Query query = state_.query(Sql::AddTable);
      query.bind(document_).bind(ordinal++).bind(table.id).bind(form.form).bind(form.pattern).bind(form.subject);
      query.bind(table.title).bind(form.unit.empty() ? table.unit : form.unit).bind(form.report);
      if (Status done = query.bind(table.rows).bind(table.cols).bind(table.confidence).run(); !done) return done;
      const std::int64_t id = state_.connection.last_id();
      if (Status done = parts(id, table); !done) return done;
      if (Status done = roles(id, form); !done) return done;
      for (const layout::Cell& cell : table.cells) {
        if (Status done = add_cell(id, cell); !done) return done;
      }
    }
    return Done{};
  }

  Status parts(std::int64_t table_id, const layout::Table& table) {
    for (std::size_t i = 0; i < table.pages.size(); ++i) {
      const Box box = i < table.boxes.size() ? displayed(table.boxes[i], table.pages[i]) : Box{};
      Query query = state_.query(Sql::AddPart);
      if (Status done = query.bind(table_id).bind(i).bind(table.pages[i]).bind(box).run(); !done) return done;
    }
    return Done{};
  }

  Status roles(std::int64_t table_id, const extract::TableForm& form) {
    int col = 0;
    for (const std::string& role : form.columns) {
      if (Status done = state_.query(Sql::AddColumn).bind(table_id).bind(col++).bind(role).run(); !done) return done;
    }
    int ordinal = 0;
    for (const extract::RowRole& row : form.rows) {
      Query query = state_.query(Sql::AddRow);
      query.bind(table_id).bind(ordinal++).bind(row.row).bind(to_name(row.kind)).bind(encode_list(row.path));
      if (Status done = query.bind(row.item).run(); !done) return done;
    }
    return Done{};
  }

  Status add_cell(std::int64_t table_id, const layout::Cell& cell) {
    {
      Query query = state_.query(Sql::AddCell);
      query.bind(table_id).bind(cell.row).bind(cell.col).bind(cell.row_span).bind(cell.col_span).bind(cell.text);
      query.bind(cell.page).bind(cell.confidence).bind(cell.sure).bind(displayed(cell.box, cell.page));
      if (cell.ink.empty()) {
        query.bind_null().bind_null().bind_null().bind_null();
      } else {
        query.bind(displayed(cell.ink, cell.page));
      }
      if (Status done = query.run(); !done) return done;
    }
    const std::int64_t id = state_.connection.last_id();
    int ordinal = 0;
    for (const layout::Reading& reading : cell.readings) {
      Query query = state_.query(Sql::AddCellReading);
      query.bind(id).bind(ordinal++).bind(reading.text).bind(reading.reader);
      if (Status done = query.bind(reading.confidence).run(); !done) return done;
    }
    return Done{};
  }

  Status facts() {
    for (const extract::Fact& shown : record_.extraction.facts) {
      const auto settled = as_read_.find(shown.id);
      const extract::Fact& fact = settled == as_read_.end() ? shown : settled->second->other;
      Query query = state_.query(Sql::AddFact);
      query.bind(document_).bind(fact.id).bind(fact.concept_id).bind(fact.subject).bind(fact.item);
      query.bind(encode_list(fact.path)).bind(fact.period);
      bind_value(fact, &query);
      query.bind(fact.page)
          .bind(fact.table)
          .bind(fact.row)
          .bind(fact.col)
          .bind(fact.confidence)
          .bind(fact.sure)
          .bind(fact.report)
          .bind(fact.pattern);
      query.bind(encode_list(fact.alternatives)).bind(displayed(fact.box, fact.page));
      if (Status done = query.run(); !done) return done;
    }
    return Done{};
  }

  Status settled() {
    std::vector<Settlement> settlements;
    for (const extract::Fact& shown : record_.extraction.facts) {
      const auto found = as_read_.find(shown.id);
      if (found != as_read_.end()) settlements.push_back({found->second->decision, shown});
    }
    return write_settled(state_, document_, settlements);
  }

  Status findings() { return write_findings(state_, document_, record_.findings); }

  Status diagnostics() {
    std::vector<Diagnostic> all = record_.reading.diagnostics;
    for (const layout::PageReading& page : record_.reading.pages) {
      for (Diagnostic diagnostic : page.diagnostics) {
        if (!diagnostic.page) diagnostic.page = page.number;
        all.push_back(std::move(diagnostic));
      }
    }
    all.insert(all.end(), record_.extraction.diagnostics.begin(), record_.extraction.diagnostics.end());
    int ordinal = 0;
    for (const Diagnostic& diagnostic : all) {
      Query query = state_.query(Sql::AddDiagnostic);
      query.bind(document_).bind(ordinal++).bind(diagnostic.code).bind(diagnostic.message).bind(diagnostic.page);
      if (Status done = query.bind(diagnostic.stage).run(); !done) return done;
    }
    return Done{};
  }

  Status document() {
    const DocumentRow& row = record_.row;
    Query query = state_.query(Sql::FinishDocument);
    query.bind(document_).bind(row.job_key).bind(row.reading_key).bind(row.status).bind(row.pages);
    query.bind(row.pages_asked).bind(record_.extraction.entity).bind(record_.extraction.year);
    return query.bind(record_.generator.empty() ? std::string("{}") : record_.generator).run();
  }

  Store::State& state_;
  std::int64_t document_;
  const DocumentRecord& record_;
  std::map<std::string, const extract::TableForm*> forms_;
  std::map<std::string, const Settlement*> as_read_;
};

}  // namespace

Status write_settled(Store::State& state, std::int64_t document_id, const std::vector<Settlement>& settled) {
  if (Status done = state.query(Sql::DropSettled).bind(document_id).run(); !done) return done;
  for (const Settlement& settlement : settled) {
    const extract::Fact& fact = settlement.other;
    Query query = state.query(Sql::AddSettled);
    query.bind(document_id).bind(fact.id).bind(settlement.decision);
    bind_value(fact, &query);
    if (Status done = query.bind(fact.confidence).bind(fact.sure).run(); !done) return done;
  }
  return Done{};
}

Status write_findings(Store::State& state, std::int64_t document_id, const std::vector<check::Finding>& findings) {
  if (Status done = state.query(Sql::DropFindings).bind(document_id).run(); !done) return done;
  for (const check::Finding& finding : findings) {
    {
      Query query = state.query(Sql::AddFinding);
      query.bind(document_id).bind(finding.id).bind(finding.check).bind(to_name(finding.verdict));
      query.bind(to_name(finding.severity)).bind(finding.message_zh).bind(finding.message_en);
      query.bind(encode_list(finding.operands)).bind(finding.stated).bind(finding.computed).bind(finding.tolerance);
      query.bind(finding.rounding).bind(name_or_null(to_name(finding.cause))).bind(finding.suggestion);
      if (Status done = query.bind(finding.rule).bind(finding.root).run(); !done) return done;
    }
    const std::int64_t id = state.connection.last_id();
    int ordinal = 0;
    for (const std::string& fact : finding.facts) {
      Query query = state.query(Sql::AddFindingFact);
      if (Status done = query.bind(id).bind(ordinal++).bind(fact).run(); !done) return done;
    }
  }
  return Done{};
}

Status write_results(Store::State& state, std::int64_t document_id, const DocumentRecord& record) {
  return Writer(state, document_id, record).write();
}

}  // namespace ziping::store
