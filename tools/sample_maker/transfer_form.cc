#include <fmt/format.h>

#include "project_form.h"

namespace samples {
namespace {

/// How the money was managed: item, statement, problems.
void management(const Writer& w, ProjectForm* form) {
  TableBuilder& t = form->table();
  const int head = t.next_row();
  t.label(head, 2, "", 1, 2);
  t.label(head, 4, "情况说明", 1, 2);
  t.label(head, 6, w.random->pick({"存在问题和改进措施", "存在问题及改进措施"}));
  const std::vector<std::pair<const char*, const char*>> items = {
      {"分配科学性", "按因素法分配，向工作任务重的乡镇倾斜。"},
      {"下达及时性", "资金到账后及时分解下达。"},
      {"拨付合规性", "按国库集中支付制度拨付。"},
      {"使用规范性", "专款专用，未发现截留挪用。"},
      {"执行准确性", "按照上级下达的金额执行，无较大偏离。"},
      {"预算绩效管理情况", "设定了绩效目标并开展运行监控。"},
      {"支出责任履行情况", "县级配套资金足额安排。"}};
  const int first = w.random->pick_int(0, 2);
  for (std::size_t i = static_cast<std::size_t>(first); i < items.size(); ++i) {
    const int row = t.next_row();
    t.label(row, 2, items[i].first, 1, 2);
    t.label(row, 4, items[i].second, 1, 2).align = Align::Left;
    t.label(row, 6, "无");
  }
  t.label(head, 0, "资金管理情况", t.rows() - head, 2);
}

}  // namespace

/// Transfer payments: who manages the money stands between funds and indicators; no points.
PrintedForm form_i(const Writer& w, const Project& project) {
  Project p = project;
  p.exec_scored = false;
  p.source = w.random->pick({"中央财政资金", "地方资金"});
  ProjectForm form(w, p, TableBuilder("transfer_self_eval", drawn_widths(w, {0.9, 1.2, 1.5, 2.6, 1.8, 1.9, 2.0})));
  TableBuilder& t = form.table();
  int row = t.next_row();
  t.label(row, 0, w.random->pick({"转移支付（项目）名称", "转移支付名称"}), 1, 2);
  t.label(row, 2, p.name, 1, 5);
  row = t.next_row();
  t.label(row, 0, "中央主管部门", 1, 2);
  t.label(row, 2, "国家主管部委", 1, 5);
  row = t.next_row();
  t.label(row, 0, "地方主管部门", 1, 2);
  t.label(row, 2, w.report.bureau, 1, 2);
  t.label(row, 4, "资金使用单位");
  form.unit(row, 5, 2);
  const int head = t.next_row();
  t.label(head, 2, "", 1, 2);
  t.label(head, 4, "全年预算数（A）");
  t.label(head, 5, "全年执行数（B）");
  t.label(head, 6, "执行率（B/A×100%）");
  const MoneyColumns c{.budget = 4, .executed = 5, .rate = 6};
  form.money_row({"年度资金总额", "年度资金总额", {}, form.budget(), form.executed()}, 2, 2, c, true);
  for (const MoneyLine& line : form.sources({"中央财政资金", "地方资金", "其他资金"}))
    form.money_row(line, 2, 2, c, false);
  t.label(head, 0, "资金投入情况" + w.maker.unit_label(), t.rows() - head, 2);
  management(w, &form);
  form.goals(4, 6, "总体目标完成情况");
  IndicatorLook look;
  look.group = "绩效指标";
  look.columns = {{Role::Name, "三级指标", 3},
                  {Role::Target, w.random->pick({"指标值", "年度指标值"}), 4},
                  {Role::Actual, w.random->pick({"全年实际完成值", "全年实际完成情况"}), 5},
                  {Role::Reason, w.random->pick({"未完成原因和改进措施", "未完成原因及拟采取的改进措施"}), 6}};
  look.subject = p.name;
  look.template_rows = w.random->chance(0.15);
  add_indicators(w, form.indicators(), look, &t);
  row = t.next_row();
  t.label(row, 0, "说明");
  t.label(row, 1, "无", 1, 6);
  return form.finish(w.random->pick({std::string("转移支付区域（项目）绩效自评表"),
                                     fmt::format("{}年度{}绩效自评表", w.report.year, p.name),
                                     fmt::format("中央对地方{}绩效自评表", p.name)}),
                     {});
}

}  // namespace samples
