#include <fmt/format.h>

#include "chapters.h"
#include "remarks.h"

namespace samples {
namespace {

Num off_by(const Writer& w, long long low, long long high) {
  return Num{w.random->between(low, high), 1}.at_scale(w.style.numbers.decimals);
}

}  // namespace

void say_money(const Writer& w, Prose* prose, const std::string& concept_id, const std::string& item,
               const Num& value) {
  prose->money(w.maker, w.maker.money(concept_id, item, value), value);
}

void say_spending(const Writer& w, Chapter* chapter) {
  const ReportData& r = w.report;
  Prose scale;
  scale.say(fmt::format(fmt::runtime(w.random->pick({"{}年度部门整体支出规模为", "{}年度部门整体支出规模为",
                                                     "{}年，我局部门整体支出总额", "{}年度部门整体支出决算数为"})),
                        r.year));
  say_money(w, &scale, "spending.total", "", r.final_total);
  scale.say("，资金来源以一般公共预算财政拨款为主。");
  chapter->body(std::move(scale).paragraph());
  Prose parts;
  parts.say(w.random->pick(
      {"使用方向：用于部门人员支出", "使用方向：用于部门人员支出", "其中：人员支出", "按用途划分，人员支出"}));
  say_money(w, &parts, "spending.personnel", "", r.final_personnel);
  parts.say("，公用支出");
  say_money(w, &parts, "spending.running", "", r.final_running);
  parts.say("，项目支出");
  say_money(w, &parts, "spending.project", "", r.final_project);
  parts.say("。");
  chapter->body(std::move(parts).paragraph());
  w.ledger->sum("budget-parts", {r.final_personnel, r.final_running, r.final_project}, r.final_total, "整体支出规模");
  Prose detail;
  detail.say("人员支出主要是工资福利");
  say_money(w, &detail, "other", "", r.wages);
  detail.say(
      "，含基本工资、津贴补贴、社会保障缴费和住房公积金；公用支出主要是保障机构运转的办公费、水电费、差旅费等。项目支出"
      "主要用于");
  for (std::size_t i = 0; i < r.projects.size(); ++i) detail.say((i > 0 ? "、" : "") + r.projects[i].name);
  detail.say("。");
  chapter->body(std::move(detail).paragraph());
}

void say_basic(const Writer& w, Chapter* chapter) {
  const ReportData& r = w.report;
  Num initial = r.initial_total;
  if (w.plan->take("budget-parts")) initial = initial + off_by(w, 80, 300);
  Num final_basic = r.final_basic;
  if (w.plan->take("basic-parts")) final_basic = final_basic - off_by(w, 80, 160);
  Num over = final_basic - r.initial_basic;
  if (w.plan->take("stated-difference")) over = over + off_by(w, 20, 90);
  std::vector<Num> items;
  for (const auto& [name, value] : r.functional) items.push_back(value);
  if (w.plan->take("functional-items")) items[1] = items[1] + off_by(w, 80, 150);

  Prose first;
  first.say(fmt::format(fmt::runtime(w.random->pick({"{}年我单位年初预算为", "{}年我单位年初预算为",
                                                     "{}年度本部门年初预算数", "{}年县财政批复我局年初预算"})),
                        r.year));
  say_money(w, &first, "budget.total", "", initial);
  first.say("，其中基本支出");
  say_money(w, &first, "budget.basic", "", r.initial_basic);
  if (r.initial_project > Num{}) {
    first.say("，项目支出");
    say_money(w, &first, "budget.project", "", r.initial_project);
  }
  first.say("。");
  w.ledger->sum("budget-parts", {r.initial_basic, r.initial_project}, initial, "年初预算");
  first.say("基本支出决算数为");
  say_money(w, &first, "spending.basic", "", final_basic);
  first.say("，主要为");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) first.say("；");
    first.say(r.functional[i].first);
    say_money(w, &first, "spending.function", r.functional[i].first, items[i]);
  }
  first.say(w.random->pick({"。决算数超出年初预算数", "。决算数超出年初预算数", "。基本支出决算数比年初预算数多",
                            "。决算数较年初预算增加"}));
  say_money(w, &first, "overrun.basic", "", over);
  first.say(r.unexplained ? "。" : "，主要是人员调资和工作需要追加经费。");
  chapter->body(std::move(first).paragraph());
  w.ledger->sum("functional-items", items, final_basic, "基本支出");
  w.ledger->sum("basic-parts", {r.final_personnel, r.final_running}, final_basic, "基本支出");
  w.ledger->difference("stated-difference", final_basic, r.initial_basic, over, "基本支出");
}

