#include <fmt/format.h>

#include <algorithm>

#include "indicator_block.h"
#include "writer.h"

namespace samples {
namespace {

struct MoneyLine {
  std::string label;
  std::string item;
  std::optional<Num> initial;
  std::optional<Num> budget;
  std::optional<Num> executed;
};

/// Where the money block of one form kind has its columns; -1 where it has none.
struct MoneyColumns {
  int initial = -1;
  int budget = -1;
  int executed = -1;
  int rate = -1;
  int weight = -1;
  int score = -1;
  /// What sub-rows carry under weight and score.
  std::string filler{};
};

Num small(const Writer& w, long long low, long long high) {
  return Num{w.random->between(low, high), 1}.at_scale(w.style.numbers.decimals);
}

class ProjectForm {
 public:
  ProjectForm(const Writer& w, const Project& project, TableBuilder table)
      : w_(w), p_(project), table_(std::move(table)), budget_(project.budget), executed_(project.executed) {
    if (w.plan->take("form-vs-annex")) executed_ = executed_ - small(w, 1, 9);
    if (w.plan->take("executed-over-budget")) budget_ = executed_ - small(w, 2, 9);
    w.ledger->equal("form-vs-annex", executed_, p_.executed, p_.name);
    w.ledger->at_most("executed-over-budget", executed_, budget_, p_.name);
  }

  TableBuilder& table() { return table_; }
  const Num& budget() const { return budget_; }
  const Num& executed() const { return executed_; }

  FactNote words(const std::string& concept_id, const std::string& value) const {
    FactNote fact = w_.maker.words(concept_id, value);
    fact.subject = p_.name;
    return fact;
  }

  /// The lines below the total: one carries all the money, sometimes two.
  std::vector<MoneyLine> sources(const std::vector<std::string>& items) {
    std::vector<MoneyLine> lines;
    std::size_t at = w_.random->chance(0.6)
                         ? 0
                         : static_cast<std::size_t>(w_.random->between(0, static_cast<long long>(items.size()) - 1));
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i] == p_.source) at = i;
    }
    Num shown = budget_;
    if (w_.plan->take("source-sum")) shown = shown - small(w_, 1, 30);
    std::vector<Num> parts;
    for (std::size_t i = 0; i < items.size(); ++i) {
      MoneyLine line{(i == 0 ? "其中：" : "") + items[i], items[i], {}, {}, {}};
      if (i == at) {
        line.initial = p_.initial;
        line.budget = shown;
        line.executed = executed_;
        parts.push_back(shown);
      }
      lines.push_back(line);
    }
    w_.ledger->sum("source-sum", parts, budget_, p_.name);
    w_.ledger->sum("column-sum", parts, budget_, p_.name);
    return lines;
  }

  void money_row(const MoneyLine& line, int label_col, int label_span, const MoneyColumns& c, bool total) {
    const int row = table_.next_row();
    table_.label(row, label_col, line.label, 1, label_span);
    amount(row, c.initial, "funds.initial", line.item, line.initial);
    amount(row, c.budget, "funds.budget", line.item, line.budget);
    amount(row, c.executed, "funds.executed", line.item, line.executed);
    if (total) {
      total_cells(row, line.item, c);
      return;
    }
    const bool rate_too = line.budget && w_.random->chance(0.3) && line.budget == budget_;
    if (c.rate >= 0 && rate_too) {
      const Num rate = percent(*line.executed, *line.budget, w_.style.numbers.rate_decimals);
      table_.value(row, c.rate, w_.maker.rate_text(rate), subject(w_.maker.percent("funds.rate", line.item, rate)));
    }
    if (!c.filler.empty()) {
      if (c.weight >= 0) table_.label(row, c.weight, c.filler);
      if (c.score >= 0) table_.label(row, c.score, c.filler);
    }
  }

  PrintedForm finish(std::string title, const BlockTotals& totals) {
    PrintedForm form;
    form.total_score = totals.score;
    form.total_weight = totals.weight;
    Table done = std::move(table_).finish();
    done.title = std::move(title);
    done.unit = "万元";
    done.subject = p_.name;
    done.size = w_.style.table_size;
    form.blocks.push_back(table_block(std::move(done)));
    return form;
  }

  /// What the form prints as executed decides its execution score.
  Num exec_score() const {
    const Num score = ratio(p_.exec_weight * executed_, budget_, 2).reduced();
    return score > p_.exec_weight ? p_.exec_weight : score;
  }

  std::vector<Indicator> indicators() const {
    std::vector<Indicator> rows = p_.indicators;
    for (Indicator& i : rows) {
      if (i.unit != "万元") continue;
      i.target = budget_;
      i.actual = executed_;
    }
    return rows;
  }

 private:
  FactNote subject(FactNote fact) const {
    fact.subject = p_.name;
    return fact;
  }

  void amount(int row, int col, const std::string& concept_id, const std::string& item,
              const std::optional<Num>& value) {
    if (col < 0 || !value) return;
    table_.value(row, col, w_.maker.money_text(*value), subject(w_.maker.money(concept_id, item, *value)));
  }

  void total_cells(int row, const std::string& item, const MoneyColumns& c) {
    Num rate = percent(executed_, budget_, w_.style.numbers.rate_decimals);
    if (w_.plan->take("execution-rate")) rate = rate - Num::whole(w_.random->between(2, 12));
    table_.value(row, c.rate, w_.maker.rate_text(rate), subject(w_.maker.percent("funds.rate", item, rate)));
    w_.ledger->rate("execution-rate", executed_, budget_, rate, p_.name);
    if (c.weight >= 0) {
      table_.value(row, c.weight, p_.exec_weight.text(),
                   subject(points_fact(w_, "funds.weight", item, p_.exec_weight)));
    }
    if (c.score < 0) return;
    table_.value(row, c.score, exec_score().text(), subject(points_fact(w_, "funds.score", item, exec_score())));
    w_.ledger->at_most("score-range", exec_score(), p_.exec_weight, p_.name);
  }

  const Writer& w_;
  const Project& p_;
  TableBuilder table_;
  Num budget_;
  Num executed_;
};

