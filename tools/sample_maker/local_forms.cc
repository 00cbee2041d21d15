#include <fmt/format.h>

#include "project_form.h"

namespace samples {
void add_choices(const Writer& w, const std::string* subject, const std::string& item,
                 const std::vector<std::string>& choices, int row, int col, int col_span, TableBuilder* table) {
  const std::string tick = w.random->pick({"☑", "√", "■"});
  const auto at = static_cast<std::size_t>(w.random->between(0, static_cast<long long>(choices.size())));
  const bool before = w.random->chance(0.25);
  const bool numbered = !before && w.random->chance(0.7);
  Prose prose;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    prose.say(i > 0 ? "  " : "");
    const std::string box = i == at ? tick : "□";
    const std::string option = (numbered ? std::to_string(i + 1) + "、" : "") + choices[i];
    const std::string shown = before ? box + option : option + (numbered ? " " : "") + box;
    if (i != at) {
      prose.say(shown);
      continue;
    }
    FactNote fact = w.maker.words("other", choices[i]);
    fact.item = item;
    if (subject) fact.subject = *subject;
    prose.figure(shown, std::move(fact));
  }
  table->text(row, col, std::move(prose).paragraph(), 1, col_span).align = Align::Left;
}

/// Rural funds: the weight stands before the target.
PrintedForm form_f(const Writer& w, const Project& p) {
  ProjectForm form(w, p,
                   TableBuilder("project_self_eval", drawn_widths(w, {0.9, 1.2, 1.4, 2.4, 0.9, 1.5, 1.5, 1.0, 1.6})));
  TableBuilder& t = form.table();
  int row = t.next_row();
  t.label(row, 0, w.random->pick({"专项资金名称", "项目资金名称"}), 1, 2);
  t.label(row, 2, p.name, 1, 7);
  row = t.next_row();
  t.label(row, 0, "主管部门", 1, 2);
  t.label(row, 2, w.report.bureau, 1, 2);
  t.label(row, 4, "资金使用单位", 1, 2);
  form.unit(row, 6, 3);
  const int head = t.next_row();
  t.label(head, 2, "", 1, 2);
  t.label(head, 4, "分值");
  t.label(head, 5, "全年预算数（A）");
  t.label(head, 6, "全年执行数（B）");
  t.label(head, 7, "得分");
  t.label(head, 8, "执行率（B/A）");
  const MoneyColumns c{.budget = 5, .executed = 6, .rate = 8, .weight = 4, .score = 7, .filler = "-"};
  form.money_row({"年度资金总额", "年度资金总额", {}, form.budget(), form.executed()}, 2, 2, c, true);
  for (const MoneyLine& line : form.sources({"中央补助", "省级资金", "市级资金", "县级资金", "其他资金"})) {
    form.money_row(line, 2, 2, c, false);
  }
  t.label(head, 0, "项目资金" + w.maker.unit_label(), t.rows() - head, 2);
  form.goals(5, 8, "年度总体目标");
  IndicatorLook look;
  look.group = "绩效指标";
  look.columns = {{Role::Name, "三级指标", 3},     {Role::Weight, "分值", 4},
                  {Role::Target, "年度指标值", 5}, {Role::Actual, w.random->pick({"全年实际值", "全年完成值"}), 6},
                  {Role::Score, "得分", 7},        {Role::Reason, "未完成原因和改进措施", 8}};
  look.subject = p.name;
  look.total_label = "总分";
  look.total_label_end = 3;
  look.other_weight = p.exec_weight;
  look.other_score = form.exec_score();
  look.template_rows = w.random->chance(0.15);
  return form.finish("绩效目标自评表", add_indicators(w, form.indicators(), look, &t));
}