void say_three_public(const Writer& w, Chapter* chapter) {
  const ReportData& r = w.report;
  const Num now = *r.three_public.final_;
  const Num last = *r.three_public.last;
  Num budget = *r.three_public.budget;
  const Num change = now - last;
  bool down = change < Num{};
  if (change.units != 0 && w.plan->take("change-direction")) down = !down;
  if (w.plan->take("prose-vs-table")) budget = budget + off_by(w, 3, 20);
  const Num size = change < Num{} ? Num{} - change : change;

  Prose p;
  p.say(fmt::format(fmt::runtime(w.random->pick({"{}年“三公”经费支出合计", "{}年“三公”经费支出合计",
                                                 "{}年度“三公经费”实际支出", "{}年“三公”经费决算数为"})),
                    r.year));
  say_money(w, &p, "three_public.actual", "", now);
  p.say("，其中：公务接待费支出");
  say_money(w, &p, "three_public.actual", "公务接待费", *r.reception.final_);
  if (r.cars.final_) {
    p.say("，公务用车购置及运行维护费支出");
    say_money(w, &p, "three_public.actual", "公务用车购置及运行维护费", *r.cars.final_);
  }
  if (r.abroad.final_) {
    p.say("，因公出国（境）费支出");
    say_money(w, &p, "three_public.actual", "因公出国（境）费", *r.abroad.final_);
  }
  const std::string since = w.random->pick({"，较上年", "，较上年", "，比上年", "，同比"});
  p.say(since + (down ? "减少" : "增加"));
  FactNote fact = w.maker.money("three_public.change", "", down ? Num{} - size : size);
  p.money(w.maker, fact, size);
  p.say(down ? "，原因是严格执行厉行节约规定，压减了一般性支出。" : "，原因是本年度接待上级检查和交流活动增多。");
  p.say("“三公”经费年初预算数为");
  say_money(w, &p, "three_public.budget", "", budget);
  p.say(now > *r.three_public.budget ? "，实际支出超出预算安排，“三公”经费控制率为"
                                     : "，支出控制在预算范围内，“三公”经费控制率为");
  const Num rate = percent(now, *r.three_public.budget, w.style.numbers.rate_decimals);
  p.figure(w.maker.rate_text(rate), w.maker.percent("three_public.rate", "", rate)).say("。");
  chapter->body(std::move(p).paragraph());
  w.ledger->words("change-direction", down == (change < Num{}), {now.text(), last.text()},
                  (down ? Num{} - size : size).text(), change.text(), "三公经费");
  w.ledger->equal("prose-vs-table", budget, *r.three_public.budget, "三公经费年初预算数");
}

void say_projects(const Writer& w, Chapter* chapter) {
  const ReportData& r = w.report;
  Prose p;
  if (r.initial_project > Num{}) {
    p.say(fmt::format("{}年我单位年初预算安排项目支出", r.year));
    say_money(w, &p, "budget.project", "", r.initial_project);
    p.say("：");
    bool first = true;
    for (const Project& project : r.projects) {
      if (!project.initial) continue;
      if (!first) p.say("；");
      first = false;
      p.say(project.name);
      say_money(w, &p, "budget.project_item", project.name, *project.initial);
      p.say("，主要用于" + project.purpose);
    }
    p.say("。");
  }
  p.say("项目支出决算数为");
  say_money(w, &p, "spending.project", "", r.final_project);
  const Num over = r.final_project - r.initial_project;
  if (over > Num{}) {
    p.say("，决算数超出年初预算数");
    say_money(w, &p, "overrun.project", "", over);
    if (!r.unexplained) p.say("，主要是年中追加上级专项资金");
    w.ledger->difference("stated-difference", r.final_project, r.initial_project, over, "项目支出");
  }
  p.say("。");
  chapter->body(std::move(p).paragraph());
}

void say_assets(const Writer& w, Chapter* chapter) {
  const ReportData& r = w.report;
  Num total = r.assets_current + r.assets_fixed;
  if (w.plan->take("asset-parts")) total = total + off_by(w, 80, 400);
  Prose p;
  p.say(fmt::format(
      fmt::runtime(w.random->pick({"我局{}年底资产共计", "截至{}年末，本单位资产总额为", "{}年末我局资产合计"})),
      r.year));
  say_money(w, &p, "assets.total", "", total);
  p.say(w.random->pick({"，其中银行存款等流动资金", "，其中：流动资产", "，其中流动资金"}));
  say_money(w, &p, "assets.current", "", r.assets_current);
  p.say("，固定资产净值");
  say_money(w, &p, "assets.fixed", "", r.assets_fixed);
  p.say("。");
  chapter->body(std::move(p).paragraph());
  w.ledger->sum("asset-parts", {r.assets_current, r.assets_fixed}, total, "资产");
}