std::string goal(const Project& p) {
  std::string text = p.purpose;
  for (const Indicator& i : p.indicators) {
    if (i.level2 == "数量指标" && i.target) text += "，" + i.name + i.target->text() + i.unit;
  }
  return text + "。";
}

void goals(ProjectForm* form, const Writer& w, const Project& p, int split, int last, const std::string& label) {
  TableBuilder& t = form->table();
  const int row = t.next_row();
  t.label(row, 0, label, 2);
  t.label(row, 1, w.random->pick({"预期目标", "年初设定目标", "年初绩效目标"}), 1, split - 1);
  t.label(row, split, w.random->pick({"实际完成情况", "全年实际完成情况"}), 1, last - split + 1);
  const int below = row + 1;
  t.label(below, 1, goal(p), 1, split - 1).align = Align::Left;
  t.label(below, split, w.random->chance(0.5) ? goal(p) : "已完成年度目标，" + goal(p), 1, last - split + 1).align =
      Align::Left;
}

PrintedForm form_d(const Writer& w, const Project& p) {
  ProjectForm form(w, p, TableBuilder("project_self_eval", {1.0, 1.1, 1.3, 1.1, 1.4, 1.5, 1.5, 1.0, 1.2, 1.6}));
  TableBuilder& t = form.table();
  int row = t.next_row();
  t.label(row, 0, "项目名称", 1, 2);
  t.label(row, 2, p.name, 1, 8);
  row = t.next_row();
  t.label(row, 0, "主管部门", 1, 2);
  t.label(row, 2, w.report.bureau, 1, 3);
  t.label(row, 5, w.random->pick({"实施单位", "项目实施单位"}));
  t.value(row, 6, w.report.full_name, form.words("entity.name", w.report.full_name), 1, 4);
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
  t.label(head, 0, "项目资金（万元）", t.rows() - head, 2);
  goals(&form, w, p, 6, 9, "年度总体目标");
  IndicatorLook look;
  look.group = "绩效指标";
  look.columns = {{Role::Name, "三级指标", 3, 2},
                  {Role::Target, w.random->pick({"年度指标值", "年度目标值", "指标值", "年度指标值（A）"}), 5},
                  {Role::Actual, w.random->pick({"实际完成值", "全年完成值", "全年实际值", "实际完成值（B）"}), 6},
                  {Role::Weight, w.random->pick({"分值", "分值", "权重"}), 7},
                  {Role::Score, w.random->pick({"得分", "自评得分"}), 8},
                  {Role::Reason, w.random->pick({"偏差原因分析及改进措施", "未完成原因和改进措施", "说明"}), 9}};
  look.subject = p.name;
  look.weight_in_label = w.random->chance(0.4);
  look.total_label = w.random->pick({"总分", "总分", "合计"});
  look.total_label_end = 6;
  look.other_weight = p.exec_weight;
  look.other_score = form.exec_score();
  look.grade = w.random->chance(0.2);
  const BlockTotals totals = add_indicators(w, form.indicators(), look, &t);
  return form.finish(w.random->pick({"项目支出绩效自评表", "项目支出绩效自评表", "财政项目支出绩效自评表"}), totals);
}

