#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report_data.h"

namespace samples {
namespace {

Num half_steps(double value) {
  return Num{static_cast<long long>(std::lround(value * 10)), 1}.reduced();
}

/// Whole steps of `step` by which a rate lies beyond its base.
long long steps_over(const Num& rate, long long base, long long step) {
  const Num over = rate - Num::whole(base);
  if (over <= Num{}) return 0;
  return over.truncated(0).units / step;
}

struct Family {
  const char* level1;
  const char* level2;
};

/// Score of a linear deduction rule, floored at zero.
Num deducted(const Num& weight, long long steps, const Num& each) {
  const Num score = weight - Num::whole(steps) * each;
  return score < Num{} ? Num{} : score.reduced();
}

class RuleTable {
 public:
  RuleTable(Random* random, ReportData* report) : random_(*random), r_(*report), second_(random->chance(0.4)) {}

  void fill() {
    budget_setup();
    execution();
    management();
    results();
  }

 private:
  RuleRow& row(Family family, std::string name, Num weight, std::string rule, std::string explanation, Num score) {
    r_.rules.push_back(
        {family.level1, family.level2, std::move(name), weight, std::move(rule), std::move(explanation), score, false});
    return r_.rules.back();
  }

  void budget_setup() {
    const Family family = {"投入", "预算配置"};
    const Num w = Num::whole(second_ ? 8 : 5);
    const Num each = second_ ? Num{8, 1} : Num{5, 1};
    const Num staff = percent(Num::whole(r_.in_post), Num::whole(r_.admin_posts + r_.career_posts), 2);
    row(family, "在职人员控制率", w,
        fmt::format("以100%为标准。在职人员控制率≤100%，计{}分；每超过一个百分点扣{}分，扣完为止。", w.text(),
                    each.text()),
        "在职人员控制率=（在职人员数/编制数）×100%。", deducted(w, steps_over(staff, 100, 1), each));
    row(family, "“三公经费”变动率", w,
        fmt::format("“三公经费”变动率≤0，计{}分；>0，每超过一个百分点扣{}分，扣完为止。", w.text(), each.text()),
        "“三公经费”变动率=[（本年度预算数-上年度预算数）/上年度预算数]×100%。", w);
  }

  void execution() {
    const Family family = {"过程", "预算执行"};
    const Num w = Num::whole(second_ ? 8 : 5);
    const Num done = percent(r_.final_total, r_.budget_total, 2);
    const long long short_steps = done < Num::whole(100) ? (Num::whole(100) - done).truncated(0).units / 5 : 0;
    row(family, "预算完成率", w, "100%计满分，每低于5%扣2分，扣完为止。",
        "预算完成率=（上年结转+年初预算+本年追加预算-年末结余）/（上年结转+年初预算+本年追加预算）×100%。",
        deducted(w, short_steps, Num::whole(2)));
    const Num added = percent(r_.budget_total - r_.initial_total, r_.initial_total, 2);
    const std::vector<int> bands = second_ ? std::vector<int>{8, 6, 4, 2, 0} : std::vector<int>{5, 4, 3, 2, 0};
    const std::size_t band = added <= Num{}            ? 0
                             : added <= Num::whole(10) ? 1
                             : added <= Num::whole(20) ? 2
                             : added <= Num::whole(30) ? 3
                                                       : 4;
    row(family, "预算控制率", w,
        fmt::format(
            "预算控制率=0，计{}分；0-10%（含），计{}分；10-20%（含），计{}分；20-30%（含），计{}分；大于30%不得分。",
            bands[0], bands[1], bands[2], bands[3]),
        "预算控制率=（本年追加预算/年初预算）×100%。", Num::whole(bands[band]));
    if (second_) return;
    const std::string rule = "100%以下（含）计满分，每超出5%扣2分，扣完为止。没有楼堂馆所项目的部门按满分计算。";
    row(family, "新建楼堂馆所面积控制率", w, rule, "面积控制率=实际建设面积/批准建设面积×100%。", w);
    row(family, "新建楼堂馆所投资概算控制率", w, rule, "投资概算控制率=实际投资金额/批准投资金额×100%。", w);
  }