void say_result(const Writer& w, Chapter* chapter, const Num& score) {
  const ReportData& r = w.report;
  int number = 0;
  for (const Project& project : r.projects) {
    Prose work;
    work.say(fmt::format("{}、{}。", ++number, project.name));
    for (const Indicator& i : project.indicators) {
      if (i.level2 != "数量指标" || !i.actual) continue;
      FactNote fact = w.maker.count("other", "", *i.actual, i.unit);
      work.say(i.name).figure(i.actual->text() + i.unit, fact).say("，");
    }
    work.say(sentences(Subject::Effects, 2, false, w.random));
    chapter->body(std::move(work).paragraph());
  }
  say_remarks(w, Place::Work, chapter);
  Num total = r.final_total;
  if (w.plan->take("repeated-amount")) total = total + off_by(w, 9, 300);
  if (total == r.final_total && !w.style.numbers.yuan() && w.plan->take("unit-slip")) {
    total = (r.final_total * Num::whole(10000)).reduced();
    w.ledger->words("unit-slip", false, {total.text(), r.final_total.text()}, total.text(), r.final_total.text(),
                    "部门整体支出规模");
  } else {
    w.ledger->equal("repeated-amount", total, r.final_total, "部门整体支出规模");
  }
  Prose again;
  again.say("全年部门整体支出");
  say_money(w, &again, "spending.total", "", total);
  again.say("，资金使用总体规范，" + sentences(Subject::Effects, 1, false, w.random));
  chapter->body(std::move(again).paragraph());

  chapter->heading("六、部门整体支出绩效自评结果");
  Num stated = score;
  if (w.plan->take("total-in-prose")) stated = (stated - Num::whole(w.random->pick({-2, 1, 3, 4}))).reduced();
  std::string grade = grade_of(stated);
  if (w.plan->take("grade-band")) grade = grade == "优" ? "良" : "优";
  Prose p;
  p.say(w.random->pick({"经对照评分标准逐项打分，我局部门整体支出绩效自评得分", "我局部门整体支出绩效评价指标得分",
                        "根据自评表逐项计算，部门整体支出绩效自评综合得分为"}));
  p.figure(stated.text() + "分", points_fact(w, "score.stated", "整体", stated));
  const bool quoted = w.random->chance(0.3);
  p.say(w.random->pick({"，评价等级为", "，评价为", "，自评等级为"})).say(quoted ? "“" : "");
  p.figure(grade, w.maker.words("grade.stated", grade)).say(quoted ? "”。" : "。");
  chapter->body(std::move(p).paragraph());
  w.ledger->equal("total-in-prose", stated, score, "整体支出自评得分");
  w.ledger->words("grade-band", grade == grade_of(stated), {stated.text()}, grade, grade_of(stated), "评价等级");
  say_deductions(w, chapter);
}

/// What the money of a project as a whole is called.
constexpr const char* kWhole = "年度资金总额";

void project_money_table(const Writer& w, Chapter* chapter) {
  const ReportData& r = w.report;
  TableBuilder table("other", {0.6, 3.4, 1.5, 1.5, 1.2});
  const std::vector<std::string> heads = {"序号", "项目名称", "全年预算数", "全年执行数", "执行率"};
  table.next_row();
  for (int i = 0; i < 5; ++i) table.label(0, i, heads[static_cast<std::size_t>(i)]).bold = true;
  std::vector<Num> budgets;
  std::vector<Num> executed;
  int number = 0;
  const auto row_of = [&](const std::string& name, const Num& a, const Num& b) {
    const int row = table.next_row();
    if (name != "合计") table.label(row, 0, std::to_string(number));
    table.label(row, name == "合计" ? 0 : 1, name, 1, name == "合计" ? 2 : 1);
    const Num rate = percent(b, a, w.style.numbers.rate_decimals);
    if (name == "合计") {
      // Of the projects together: no concept's, so that each is a figure like others.
      table.label(row, 2, w.maker.money_text(a)).kind = CellKind::Number;
      table.label(row, 3, w.maker.money_text(b)).kind = CellKind::Number;
      table.label(row, 4, w.maker.rate_text(rate)).kind = CellKind::Number;
      return;
    }
    const auto of_project = [&](FactNote fact) {
      fact.subject = name;
      return fact;
    };
    table.value(row, 2, w.maker.money_text(a), of_project(w.maker.money("funds.budget", kWhole, a)));
    table.value(row, 3, w.maker.money_text(b), of_project(w.maker.money("funds.executed", kWhole, b)));
    table.value(row, 4, w.maker.rate_text(rate), of_project(w.maker.percent("funds.rate", kWhole, rate)));
  };
  for (const Project& p : r.projects) {
    ++number;
    budgets.push_back(p.budget);
    executed.push_back(p.executed);
    row_of(p.name, p.budget, p.executed);
  }
  Num total = sum(executed);
  if (w.plan->take("column-sum")) total = total - off_by(w, 90, 190);
  row_of("合计", sum(budgets), total);
  w.ledger->sum("column-sum", budgets, sum(budgets), "项目支出明细表");
  w.ledger->sum("column-sum", executed, total, "项目支出明细表");
  Table done = std::move(table).finish();
  done.title = fmt::format("{}年度项目支出明细表", r.year);
  done.unit = "万元";
  done.size = w.style.table_size;
  done.header_rows = 1;
  done.repeat_header = w.style.repeat_header;
  std::vector<Block> blocks;
  add_title(w, done.title, 0, &blocks);
  add_unit_line(w, &blocks);
  blocks.push_back(table_block(std::move(done)));
  blocks.push_back(space_block(8));
  for (Block& block : blocks) chapter->add(std::move(block));
}

}  // namespace samples
