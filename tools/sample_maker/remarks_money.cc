#include <fmt/format.h>

#include "remarks.h"

namespace samples {
namespace {

Num size_of(const Num& value) {
  return value < Num{} ? Num{} - value : value;
}

Num invented(const Writer& w, long long low, long long high) {
  Num value{w.more->between(low * 100, high * 100), 2};
  if (w.style.numbers.decimals < 2 || w.more->chance(0.3)) value = value.rounded(w.style.numbers.decimals > 0 ? 1 : 0);
  return value.at_scale(w.style.numbers.decimals);
}

void money(const Writer& w, Prose* p, const Num& value, const std::string& concept_id = "other",
           const std::string& item = "", int year = 0) {
  FactNote fact = w.maker.money(concept_id, item, value);
  if (year != 0) fact.period = year;
  p->money(w.maker, std::move(fact), value);
}

void rate(const Writer& w, Prose* p, const Num& value) {
  p->figure(w.maker.rate_text(value), w.maker.percent("other", "", value));
}

/// A wrong rate: a slip of a few points, another base, or a digit that changed places.
Num wrong_rate(const Writer& w, const Num& right, const Num& other_base) {
  const Num clear{5, 1};
  if (size_of(other_base - right) > clear && w.more->chance(0.5)) return other_base;
  if (right < Num::whole(12)) return right + Num{w.more->pick({17, 28, 43}), 1};
  return right + Num{w.more->pick({-62, -35, -21, 17, 28, 43, 90}), 1};
}

}  // namespace

std::optional<Paragraph> change_rate(const Writer& w, bool wrong) {
  const ReportData& r = w.report;
  Random& random = *w.more;
  const int scale = random.pick_int(1, 2);
  std::string what = "公用经费支出";
  std::string concept_id = "spending.running";
  Num now = r.final_running;
  Num last = *r.running.last;
  switch (random.pick_int(0, 3)) {
    case 0:
      what = "公务接待费支出";
      concept_id = "three_public.actual";
      now = *r.reception.final_;
      last = *r.reception.last;
      break;
    case 1:
      what = random.pick({"收入总计", "本年收入合计", "财政拨款收入"});
      concept_id = "other";
      now = r.budget_total;
      last = Num{now.units * random.between(70, 125) / 100, now.scale};
      break;
    case 2:
      what = random.pick({"支出总计", "部门整体支出", "本年支出合计"});
      concept_id = "spending.total";
      now = r.final_total;
      last = Num{now.units * random.between(70, 125) / 100, now.scale};
      break;
    default:
      break;
  }
  const Num change = now - last;
  if (change == Num{} || last <= Num{}) return {};
  const bool down = change < Num{};
  const Num right = percent(size_of(change), last, scale);
  // Of two short figures nearly every rate could be right.
  if (right < Num{2, 0} || (wrong && change.units < 100 && change.units > -100)) return {};
  const Num stated = wrong ? wrong_rate(w, right, percent(size_of(change), now, scale)) : right;
  if (stated <= Num{}) return {};
  const std::string item = concept_id == "three_public.actual" ? "公务接待费" : "";
  const auto this_year = [&](Prose* p) { money(w, p, now, concept_id, item); };
  const auto last_year = [&](Prose* p) { money(w, p, last, concept_id, item, r.year - 1); };
  Prose p;
  switch (random.pick_int(0, 5)) {
    case 0:
      p.say(fmt::format("{}年{}", r.year, what));
      this_year(&p);
      p.say("，上年为");
      last_year(&p);
      p.say(down ? "，同比下降" : "，同比增长");
      rate(w, &p, stated);
      break;
    case 1:
      p.say(fmt::format("{}年度我局{}", r.year, what));
      this_year(&p);
      p.say("，较上年的");
      last_year(&p);
      p.say(down ? "减少" : "增加");
      money(w, &p, size_of(change));
      p.say(down ? "，降幅" : "，增幅").say(random.chance(0.5) ? "为" : "");
      rate(w, &p, stated);
      break;
    case 2:
      p.say(fmt::format("{}由{}年的", what, r.year - 1));
      last_year(&p);
      p.say(fmt::format("{}到{}年的", down ? "减少" : "增加", r.year));
      this_year(&p);
      p.say(down ? "，下降了" : "，增长了");
      rate(w, &p, stated);
      break;
    case 3:
      p.say(fmt::format("{}年{}", r.year - 1, what));
      last_year(&p);
      p.say(fmt::format("，{}年", r.year));
      this_year(&p);
      p.say(down ? "，比上年减少" : "，比上年增加");
      money(w, &p, size_of(change));
      p.say(down ? "，减少" : "，增加");
      rate(w, &p, stated);
      break;
    case 4:
      p.say(fmt::format("{}", what));
      this_year(&p);
      p.say("，与上年");
      last_year(&p);
      p.say("相比，").say(down ? "减幅" : "增幅").say(random.chance(0.5) ? "达" : "达到");
      rate(w, &p, stated);
      break;
    default:
      p.say(fmt::format("{}年", r.year)).say(what);
      this_year(&p);
      p.say("，比").say(fmt::format("{}年的", r.year - 1));
      last_year(&p);
      p.say(down ? "下降" : "上升");
      rate(w, &p, stated);
  }
  p.say(random.pick({"。", "。", down ? "，主要是压减一般性支出。" : "，主要是人员增加和工作任务加重。"}));
  w.ledger->words("change-rate", stated == right, {now.text(), last.text()}, stated.text(), right.text(), what);
  return std::move(p).paragraph();
}

std::optional<Paragraph> stated_rate(const Writer& w, bool wrong) {
  const ReportData& r = w.report;
  Random& random = *w.more;
  const int scale = w.style.numbers.rate_decimals;
  Num whole;
  Num part;
  Prose p;
  std::string name;
  Num right;
  const auto state = [&] {
    right = percent(part, whole, scale);
    Num stated = wrong ? wrong_rate(w, right, percent(whole, part, scale)) : right;
    if (wrong && stated > Num::whole(100) && right <= Num::whole(100)) stated = right - Num{w.more->between(15, 70), 1};
    stated = stated.rounded(scale);
    rate(w, &p, stated);
    p.say("。");
    w.ledger->rate("stated-rate", part, whole, stated, name);
  };
  switch (random.pick_int(0, 5)) {
    case 0:
      name = random.pick({"预算执行率", "支出执行率", "预算执行率"});
      whole = r.budget_total;
      part = r.final_total;
      p.say(fmt::format("{}年全年预算数", r.year));
      money(w, &p, whole);
      p.say(random.pick({"，全年执行数", "，实际支出", "，执行数"}));
      money(w, &p, part, "spending.total");
      p.say("，" + name).say(random.pick({"", "为", "达"}));
      break;
    case 1:
      name = "公用经费控制率";
      whole = *r.running.budget;
      part = r.final_running;
      p.say("公用经费预算安排");
      money(w, &p, whole);
      p.say("，实际支出公用经费");
      money(w, &p, part, "spending.running");
      p.say("，" + name + random.pick({"为", "", "是"}));
      break;
    case 2:
      name = "项目支出执行率";
      whole = r.budget_project;
      part = r.final_project;
      if (whole <= Num{}) return {};
      p.say("项目支出全年预算");
      money(w, &p, whole);
      p.say("，已支付");
      money(w, &p, part, "spending.project");
      p.say("，资金支付率").say(random.pick({"为", "达", ""}));
      name = "资金支付率";
      break;
    case 3:
      name = "固定资产利用率";
      whole = r.assets_fixed;
      part = Num{whole.units * random.between(880, 999) / 1000, whole.scale};
      p.say("年末固定资产总额");
      money(w, &p, whole, "assets.fixed");
      p.say("，实际在用固定资产");
      money(w, &p, part);
      p.say("，固定资产利用率为");
      break;
    case 4: {
      name = "结转结余率";
      whole = r.budget_total;
      part = r.budget_total - r.final_total;
      if (part <= Num{}) return {};
      p.say("年末结转结余资金");
      money(w, &p, part);
      p.say("，占全年预算");
      money(w, &p, whole);
      p.say("的");
      break;
    }
    default:
      name = "资金到位率";
      whole = invented(w, 90, 900);
      part = Num{whole.units * random.between(82, 99) / 100, whole.scale};
      p.say("上级专项资金计划下达");
      money(w, &p, whole);
      p.say("，实际到位");
      money(w, &p, part);
      p.say("，资金到位率").say(random.pick({"为", "", "达到"}));
  }
  state();
  return std::move(p).paragraph();
}

std::optional<Paragraph> of_which_sum(const Writer& w, bool wrong) {
  Random& random = *w.more;
  Prose p;
  std::vector<Num> parts;
  if (random.chance(0.5)) {
    std::vector<std::string> sources = random.pick(std::vector<std::vector<std::string>>{
        {"中央资金", "省级资金", "县级配套资金"}, {"上级补助", "本级财政安排"}, {"财政拨款", "单位自筹", "社会捐赠"}});
    for (std::size_t i = 0; i < sources.size(); ++i) parts.push_back(invented(w, 20, 600));
    Num total = sum(parts);
    if (wrong) total = total - Num{parts.back().units * random.between(30, 80) / 100, parts.back().scale};
    p.say(random.pick({"全年共筹集项目建设资金", "年度专项资金总额", "项目总投资"}));
    money(w, &p, total);
    p.say(random.pick({"，其中：", "，其中", "（其中："}));
    const bool brackets = p.text().ends_with("（其中：");
    for (std::size_t i = 0; i < sources.size(); ++i) {
      p.say((i > 0 ? "，" : "") + sources[i]);
      money(w, &p, parts[i]);
    }
    p.say(brackets ? "）。" : "。");
    w.ledger->sum("of-which-sum", parts, total, "资金来源");
    return std::move(p).paragraph();
  }
  struct Kind {
    const char* lead;
    const char* unit;
    std::vector<const char*> parts;
  };
  static const std::vector<Kind> kinds = {{"全年开展监督检查", "次", {"日常巡查", "专项检查", "联合检查"}},
                                          {"组织培训干部职工", "人次", {"集中授课", "线上学习"}},
                                          {"全年办理各类业务", "件", {"窗口受理", "网上受理", "上门服务"}},
                                          {"接收各类档案", "卷", {"文书档案", "会计档案", "工程档案"}}};
  const Kind& kind = random.pick(kinds);
  for (std::size_t i = 0; i < kind.parts.size(); ++i) parts.push_back(Num::whole(random.between(12, 260)));
  Num total = sum(parts);
  if (wrong) total = total - Num::whole(random.between(3, parts.back().units - 2));
  const auto count = [&](const Num& n) { p.figure(n.text() + kind.unit, w.maker.count("other", "", n, kind.unit)); };
  p.say(kind.lead);
  count(total);
  p.say(random.pick({"，其中：", "，其中"}));
  const std::string between = random.pick({"，", "、"});
  for (std::size_t i = 0; i < parts.size(); ++i) {
    p.say(std::string(i > 0 ? between : "") + kind.parts[i]);
    count(parts[i]);
  }
  p.say("。");
  w.ledger->sum("of-which-sum", parts, total, kind.lead);
  return std::move(p).paragraph();
}

std::optional<Paragraph> added_budget(const Writer& w, bool wrong) {
  const ReportData& r = w.report;
  if (r.unexplained) return {};
  const Num basic = r.budget_basic - r.initial_basic;
  const Num project = r.budget_project - r.initial_project;
  if (basic <= Num{} || project <= Num{}) return {};
  const Num right = basic + project;
  Num stated = right;
  if (wrong) stated = stated + Num{w.more->pick({-90, -45, 38, 77, 120}), 1}.at_scale(right.scale);
  if (stated <= Num{}) return {};
  Prose p;
  if (w.more->chance(0.5)) {
    p.say(w.more->pick({"年度执行中追加预算", "全年共追加预算", "年中调整追加预算指标"}));
    money(w, &p, stated);
    p.say(w.more->pick({"，其中基本支出追加", "，其中：追加基本支出"}));
    money(w, &p, basic);
    p.say(w.more->pick({"，项目支出追加", "、追加项目支出"}));
    money(w, &p, project);
    w.ledger->sum("added-budget", {basic, project}, stated, "追加预算");
  } else {
    p.say(w.more->pick({"年初预算", "年初部门预算批复"}));
    money(w, &p, r.initial_total, "budget.total");
    p.say(w.more->pick({"，本年追加预算", "，年中追加", "，预算执行中调增"}));
    money(w, &p, stated);
    p.say(w.more->pick({"，全年预算数", "，调整后全年预算为", "，调整后预算数"}));
    money(w, &p, r.budget_total);
    w.ledger->difference("added-budget", r.budget_total, r.initial_total, stated, "追加预算");
  }
  p.say("。");
  return std::move(p).paragraph();
}

std::optional<Paragraph> balance_statement(const Writer& w, bool wrong) {
  const ReportData& r = w.report;
  const Num left = r.budget_total - r.final_total;
  Prose p;
  if (!w.whole_report || w.more->chance(0.6)) {
    p.say(w.more->pick({"全年预算数", "全年可用财力"}));
    money(w, &p, r.budget_total);
    p.say(w.more->pick({"，全年支出", "，实际支出"}));
    money(w, &p, r.final_total, "spending.total");
    p.say("，");
  }
  Num stated = left;
  if (wrong) {
    stated = left > Num{} && w.more->chance(0.5) ? Num{} : left + Num{w.more->between(21, 300), 1}.at_scale(left.scale);
  }
  if (stated == Num{}) {
    p.say(w.more->pick({"年末无结余", "年末无结转结余资金", "年末结转结余为零", "年终没有结转和结余"}));
  } else {
    p.say(w.more->pick({"年末结转结余", "年末结余", "结转下年使用", "年末结余资金"}));
    money(w, &p, stated);
  }
  p.say("。");
  w.ledger->words("balance-statement", stated == left, {r.budget_total.text(), r.final_total.text()}, stated.text(),
                  left.text(), "年末结余");
  return std::move(p).paragraph();
}

std::optional<Paragraph> stale_period(const Writer& w, bool wrong) {
  const ReportData& r = w.report;
  const Num paid =
      wrong ? Num{r.final_project.units * w.more->between(55, 88) / 100, r.final_project.scale} : r.final_project;
  if (paid <= Num{}) return {};
  Prose p;
  std::string until;
  if (wrong) {
    const int month = w.more->pick_int(6, 11);
    until = w.more->pick({fmt::format("截至{}年{}月底", r.year, month), fmt::format("截止{}月底", month),
                          fmt::format("截至{}年{}月30日", r.year, month == 8 ? 9 : month),
                          fmt::format("{}年1-{}月", r.year, month), std::string("前三季度"),
                          fmt::format("截至{}月末", month)});
  } else {
    until = w.more->pick({fmt::format("截至{}年12月31日", r.year), fmt::format("截至{}年底", r.year),
                          std::string("截至12月底"), std::string("全年")});
  }
  p.say(until).say(w.more->pick({"，项目资金累计支出", "，共支付项目资金", "，已拨付项目资金"}));
  money(w, &p, paid, wrong ? "other" : "spending.project");
  p.say(wrong ? w.more->pick({"，其余资金按进度拨付。", "，剩余资金正在办理支付手续。", "，资金支付有序推进。"})
              : "，资金使用规范。");
  w.ledger->words("stale-period", !wrong, {}, "", "", until);
  return std::move(p).paragraph();
}

std::optional<Paragraph> budget_adjustment(const Writer& w, bool wrong) {
  const ReportData& r = w.report;
  const Num added = r.budget_total - r.initial_total;
  if (wrong || r.unexplained || added * Num::whole(5) < r.initial_total) return {};
  Prose p;
  p.say(fmt::format("全年预算较年初增加较多，{}。",
                    w.more->pick({"主要是上级专项资金年中下达", "原因是年中追加人员经费和项目资金"})));
  return std::move(p).paragraph();
}

}  // namespace samples