  void management() {
    const Family family = {"过程", "预算管理"};
    const std::string over = "100%以下（含）计满分，每超出1%扣1分，扣完为止。";
    const Num running = percent(*r_.running.final_, *r_.running.budget, 2);
    const Num running_weight = Num::whole(8);
    row(family, "公用经费控制率", running_weight, over,
        "公用经费控制率=（实际支出公用经费总额/预算安排公用经费总额）×100%。",
        deducted(running_weight, steps_over(running, 100, 1), Num::whole(1)));
    const Num three = percent(*r_.three_public.final_, *r_.three_public.budget, 2);
    const Num three_weight = Num::whole(second_ ? 8 : 7);
    row(family, "“三公经费”控制率", three_weight, over,
        "“三公经费”控制率=（“三公经费”实际支出数/“三公经费”预算安排数）×100%。",
        deducted(three_weight, steps_over(three, 100, 1), Num::whole(1)));
    row(family, "政府采购执行率", Num::whole(6), "100%计满分，每超过（降低）5%扣2分，扣完为止。",
        "政府采购执行率=（实际政府采购金额/政府采购预算数）×100%。", Num::whole(6));
    const int missing = random_.chance(0.15) ? 1 : 0;
    row(family, "管理制度健全性", Num::whole(8),
        "①有内部财务管理和会计核算制度，2分；②有厉行节约制度，2分；③制度内容合法合规完整，2分；④制度得到有效执行，2分"
        "。",
        "", Num::whole(8 - 2 * missing));
    const int cases = random_.chance(0.2) ? 1 : 0;
    row(family, "资金使用合规性", Num::whole(6),
        "①支出符合财经法规和专项资金管理办法；②拨付审批手续完整；③项目支出经过评估论证；④用途符合预算批复；⑤无截留、挤"
        "占、挪用、虚列支出。"
        "以上情况每出现一例不符合要求的扣1分，扣完为止。",
        "", Num::whole(6 - cases));
    row(family, "预决算信息公开性", Num::whole(5),
        "①按规定内容公开，1分；②按规定时限公开，1分；③基础数据真实，1分；④基础数据完整，1分；⑤基础数据准确，1分。",
        "预决算信息是指与部门预算、执行、决算、监督、绩效等管理相关的信息。", Num::whole(5));
  }

  void results() {
    const Num w = Num::whole(second_ ? 7 : 8);
    row({"产出及效率", "职责履行"}, "重点工作实际完成率", w,
        fmt::format("根据年度重点工作考核分数折算。该项得分=（考核得分/该部分总分）×{}", w.text()), "", w);
    const Family family = {"产出及效率", "履职效益"};
    const Num effect = Num::whole(second_ ? 8 : 10);
    row(family, "经济效益", effect, "部门履行职责对经济社会发展和生态环境产生的影响。", "根据部门自评材料评定。",
        effect);
    r_.rules.push_back({family.level1, family.level2, "社会效益", Num{}, "", "", Num{}, true});
    row(family, "行政效能", Num::whole(6),
        "促进作风改进和办事效率提高，效果较好的计6分；一般3分；无效果或者效果不明显0分。", "",
        Num::whole(random_.chance(0.12) ? 3 : 6));
    const int s = r_.satisfaction;
    row(family, "社会公众或服务对象满意度", Num::whole(6),
        "90%（含）以上计6分；80%（含）-90%，计4分；70%（含）-80%，计2分；低于70%计0分。",
        "一般采取社会调查的方式，对受部门履职影响的群体或个人进行了解。",
        Num::whole(s >= 90   ? 6
                   : s >= 80 ? 4
                   : s >= 70 ? 2
                             : 0));
  }

