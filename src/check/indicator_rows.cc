#include "check/indicator_rows.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ziping::check {
namespace {

using extract::Fact;
using extract::RowKind;
using extract::TableForm;
using FactMap = std::map<std::tuple<std::string, int, std::string>, const Fact*>;

const layout::Table* table_of(const layout::DocumentReading& document, const std::string& id) {
  for (const layout::Table& table : document.tables) {
    if (table.id == id) return &table;
  }
  return nullptr;
}

const layout::Cell* covering(const layout::Table& table, int row, int col) {
  for (const layout::Cell& cell : table.cells) {
    if (cell.row > row) break;
    const bool holds = row < cell.row + cell.row_span && col >= cell.col && col < cell.col + cell.col_span;
    if (holds) return &cell;
  }
  return nullptr;
}

/// One text per role and row: found once a table, because a form asks for three of them in every row.
class RoleTexts {
 public:
  RoleTexts(const layout::Table* table, const TableForm& form) : table_(table), form_(form) {}

  bool has(const std::string& role) const {
    return std::find(form_.columns.begin(), form_.columns.end(), role) != form_.columns.end();
  }
  std::string text(const std::string& role, int row) const {
    std::string all;
    if (!table_) return all;
    const layout::Cell* last = nullptr;
    for (std::size_t col = 0; col < form_.columns.size(); ++col) {
      if (form_.columns[col] != role) continue;
      const layout::Cell* cell = covering(*table_, row, static_cast<int>(col));
      if (cell && cell != last) all += cell->text;
      last = cell;
    }
    return all;
  }

 private:
  const layout::Table* table_;
  const TableForm& form_;
};

const Fact* find_fact(const FactMap& facts, const std::string& table, int row, const std::string& concept_id) {
  const auto found = facts.find({table, row, concept_id});
  return found == facts.end() ? nullptr : found->second;
}

bool has_indicator_fact(const FactMap& facts, const std::string& table, int row) {
  for (const char* concept_id : {"indicator.weight", "indicator.score", "indicator.target", "indicator.actual"}) {
    if (find_fact(facts, table, row, concept_id)) return true;
  }
  return false;
}

int span_of(const layout::Table* table, const Fact* fact) {
  if (!table || !fact || !fact->row || !fact->col) return 1;
  const layout::Cell* cell = covering(*table, *fact->row, *fact->col);
  return cell ? cell->row + cell->row_span - *fact->row : 1;
}

IndicatorTable table_rows(const layout::Table* table, const TableForm& form, const FactMap& facts) {
  IndicatorTable result{&form, {}};
  const RoleTexts texts(table, form);
  int scored_until = 0;
  int weighed_until = 0;
  for (const extract::RowRole& role : form.rows) {
    if (role.kind != RowKind::Indicator && !has_indicator_fact(facts, form.table, role.row)) continue;
    IndicatorRow row;
    row.form = &form;
    row.row = role.row;
    row.item = role.item;
    row.path = role.path;
    row.weight = find_fact(facts, form.table, role.row, "indicator.weight");
    row.score = find_fact(facts, form.table, role.row, "indicator.score");
    row.target = find_fact(facts, form.table, role.row, "indicator.target");
    row.actual = find_fact(facts, form.table, role.row, "indicator.actual");
    const int score_span = span_of(table, row.score);
    const int weight_span = span_of(table, row.weight);
    row.shares_score = score_span > 1 || role.row < scored_until;
    row.shares_weight = weight_span > 1 || role.row < weighed_until;
    if (row.score) scored_until = role.row + score_span;
    if (row.weight) weighed_until = role.row + weight_span;
    row.has_reason_column = texts.has("reason");
    row.reason = texts.text("reason", role.row);
    row.rule = texts.text(texts.has("rule") ? "rule" : "basis", role.row);
    row.explanation = texts.text("explanation", role.row);
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace

std::vector<IndicatorTable> indicator_tables(const layout::DocumentReading& document,
                                             const extract::Extraction& extraction) {
  FactMap facts;
  for (const Fact& fact : extraction.facts) {
    if (fact.table && fact.row) facts.emplace(std::tuple(*fact.table, *fact.row, fact.concept_id), &fact);
  }
  std::vector<IndicatorTable> tables;
  for (const TableForm& form : extraction.forms) {
    IndicatorTable rows = table_rows(table_of(document, form.table), form, facts);
    if (!rows.rows.empty()) tables.push_back(std::move(rows));
  }
  return tables;
}

const layout::Cell* cell_at(const layout::DocumentReading& document, const std::string& table, int row, int col) {
  const layout::Table* found = table_of(document, table);
  return found ? covering(*found, row, col) : nullptr;
}

std::pair<int, int> rows_of(const layout::DocumentReading& document, const Fact& fact) {
  if (!fact.table || !fact.row) return {0, 0};
  const layout::Cell* cell = fact.col ? cell_at(document, *fact.table, *fact.row, *fact.col) : nullptr;
  return {*fact.row, cell ? cell->row + cell->row_span : *fact.row + 1};
}

}  // namespace ziping::check
