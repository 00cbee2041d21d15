#include <fmt/format.h>

#include "indicator_block.h"
#include "project_form.h"
#include "writer.h"

namespace samples {
namespace {

/// One line of the breakdown: "其中：一般公共预算：596.39".
Paragraph split_line(const Writer& w, const std::string& lead, const std::string& concept_id, const std::string& item,
                     const std::optional<Num>& value) {
  Prose prose;
  prose.say(lead + item + "：");
  if (value) prose.figure(w.maker.money_text(*value), w.maker.money(concept_id, item, *value));
  return std::move(prose).paragraph();
}

void funding_sides(const Writer& w, TableBuilder* table, const Num& total) {
  const ReportData& r = w.report;
  int row = table->next_row();
  table->label(row, 1, "按收入性质分：", 1, 4).align = Align::Left;
  table->label(row, 5, "按支出性质分：", 1, 4).align = Align::Left;
  std::vector<std::pair<std::string, std::optional<Num>>> income = {
      {"一般公共预算", total - r.fund_income - r.other_income},
      {"政府性基金拨款", {}},
      {"纳入专户管理的非税收入拨款", {}},
      {"其他资金", {}}};
  if (r.fund_income > Num{}) income[1].second = r.fund_income;
  if (r.other_income > Num{}) income[3].second = r.other_income;
  std::vector<std::pair<std::string, std::optional<Num>>> nature = {{"基本支出", r.final_basic},
                                                                    {"项目支出", r.final_project}};
  if (w.plan->take("funding-sides")) {
    income[0].second = *income[0].second - Num{w.random->between(80, 400), 1}.at_scale(w.style.numbers.decimals);
  }
  std::vector<Num> left;
  std::vector<Num> right;
  for (std::size_t i = 0; i < income.size(); ++i) {
    row = table->next_row();
    table->text(row, 1, split_line(w, i == 0 ? "其中：" : "", "funds.by_income", income[i].first, income[i].second), 1,
                4);
    if (income[i].second) left.push_back(*income[i].second);
    if (i >= nature.size()) {
      table->label(row, 5, "", 1, 4);
      continue;
    }
    table->text(row, 5, split_line(w, i == 0 ? "其中：" : "", "funds.by_nature", nature[i].first, nature[i].second), 1,
                4);
    right.push_back(*nature[i].second);
  }
  w.ledger->sum("funding-sides", left, total, "按收入性质分");
  w.ledger->sum("funding-sides", right, total, "按支出性质分");
}

/// Below the whole what is of this year and what the year before left.
void carried_rows(const Writer& w, const Num& budget, TableBuilder* table) {
  const ReportData& r = w.report;
  if (!r.carried) return;
  const auto row = [&](const std::string& label, const std::string& item, const Num& initial, const Num& available,
                       const Num& spent) {
    const int at = table->next_row();
    table->label(at, 1, label, 1, 2);
    table->value(at, 3, w.maker.money_text(initial), w.maker.money("funds.initial", item, initial));
    table->value(at, 4, w.maker.money_text(available), w.maker.money("funds.budget", item, available));
    table->value(at, 5, w.maker.money_text(spent), w.maker.money("funds.executed", item, spent));
    for (int col = 6; col < 9; ++col) table->label(at, col, "—");
  };
  const Num& left = *r.carried;
  row("当年财政拨款", "当年财政拨款", r.initial_total - left, budget - left, r.final_total - left);
  row("上年结转资金", "上年结转", left, left, left);
}

Num money_block(const Writer& w, TableBuilder* table) {
  const ReportData& r = w.report;
  const FactMaker& m = w.maker;
  const std::string item = "年度资金总额";
  const int first = table->next_row();
  table->label(first, 1, "", 1, 2);
  const std::vector<std::string> heads = {"年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"};
  for (int i = 0; i < 6; ++i) table->label(first, 3 + i, heads[static_cast<std::size_t>(i)]);
  const int row = table->next_row();
  table->label(row, 1, item, 1, 2);
  Num budget = r.budget_total;
  if (w.plan->take("executed-over-budget"))
    budget = r.final_total - Num{w.random->between(3, 90), 1}.at_scale(w.style.numbers.decimals);
  Num rate = percent(r.final_total, budget, w.style.numbers.rate_decimals);
  if (w.plan->take("execution-rate")) rate = rate - Num::whole(w.random->between(2, 9));
  table->value(row, 3, m.money_text(r.initial_total), m.money("funds.initial", item, r.initial_total));
  table->value(row, 4, m.money_text(budget), m.money("funds.budget", item, budget));
  table->value(row, 5, m.money_text(r.final_total), m.money("funds.executed", item, r.final_total));
  table->value(row, 6, r.exec_weight.text(), points_fact(w, "funds.weight", item, r.exec_weight));
  table->value(row, 7, m.rate_text(rate), m.percent("funds.rate", item, rate));
  Num score = r.exec_score;
  if (w.plan->take("execution-score")) score = score - Num::whole(w.random->between(1, 3));
  table->value(row, 8, score.text(), points_fact(w, "funds.score", item, score));
  w.ledger->rate("execution-rate", r.final_total, budget, rate, item);
  Num right = ratio(r.exec_weight * r.final_total, budget, 2).reduced();
  if (right > r.exec_weight) right = r.exec_weight;
  w.ledger->equal("execution-score", score, right, item);
  w.ledger->at_most("executed-over-budget", r.final_total, budget, item);
  w.ledger->at_most("score-range", score, r.exec_weight, item);
  carried_rows(w, budget, table);
  funding_sides(w, table, r.final_total);
  table->label(first, 0, w.random->pick({"年度预算申请", "年度部门整体支出预算执行情况"}) + w.maker.unit_label(),
               table->rows() - first);
  return score;
}

std::string goal_text(const ReportData& r) {
  return fmt::format("完成县委、县政府和上级主管部门下达的各项任务，{}；{}。", r.bureau_kind->duties[1],
                     r.bureau_kind->duties[2]);
}

}  // namespace

PrintedForm form_a(const Writer& w) {
  const ReportData& r = w.report;
  TableBuilder table("dept_self_eval", drawn_widths(w, {1.05, 1.2, 1.35, 2.3, 1.5, 1.5, 1.05, 1.15, 1.9}));
  int row = table.next_row();
  table.label(row, 0, "单位名称");
  table.value(row, 1, r.full_name, w.maker.words("entity.name", r.full_name), 1, 8);
  const Num exec_score = money_block(w, &table);
  row = table.next_row();
  table.label(row, 0, "年度总体目标", 2);
  table.label(row, 1, "预期目标", 1, 4);
  table.label(row, 5, "实际完成情况", 1, 4);
  ++row;
  table.label(row, 1, goal_text(r), 1, 4).align = Align::Left;
  table.label(row, 5, w.random->chance(0.5) ? goal_text(r) : "年度目标任务基本完成，" + goal_text(r), 1, 4).align =
      Align::Left;

  IndicatorLook look;
  look.group = "绩效指标";
  look.columns = {{Role::Name, "三级指标", 3},
                  {Role::Target, w.random->pick({"年度指标值", "年度目标值", "目标值"}), 4},
                  {Role::Actual, w.random->pick({"实际完成值", "全年完成值", "年终完成值"}), 5},
                  {Role::Weight, w.random->pick({"分值", "分值", "权重"}), 6},
                  {Role::Score, w.random->pick({"得分", "得分", "自评得分"}), 7},
                  {Role::Reason, w.random->pick({"偏差原因分析及改进措施", "未完成原因和改进措施"}), 8}};
  look.weight_in_label = w.random->chance(0.5);
  look.total_label = w.random->pick({"总分", "合计", "总分"});
  look.total_label_end = 5;
  look.shared_score = w.random->chance(0.2);
  look.other_weight = r.exec_weight;
  look.other_score = exec_score;
  look.grade = w.random->chance(0.2);
  const BlockTotals totals = add_indicators(w, r.indicators, look, &table);

  PrintedForm form;
  form.total_score = totals.score;
  form.total_weight = totals.weight;
  Table done = std::move(table).finish();
  done.title = w.random->chance(0.5)
                   ? "部门整体支出绩效自评表"
                   : fmt::format("{}年度部门整体支出绩效自评表", w.whole_report ? printed_year(w, "表题") : r.year);
  done.unit = w.style.numbers.money_unit;
  done.size = w.style.table_size;
  form.blocks.push_back(table_block(std::move(done)));
  return form;
}

}  // namespace samples
