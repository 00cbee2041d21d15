#include "output/export_yitihua.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "output/form_of.h"

namespace ziping::output {
namespace {

const Column kEvaluation = {"eval_id", "VARCHAR2", "key: beginning of the document's SHA-256 and the form in it"};

std::vector<Column> evaluation_columns() {
  return {kEvaluation,
          {"fiscal_year", "VARCHAR2(4)", "year of the report"},
          {"mof_div_code", "VARCHAR2(9)", "not printed: empty"},
          {"dept_code", "VARCHAR2", "not printed: empty"},
          {"dept_name", "VARCHAR2", "not told apart from the agency: empty"},
          {"agency_code", "VARCHAR2(21)", "not printed: empty"},
          {"agency_name", "VARCHAR2", "the reporting unit"},
          {"pro_code", "VARCHAR2(21)", "not printed: empty"},
          {"pro_name", "VARCHAR2(180)", "the project"},
          {"devi_analy", "VARCHAR2", "not printed for the whole: empty"},
          {"application_advise", "VARCHAR2", "not printed: empty"},
          {"total_eval_value", "NUMBER(16,6)", "total score as stated"},
          {"dept_score", "NUMBER(16,6)", "others' score: empty"},
          {"dep_aud_opinion", "VARCHAR2", "others' opinion: empty"},
          {"mof_aud_opinion", "VARCHAR2", "others' opinion: empty"},
          {"is_last_inst", "NUMBER(1)", "the system's own: empty"},
          {"update_time", "VARCHAR2(17)", "the system's own: empty"},
          {"is_deleted", "NUMBER(1)", "the system's own: empty"},
          {"create_time", "VARCHAR2(17)", "the system's own: empty"}};
}

std::vector<Column> budget_columns() {
  return {kEvaluation,
          {"found_type_code", "VARCHAR2", "not printed: empty"},
          {"found_type_name", "VARCHAR2", "source of the money"},
          {"reply_amt", "NUMBER(18,2)", "initial budget, yuan"},
          {"year_adj_amt", "NUMBER(18,2)", "not printed, and not computed here: empty"},
          {"cur_amt", "NUMBER(18,2)", "budget of the whole year, yuan"},
          {"year_exe_amt", "NUMBER(18,2)", "executed, yuan"},
          {"exe_amt_rate", "NUMBER(16,4)", "rate of execution as stated, %"},
          {"exe_score", "NUMBER(16,6)", "score of the execution as stated"}};
}

std::vector<Column> goal_columns() {
  return {kEvaluation,
          {"kpi_target", "VARCHAR2(2000)", "what was aimed at"},
          {"goal_comp", "VARCHAR2(2000)", "what was reached"}};
}

std::vector<Column> indicator_columns() {
  return {kEvaluation,
          {"lv1_perf_ind_code", "VARCHAR2", "not printed: empty"},
          {"lv1_perf_ind_name", "VARCHAR2", "first level"},
          {"lv2_perf_ind_code", "VARCHAR2", "not printed: empty"},
          {"lv2_perf_ind_name", "VARCHAR2", "second level"},
          {"lv3_perf_ind_code", "VARCHAR2", "not printed: empty"},
          {"lv3_perf_ind_name", "VARCHAR2", "the indicator"},
          {"kpi_val", "VARCHAR2(1000)", "target as printed"},
          {"ind_comp", "VARCHAR2(2000)", "what was reached, as printed"},
          {"kpi_evalstd", "VARCHAR2", "scoring rule as printed"},
          {"ind_weight", "NUMBER(16,4)", "points to be had"},
          {"eval_score", "NUMBER(16,6)", "points given"},
          {"devi_analy", "VARCHAR2", "reason and remedy as printed"}};
}

std::vector<Column> file_columns() {
  return {{"file_id", "VARCHAR2(64)", "SHA-256 of the file"},
          {"file_name", "VARCHAR2", "name under which it was met"},
          {"fiscal_year", "VARCHAR2(4)", "year of the report"},
          {"agency_name", "VARCHAR2", "the reporting unit"},
          {"page_count", "NUMBER", "pages of the file"}};
}

using FactsOfRow = std::map<std::string, const extract::Fact*>;

/// The form's facts with this beginning of the concept by row; of equal concepts in a row the first.
std::map<int, FactsOfRow> facts_by_row(const store::DocumentRecord& record, const std::string& table,
                                       std::string_view beginning) {
  std::map<int, FactsOfRow> rows;
  for (const extract::Fact& fact : record.extraction.facts) {
    if (fact.table != table || !fact.row || !fact.concept_id.starts_with(beginning)) continue;
    rows[*fact.row].emplace(fact.concept_id.substr(beginning.size()), &fact);
  }
  return rows;
}

void put_value(CsvTable& table, const FactsOfRow& facts, const std::string& concept_end, int scale, bool base) {
  const auto found = facts.find(concept_end);
  const auto value = found == facts.end() ? std::nullopt : (base ? found->second->base_value : found->second->value);
  table.number(value ? value->rounded(scale) : std::nullopt);
}

/// What stands in the row in the columns of this role; merged cells count in every row they cover.
std::string text_of(const layout::Table& table, const extract::TableForm& form, int row, std::string_view role) {
  std::string text;
  for (const layout::Cell& cell : table.cells) {
    const auto col = static_cast<std::size_t>(cell.col);
    if (row < cell.row || row >= cell.row + cell.row_span) continue;
    if (col < form.columns.size() && form.columns[col] == role) text += cell.text;
  }
  return text;
}

}  // namespace

YitihuaExport::YitihuaExport()
    : evaluations_("PM_PERF_SELF_EVAL", evaluation_columns()),
      budgets_("PM_PERF_SELF_BGT", budget_columns()),
      goals_("PM_SELF_EVAL_GOAL", goal_columns()),
      indicators_("PM_SELF_EVAL_INDICATOR", indicator_columns()),
      files_("PERF_PUBLIC_FILE", file_columns()) {}

void YitihuaExport::add(const store::DocumentRecord& record) {
  files_.text(record.row.sha256).text(record.row.file).number(record.row.year).text(record.row.entity);
  files_.number(record.row.pages);
  for (const layout::Table& table : record.reading.tables) {
    const extract::TableForm* form = form_of(record.extraction, table.id);
    if (form == nullptr || (form->form != "project_self_eval" && form->form != "transfer_self_eval")) continue;
    add_form(record, *form, table);
  }
}

void YitihuaExport::add_form(const store::DocumentRecord& record, const extract::TableForm& form,
                             const layout::Table& table) {
  const std::string eval_id = fmt::format("{}-{}", std::string_view(record.row.sha256).substr(0, 16), table.id);
  std::optional<Decimal> total;
  for (const extract::Fact& fact : record.extraction.facts) {
    if (fact.table == table.id && fact.concept_id == "total.score" && !total) total = fact.value;
  }
  evaluations_.text(eval_id).number(record.row.year).blank().blank().blank().blank().text(record.row.entity).blank();
  evaluations_.text(form.subject).blank().blank().number(total ? total->rounded(6) : std::nullopt);
  while (!evaluations_.at_row_start()) evaluations_.blank();
  add_budget(eval_id, record, form);
  add_goals(eval_id, form, table);
  add_indicators(eval_id, record, form, table);
}

void YitihuaExport::add_budget(const std::string& eval_id, const store::DocumentRecord& record,
                               const extract::TableForm& form) {
  for (const auto& [row, facts] : facts_by_row(record, form.table, "funds.")) {
    budgets_.text(eval_id).blank().text(facts.begin()->second->item);
    put_value(budgets_, facts, "initial", 2, true);
    budgets_.blank();
    put_value(budgets_, facts, "budget", 2, true);
    put_value(budgets_, facts, "executed", 2, true);
    put_value(budgets_, facts, "rate", 4, true);
    put_value(budgets_, facts, "score", 6, false);
  }
}

void YitihuaExport::add_goals(const std::string& eval_id, const extract::TableForm& form, const layout::Table& table) {
  for (const extract::RowRole& role : form.rows) {
    if (role.kind != extract::RowKind::Goal) continue;
    // A label may stand in front; the aim and what came of it are the last two cells.
    std::vector<const layout::Cell*> cells;
    for (const layout::Cell& cell : table.cells) {
      if (cell.row == role.row) cells.push_back(&cell);
    }
    if (cells.size() < 2) continue;
    goals_.text(eval_id).text(cells[cells.size() - 2]->text).text(cells.back()->text);
  }
}

void YitihuaExport::add_indicators(const std::string& eval_id, const store::DocumentRecord& record,
                                   const extract::TableForm& form, const layout::Table& table) {
  const auto facts = facts_by_row(record, form.table, "indicator.");
  for (const extract::RowRole& role : form.rows) {
    if (role.kind != extract::RowKind::Indicator) continue;
    const auto level = [&](std::size_t i) { return i < role.path.size() ? role.path[i] : std::string(); };
    const auto cell = [&](std::string_view column) { return text_of(table, form, role.row, column); };
    const auto found = facts.find(role.row);
    const FactsOfRow of_row = found == facts.end() ? FactsOfRow() : found->second;
    indicators_.text(eval_id).blank().text(level(0)).blank().text(level(1)).blank().text(role.item);
    indicators_.text(cell("target_sign") + cell("target") + cell("target_unit"))
        .text(cell("actual"))
        .text(cell("rule"));
    put_value(indicators_, of_row, "weight", 4, false);
    put_value(indicators_, of_row, "score", 6, false);
    indicators_.text(cell("reason"));
  }
}

std::vector<NamedFile> YitihuaExport::take() {
  std::vector<NamedFile> pieces;
  for (CsvTable* table : {&evaluations_, &budgets_, &goals_, &indicators_, &files_}) pieces.push_back(table->take());
  return pieces;
}

NamedFile YitihuaExport::dictionary() const {
  return dictionary_of({&evaluations_, &budgets_, &goals_, &indicators_, &files_});
}

}  // namespace ziping::output