PrintedForm form_e(const Writer& w, const Project& p) {
  ProjectForm form(w, p, TableBuilder("project_self_eval", {0.9, 1.2, 1.5, 2.6, 1.7, 1.7, 1.7}));
  TableBuilder& t = form.table();
  int row = t.next_row();
  t.label(row, 0, w.random->pick({"项目资金名称", "项目名称"}), 1, 2);
  t.label(row, 2, p.name, 1, 2);
  t.label(row, 4, "负责人及电话");
  Prose person;
  person.figure(p.manager, form.words("contact.person", p.manager))
      .say(" ")
      .figure(p.phone, form.words("contact.phone", p.phone));
  t.text(row, 5, std::move(person).paragraph(), 1, 2).align = Align::Centre;
  row = t.next_row();
  t.label(row, 0, "主管部门", 1, 2);
  t.label(row, 2, w.report.bureau, 1, 5);
  row = t.next_row();
  t.label(row, 0, "项目实施单位", 1, 2);
  t.value(row, 2, w.report.full_name, form.words("entity.name", w.report.full_name), 1, 5);
  const int head = t.next_row();
  t.label(head, 2, "", 1, 2);
  t.label(head, 4, "全年预算数（A）");
  t.label(head, 5, "全年执行数（B）");
  t.label(head, 6, "执行率（B/A）");
  const MoneyColumns c{.budget = 4, .executed = 5, .rate = 6};
  form.money_row({"年度资金总额", "年度资金总额", {}, form.budget(), form.executed()}, 2, 2, c, true);
  for (const MoneyLine& line : form.sources({"中央补助", "省级资金", "市级资金", "其他资金"}))
    form.money_row(line, 2, 2, c, false);
  t.label(head, 0, "项目资金（万元）", t.rows() - head, 2);
  goals(&form, w, p, 4, 6, "年度总体目标");
  IndicatorLook look;
  look.group = "绩效指标";
  look.columns = {{Role::Name, "三级指标", 3},
                  {Role::Target, w.random->pick({"年度指标值", "年度目标值"}), 4},
                  {Role::Actual, w.random->pick({"全年完成值", "实际完成值"}), 5},
                  {Role::Reason, "未完成原因和改进措施", 6}};
  look.subject = p.name;
  add_indicators(w, form.indicators(), look, &t);
  row = t.next_row();
  t.label(row, 0, "说明");
  t.label(row, 1, "无", 1, 6);
  return form.finish("项目支出绩效目标自评表", {});
}

}  // namespace

PrintedForm project_form(const Writer& w, const Project& project, char kind) {
  if (kind == 'E') return form_e(w, project);
  return form_d(w, project);
}

}  // namespace samples
