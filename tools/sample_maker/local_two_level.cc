#include <fmt/format.h>

#include "project_form.h"

namespace samples {
namespace {

struct Judged {
  const char* level;
  const char* name;
  long long weight;
  const char* rule;
};

/// What is judged by rule before the indicators: 2 points of decision, 13 of management.
const std::vector<Judged> kJudged = {
    {"项目决策", "决策依据", 2, "有项目年度工作计划或上级文件计2分，没有不得分。"},
    {"项目管理", "财务制度", 3, "1、单位财务管理制度1分；2、项目管理制度1分；3、有制度执行佐证资料1分。没有不得分。"},
    {"项目管理", "组织机构", 2, "有明确的绩效管理机构或专人负责2分。没有不得分。"},
    {"项目管理", "运行监管", 4, "1、运行监管记录3分；2、填报监控表1分。没有不得分。"},
    {"项目管理", "目标申报", 4,
     "1、绩效目标全申报的1分，缺一项扣0.5分，扣完为止；2、绩效目标规范1分；3、按时申报计2分。"}};

FactNote points_of(const Writer& w, const Project& p, const std::string& concept_id, const Judged& judged,
                   const Num& value) {
  FactNote fact = points_fact(w, concept_id, judged.name, value);
  fact.path = {judged.level};
  fact.subject = p.name;
  return fact;
}

/// The rows judged by rule; returns their scores.
Num judged_rows(const Writer& w, const Project& p, TableBuilder* table) {
  TableBuilder& t = *table;
  const int head = t.next_row();
  const std::vector<std::string> heads = {"项目权重", "评价内容", "分值", "自评分", "复核分"};
  for (std::size_t i = 0; i < heads.size(); ++i) t.label(head, static_cast<int>(i), heads[i]);
  t.label(head, 5, "评价标准及依据", 1, 2);
  std::vector<Num> scores;
  std::vector<std::string> levels;
  for (const Judged& judged : kJudged) {
    const int row = t.next_row();
    const Num weight = Num::whole(judged.weight);
    const Num score = judged.weight > 2 && w.random->chance(0.3) ? weight - Num::whole(1) : weight;
    t.label(row, 1, judged.name);
    t.value(row, 2, weight.text(), points_of(w, p, "indicator.weight", judged, weight));
    t.value(row, 3, score.text(), points_of(w, p, "indicator.score", judged, score));
    t.label(row, 5, judged.rule, 1, 2).align = Align::Left;
    scores.push_back(score);
    levels.emplace_back(judged.level);
  }
  const bool brackets = w.random->chance(0.5);
  for (const auto& [start, count] : runs_of(levels)) {
    long long weight = 0;
    for (int i = start; i < start + count; ++i) weight += kJudged[static_cast<std::size_t>(i)].weight;
    const std::string& level = levels[static_cast<std::size_t>(start)];
    FactNote fact = points_fact(w, "block.weight", level, Num::whole(weight));
    fact.subject = p.name;
    t.value(head + 1 + start, 0, fmt::format(fmt::runtime(brackets ? "{}（{}分）" : "{}{}分"), level, weight), fact,
            count)
        .kind = CellKind::Text;
  }
  return sum(scores);
}

}  // namespace

/// A county's own form: sources as columns, two blocks judged by rule, indicators with scores only.
PrintedForm form_k(const Writer& w, const Project& project) {
  Project p = project;
  weigh(w.random, 0, 40, 35, 10, &p);
  p.exec_scored = false;
  ProjectForm form(w, p, TableBuilder("project_self_eval", drawn_widths(w, {1.3, 1.4, 2.0, 1.5, 1.5, 1.3, 1.5})));
  TableBuilder& t = form.table();
  int row = t.next_row();
  t.label(row, 0, "项目名称");
  t.label(row, 1, p.name, 1, 3);
  t.label(row, 4, "项目主管单位");
  t.label(row, 5, w.report.bureau, 1, 2);
  row = t.next_row();
  t.label(row, 0, "项目实施单位");
  form.unit(row, 1, 6);
  row = t.next_row();
  t.label(row, 0, "项目属性");
  add_choices(w, &p.name, "项目属性", {"常年性", "延续性", "一次性", "新增性"}, row, 1, 6, &t);
  const int money = t.next_row();
  const std::vector<std::string> sources = {"中央", "省、地", "本级", "其他", "合计", "执行数"};
  for (int i = 0; i < 6; ++i) t.label(money, 1 + i, sources[static_cast<std::size_t>(i)] + w.maker.unit_label());
  t.next_row();
  const int at = w.random->pick_int(0, 3);
  const std::vector<std::string> items = {"中央补助", "省级资金", "县级资金", "其他资金"};
  const auto amount = [&](int col, const std::string& concept_id, const std::string& item, const Num& value) {
    FactNote fact = w.maker.money(concept_id, item, value);
    fact.subject = p.name;
    t.value(money + 1, col, w.maker.money_text(value), fact);
  };
  amount(1 + at, "funds.budget", items[static_cast<std::size_t>(at)], form.budget());
  amount(5, "funds.budget", "年度资金总额", form.budget());
  amount(6, "funds.executed", "年度资金总额", form.executed());
  t.label(money, 0, "项目资金来源", 2);
  row = t.next_row();
  t.label(row, 0, "项目年度目标");
  t.label(row, 1, p.purpose, 1, 6).align = Align::Left;
  const Num judged = judged_rows(w, p, &t);
  row = t.next_row();
  FactNote rest = points_fact(w, "block.weight", "项目绩效", Num::whole(85));
  rest.subject = p.name;
  t.value(row, 0, "项目绩效85分", rest).kind = CellKind::Text;
  t.label(row, 1, "项目年度目标1：" + p.name, 1, 6).align = Align::Left;
  IndicatorLook look;
  look.level1_col = 0;
  look.level2_col = 1;
  look.columns = {{Role::Name, "指标名称（三级指标）", 2},
                  {Role::Target, "年初指标值", 3},
                  {Role::Actual, "年终完成值", 4},
                  {Role::Score, "自评分", 5},
                  {Role::Review, "复核分", 6}};
  look.subject = p.name;
  look.weight_in_label = true;
  look.total_label = w.random->pick({"总分", "合计"});
  look.total_label_end = 4;
  look.other_weight = Num::whole(15);
  look.other_score = judged;
  return form.finish(w.random->pick({"财政预算支出项目绩效目标自评表", "预算支出项目绩效目标自评表"}),
                     add_indicators(w, form.indicators(), look, &t));
}

}  // namespace samples