  Random& random_;
  ReportData& r_;
  bool second_;
};

Num total_of(const std::vector<RuleRow>& rules) {
  Num total;
  for (const RuleRow& row : rules) total = total + row.score;
  return total;
}

Indicator dept(std::string level1, std::string level2, std::string name, long long weight) {
  Indicator i;
  i.level1 = std::move(level1);
  i.level2 = std::move(level2);
  i.name = std::move(name);
  i.weight = i.score = Num::whole(weight);
  return i;
}

}  // namespace

void make_rules(Random* random, ReportData* report) {
  RuleTable(random, report).fill();
  report->rules_have_total = random->chance(0.5);
  report->exec_score = ratio(report->exec_weight * report->final_total, report->budget_total, 2).reduced();
  if (report->exec_score > report->exec_weight) report->exec_score = report->exec_weight;

  // Both tables must come to one total: what the execution score loses in cents, the key-work row loses here.
  const Num lost_by_rules = Num::whole(100) - total_of(report->rules);
  const Num lost_by_execution = report->exec_weight - report->exec_score;
  Num other = lost_by_rules - lost_by_execution;
  other = other <= Num{} ? Num{} : half_steps(std::ceil(other.approximate() - 1e-9));
  if (random->chance(0.6)) other = other + Num::whole(random->between(0, 3));
  const Num key_work = lost_by_execution + other - lost_by_rules;
  for (RuleRow& row : report->rules) {
    if (row.name == "重点工作实际完成率") row.score = (row.weight - key_work).reduced();
  }
  report->total_score = total_of(report->rules).reduced();
}

void make_department_indicators(Random* random, const NumberStyle& numbers, ReportData* report) {
  std::vector<Indicator>& out = report->indicators;
  const std::string until = fmt::format("{}年12月底前", report->year);
  const std::string most = "≤";
  const std::string least = "≥";
  Num loss = Num::whole(100) - (report->exec_weight - report->exec_score) - report->total_score;
  // Rows of weight 10 lose whole or half points by missing a target of 100 %; half of each is enough but for the worst.
  constexpr int kLevers = 3;
  const Num most_each = loss > Num::whole(kLevers * 5) ? Num::whole(8) : Num::whole(5);
  const auto lever = [&](Indicator i, const std::string& reason) {
    i.target = Num::whole(100);
    i.unit = "%";
    const Num take = loss > most_each ? most_each : loss;
    loss = loss - take;
    i.actual = (Num::whole(100) - take * Num::whole(10)).reduced();
    i.score = (i.weight - take).reduced();
    if (take > Num{}) i.reason = reason;
    out.push_back(std::move(i));
  };
  Indicator staff = dept("产出指标", "数量指标", "在职人员控制率", 5);
  staff.sign = most;
  staff.target = Num::whole(100);
  staff.actual = percent(Num::whole(report->in_post), Num::whole(report->admin_posts + report->career_posts),
                         numbers.rate_decimals)
                     .reduced();
  staff.unit = "%";
  out.push_back(staff);
  lever(dept("产出指标", "数量指标", "重点工作任务完成率", 10), "个别任务受前期手续影响，跨年度实施");
  lever(dept("产出指标", "质量指标", "预算编制准确率", 10), "年初预算编制不够细化，年中追加专项经费");
  Indicator law = dept("产出指标", "质量指标", "资金使用合规率", 5);
  law.target = law.actual = Num::whole(100);
  law.unit = "%";
  out.push_back(law);
  Indicator time = dept("产出指标", "时效指标", "资金支付进度", 10);
  time.target_words = time.actual_words = until;
  out.push_back(time);
  Indicator cost = dept("产出指标", "成本指标", "预算成本", 10);
  cost.sign = most;
  cost.target = report->budget_total;
  cost.actual = report->final_total;
  cost.unit = numbers.money_unit;
  out.push_back(cost);
  for (const auto& [level2, name, weight] : std::vector<std::tuple<const char*, const char*, int>>{
           {"经济效益指标", "促进本县经济发展", 10}, {"社会效益指标", "提升公共服务水平", 10}}) {
    Indicator i = dept("效益指标", level2, name, weight);
    i.target_words = i.actual_words = random->pick({"促进", "提升", "明显提升"});
    out.push_back(i);
  }
  lever(dept("效益指标", "可持续影响指标", "长效机制建设任务完成率", 10), "部分制度仍在修订");
  Indicator happy = dept("满意度指标", "服务对象满意度指标", "服务对象满意度", 10);
  happy.sign = least;
  happy.target = Num::whole(90);
  happy.actual = Num::whole(report->satisfaction);
  happy.unit = "%";
  out.push_back(happy);
}

}  // namespace samples