/// Hubei: execution 20 points, tick boxes, no column of weights, reasons below.
PrintedForm form_g(const Writer& w, const Project& project) {
  Project p = project;
  weigh(w.random, 20, 40, 30, 10, &p);
  ProjectForm form(w, p, TableBuilder("project_self_eval", drawn_widths(w, {1.3, 1.3, 1.5, 2.4, 1.6, 1.6, 1.3})));
  TableBuilder& t = form.table();
  const auto wide = [&](const std::string& label, const std::string& text) {
    const int row = t.next_row();
    t.label(row, 0, label);
    t.label(row, 1, text, 1, 6).align = Align::Left;
  };
  int row = t.next_row();
  t.label(row, 0, "项目名称");
  t.label(row, 1, p.name, 1, 6);
  row = t.next_row();
  t.label(row, 0, "主管部门");
  t.label(row, 1, w.report.bureau, 1, 2);
  t.label(row, 3, "项目实施单位");
  form.unit(row, 4, 3);
  const auto boxes = [&](const std::string& label, const std::vector<std::string>& choices) {
    const int at = t.next_row();
    t.label(at, 0, label);
    add_choices(w, &p.name, label, choices, at, 1, 6, &t);
  };
  boxes("项目类别", {"部门预算项目", "财政专项", "市对下转移支付项目"});
  boxes("项目属性", {"持续性项目", "新增性项目"});
  boxes("项目类型", {"常年性项目", "延续性项目", "一次性项目"});
  const int head = t.next_row();
  t.label(head, 1, "", 1, 2);
  t.label(head, 3, "预算数（A）");
  t.label(head, 4, "执行数（B）");
  t.label(head, 5, "执行率（B/A）");
  t.label(head, 6, "得分（20分*执行率）");
  const MoneyColumns c{.budget = 3, .executed = 4, .rate = 5, .score = 6};
  form.money_row({"年度财政资金总额", "年度资金总额", {}, form.budget(), form.executed()}, 1, 2, c, true);
  FactNote twenty = points_fact(w, "funds.weight", "年度资金总额", p.exec_weight);
  twenty.subject = p.name;
  t.value(head, 0, "预算执行情况" + w.maker.unit_label() + "（20分）", twenty, 2).kind = CellKind::Text;
  IndicatorLook look;
  look.group = "年度绩效目标";
  look.group_points = true;
  look.columns = {{Role::Name, "三级指标", 3},
                  {Role::Target, "年初目标值（A）", 4},
                  {Role::Actual, "实际完成值（B）", 5},
                  {Role::Score, "得分", 6}};
  look.subject = p.name;
  look.total_label = "总分";
  look.total_label_end = 5;
  look.other_weight = p.exec_weight;
  look.other_score = form.exec_score();
  const BlockTotals totals = add_indicators(w, form.indicators(), look, &t);
  wide("偏差大或目标未完成原因分析", w.random->chance(0.5) ? "无" : "个别任务受资金下达时间影响，进度略有滞后。");
  wide("改进措施及结果应用方案", "加强项目前期准备，按季度调度进度，将结果作为下年度预算安排依据。");
  return form.finish(fmt::format("{}年度{}自评表", w.report.year, p.name), totals);
}

/// Sichuan: sign, value and unit of the target in columns of their own; conclusions below.
PrintedForm form_h(const Writer& w, const Project& p) {
  ProjectForm form(
      w, p,
      TableBuilder("project_self_eval", drawn_widths(w, {1.1, 1.2, 1.3, 2.2, 1.1, 1.2, 1.1, 1.3, 1.0, 1.0, 1.7})));
  TableBuilder& t = form.table();
  int row = t.next_row();
  t.label(row, 0, "项目名称", 1, 2);
  t.label(row, 2, p.name, 1, 9);
  row = t.next_row();
  t.label(row, 0, "主管部门", 1, 2);
  t.label(row, 2, w.report.bureau, 1, 2);
  t.label(row, 4, "实施单位（盖章）", 1, 2);
  form.unit(row, 6, 5);
  form.goals(6, 10, "年度目标");
  const int head = t.next_row();
  t.label(head, 2, "年度预算数" + w.maker.unit_label(), 1, 2);
  const std::vector<std::string> heads = {"年初预算", "调整后预算数", "预算执行数", "预算执行率",
                                          "权重",     "得分",         "原因"};
  for (int i = 0; i < 7; ++i) t.label(head, 4 + i, heads[static_cast<std::size_t>(i)]);
  const MoneyColumns c{.initial = 4, .budget = 5, .executed = 6, .rate = 7, .weight = 8, .score = 9, .filler = "/"};
  form.money_row({"总额", "年度资金总额", p.initial, form.budget(), form.executed()}, 2, 2, c, true);
  for (const MoneyLine& line : form.sources({"财政资金", "财政专户管理资金", "单位资金", "其他资金"})) {
    form.money_row(line, 2, 2, c, false);
  }
  t.label(head, 0, "预算执行情况（10分）", t.rows() - head, 2);
  IndicatorLook look;
  look.group = "绩效指标";
  look.group_points = true;
  look.columns = {{Role::Name, "三级指标", 3}, {Role::Sign, "指标性质", 4},
                  {Role::Target, "指标值", 5}, {Role::Unit, w.random->pick({"度量单位", "计量单位"}), 6},
                  {Role::Actual, "完成值", 7}, {Role::Weight, "权重", 8},
                  {Role::Score, "得分", 9},    {Role::Reason, "未完成原因分析", 10}};
  if (w.random->chance(0.5)) look.target_head = "年度指标值";
  look.subject = p.name;
  look.total_label = "合计";
  look.total_label_end = 7;
  look.other_weight = p.exec_weight;
  look.other_score = form.exec_score();
  const BlockTotals totals = add_indicators(w, form.indicators(), look, &t);
  for (const auto& [label, text] :
       std::vector<std::pair<const char*, const char*>>{{"评价结论", "项目按计划实施，资金使用规范，达到预期效果。"},
                                                        {"存在问题", "绩效指标的量化程度有待提高。"},
                                                        {"改进措施", "结合实际完善指标体系，加强过程监控。"}}) {
    row = t.next_row();
    t.label(row, 0, label, 1, 2);
    t.label(row, 2, text, 1, 9).align = Align::Left;
  }
  PrintedForm printed = form.finish("部门预算项目支出绩效自评表", totals);
  printed.landscape = w.random->chance(0.35);
  return printed;
}

}  // namespace samples
