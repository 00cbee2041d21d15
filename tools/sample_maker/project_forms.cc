#include <fmt/format.h>

#include "project_form.h"

namespace samples {

void weigh_anew(Random* random, Project* p) {
  switch (random->pick_int(0, 5)) {
    case 0:
      weigh(random, 20, 40, 30, 10, p);
      return;
    case 1:
      weigh(random, 10, 40, 20, 10, p, 20);
      return;
    case 2: {
      // Ten and ninety: satisfaction is a benefit among others.
      for (Indicator& i : p->indicators) {
        if (i.level1 == "满意度指标") i.level1 = "效益指标";
      }
      weigh(random, 10, 50, 40, 0, p);
      return;
    }
    default:
      return;
  }
}

namespace {

Num weight_of(const Project& p, const std::string& level) {
  Num total;
  for (const Indicator& i : p.indicators) {
    if (i.level1 == level) total = total + i.weight;
  }
  return total;
}

/// What the weights of the blocks should be, as many forms print it below.
void add_weights_note(const Writer& w, const Project& p, bool odd, PrintedForm* form) {
  const Num products = weight_of(p, "产出指标");
  const Num benefits = weight_of(p, "效益指标");
  const Num satisfied = weight_of(p, "满意度指标");
  if (odd) {
    w.ledger->words(
        "weight-pattern", false, {p.exec_weight.text(), products.text(), benefits.text()},
        fmt::format("{}/{}/{}/{}", p.exec_weight.text(), products.text(), benefits.text(), satisfied.text()),
        "10/50/30/10", p.name);
  }
  const bool usual = products == Num::whole(50) && benefits == Num::whole(30) && p.exec_weight == Num::whole(10);
  if (!odd && (w.plain || !usual || !w.more->chance(0.2))) return;
  Paragraph note;
  note.text = w.more->pick(
      {"注：一级指标分值统一设置为：产出指标50分、效益指标30分、服务对象满意度指标10分、预算资金执行率10分。",
       "注：1.自评满分100分，其中预算执行率10分，产出指标50分，效益指标30分，满意度指标10分。",
       "备注：产出指标50分，效益指标30分，服务对象满意度指标10分，预算执行率10分。"});
  note.size = 9;
  form->blocks.push_back(text_block(std::move(note)));
}

}  // namespace

PrintedForm form_d(const Writer& w, const Project& project) {
  Project p = project;
  weigh_anew(w.random, &p);
  const bool apart = weight_of(p, "满意度指标") > Num{} && weight_of(p, "成本指标") == Num{};
  const bool odd = apart && w.plan->take("weight-pattern");
  if (odd) {
    const long long products = w.more->pick({35, 45, 55});
    weigh(w.more, 10, products, 80 - products, 10, &p);
  }
  ProjectForm form(
      w, p, TableBuilder("project_self_eval", drawn_widths(w, {1.0, 1.1, 1.3, 1.1, 1.4, 1.5, 1.5, 1.0, 1.2, 1.6})));
  TableBuilder& t = form.table();
  int row = t.next_row();
  t.label(row, 0, "项目名称", 1, 2);
  t.label(row, 2, p.name, 1, 8);
  row = t.next_row();
  t.label(row, 0, "主管部门", 1, 2);
  t.label(row, 2, w.report.bureau, 1, 3);
  t.label(row, 5, w.random->pick({"实施单位", "项目实施单位"}));
  form.unit(row, 6, 4);
  const int head = t.next_row();
  t.label(head, 2, "", 1, 2);
  const bool letters = w.random->chance(0.5);
  const std::vector<std::string> heads = {
      "年初预算数", letters ? "全年预算数（A）" : "全年预算数", letters ? "全年执行数（B）" : "全年执行数",
      "分值",       letters ? "执行率（B/A）" : "执行率",       "得分"};
  for (int i = 0; i < 6; ++i) t.label(head, 4 + i, heads[static_cast<std::size_t>(i)]);
  MoneyColumns c{.initial = 4,
                 .budget = 5,
                 .executed = 6,
                 .rate = 8,
                 .weight = 7,
                 .score = 9,
                 .filler = w.random->pick({"—", "-", "/", ""})};
  form.money_row({"年度资金总额", "年度资金总额", p.initial, form.budget(), form.executed()}, 2, 2, c, true);
  const std::vector<std::string> items =
      w.random->chance(0.5) ? std::vector<std::string>{"当年财政拨款", "上年结转资金", "其他资金"}
                            : std::vector<std::string>{"中央补助", "省级资金", "市级资金", "县级资金", "其他资金"};
  for (const MoneyLine& line : form.sources(items)) form.money_row(line, 2, 2, c, false);
  t.label(head, 0, "项目资金" + w.maker.unit_label(), t.rows() - head, 2);
  form.goals(6, 9, "年度总体目标");
  IndicatorLook look;
  look.group = "绩效指标";
  // Target and actual first, or the weight before them, or between.
  const std::vector<int> at = w.random->pick(
      std::vector<std::vector<int>>{{5, 6, 7, 8}, {5, 6, 7, 8}, {6, 7, 5, 8}, {5, 7, 6, 8}, {6, 8, 5, 7}});
  look.columns = {
      {Role::Name, w.random->pick({"三级指标", "三级指标", "指标名称"}), 3, 2},
      {Role::Target,
       w.random->pick({"年度指标值", "年度目标值", "指标值", "年度指标值（A）", "年初指标值", "年度目标指标值"}),
       at[0]},
      {Role::Actual,
       w.random->pick({"实际完成值", "全年完成值", "全年实际值", "实际完成值（B）", "年终完成值", "完成值"}), at[1]},
      {Role::Weight, w.random->pick({"分值", "分值", "权重", "参考分值", "标准分", "指标分值"}), at[2]},
      {Role::Score, w.random->pick({"得分", "自评得分", "自评分", "实际得分"}), at[3]},
      {Role::Reason,
       w.random->pick({"偏差原因分析及改进措施", "未完成原因和改进措施", "说明", "未完成原因及拟采取的改进措施"}), 9}};
  look.subject = p.name;
  look.weight_in_label = w.random->chance(0.4);
  look.total_label = w.random->pick({"总分", "总分", "合计"});
  look.total_label_end = 4;
  look.template_rows = w.random->chance(0.2);
  look.shared_score = w.random->chance(0.15);
  look.other_weight = p.exec_weight;
  look.other_score = form.exec_score();
  look.grade = w.random->chance(0.2);
  const BlockTotals totals = add_indicators(w, form.indicators(), look, &t);
  if (w.random->chance(0.15)) {
    row = t.next_row();
    t.label(row, 0, w.random->pick({"自评等级", "评价等级"}), 1, 2);
    Prose boxes;
    for (const std::string grade : {"优", "良", "中", "差"}) {
      const bool is_grade = grade == grade_of(totals.score);
      FactNote fact = form.words("grade.stated", grade);
      boxes.say(grade == "优" ? "" : "  ");
      if (is_grade) {
        boxes.figure(grade + " ☑", fact);
      } else {
        boxes.say(grade + " □");
      }
    }
    t.text(row, 2, std::move(boxes).paragraph(), 1, 8);
  }
  PrintedForm printed =
      form.finish(w.random->pick({"项目支出绩效自评表", "项目支出绩效自评表", "财政项目支出绩效自评表"}), totals);
  add_weights_note(w, p, odd, &printed);
  return printed;
}

PrintedForm form_e(const Writer& w, const Project& project) {
  Project p = project;
  p.exec_scored = false;
  ProjectForm form(w, p, TableBuilder("project_self_eval", drawn_widths(w, {0.9, 1.2, 1.5, 2.6, 1.7, 1.7, 1.7})));
  TableBuilder& t = form.table();
  int row = t.next_row();
  t.label(row, 0, w.random->pick({"项目资金名称", "项目名称"}), 1, 2);
  t.label(row, 2, p.name, 1, 2);
  t.label(row, 4, "负责人及电话");
  const std::string phone = printed_phone(w, p.phone);
  Prose person;
  person.figure(p.manager, form.words("contact.person", p.manager))
      .say(" ")
      .figure(phone, form.words("contact.phone", phone));
  t.text(row, 5, std::move(person).paragraph(), 1, 2).align = Align::Centre;
  row = t.next_row();
  t.label(row, 0, "主管部门", 1, 2);
  t.label(row, 2, w.report.bureau, 1, 5);
  row = t.next_row();
  t.label(row, 0, "项目实施单位", 1, 2);
  form.unit(row, 2, 5);
  const int head = t.next_row();
  t.label(head, 2, "", 1, 2);
  t.label(head, 4, "全年预算数（A）");
  t.label(head, 5, "全年执行数（B）");
  t.label(head, 6, "执行率（B/A）");
  const MoneyColumns c{.budget = 4, .executed = 5, .rate = 6};
  form.money_row({"年度资金总额", "年度资金总额", {}, form.budget(), form.executed()}, 2, 2, c, true);
  for (const MoneyLine& line : form.sources({"中央补助", "省级资金", "市级资金", "其他资金"}))
    form.money_row(line, 2, 2, c, false);
  t.label(head, 0, "项目资金" + w.maker.unit_label(), t.rows() - head, 2);
  form.goals(4, 6, "年度总体目标");
  IndicatorLook look;
  look.group = "绩效指标";
  look.columns = {{Role::Name, "三级指标", 3},
                  {Role::Target, w.random->pick({"年度指标值", "年度目标值"}), 4},
                  {Role::Actual, w.random->pick({"全年完成值", "实际完成值"}), 5},
                  {Role::Reason, "未完成原因和改进措施", 6}};
  look.subject = p.name;
  look.template_rows = w.random->chance(0.15);
  add_indicators(w, form.indicators(), look, &t);
  row = t.next_row();
  t.label(row, 0, "说明");
  t.label(row, 1, "无", 1, 6);
  return form.finish("项目支出绩效目标自评表", {});
}

}  // namespace samples
