#include <fmt/format.h>

#include <algorithm>

#include "report_data.h"

namespace samples {
namespace {

/// `total` in `parts` whole parts that look like weights (multiples of 1, larger ones of 5).
std::vector<long long> split_weight(Random* random, long long total, std::size_t parts) {
  std::vector<long long> out(parts, total / static_cast<long long>(parts));
  out[0] += total - out[0] * static_cast<long long>(parts);
  for (std::size_t i = 0; i + 1 < parts; ++i) {
    const long long move = random->between(0, 2);
    if (out[i] > move + 2 && random->chance(0.4)) {
      out[i] -= move;
      out[i + 1] += move;
    }
  }
  return out;
}

Indicator numeric(std::string level1, std::string level2, std::string name, std::string sign, Num target, Num actual,
                  std::string unit) {
  Indicator i;
  i.level1 = std::move(level1);
  i.level2 = std::move(level2);
  i.name = std::move(name);
  i.sign = std::move(sign);
  i.target = target;
  i.actual = actual;
  i.unit = std::move(unit);
  return i;
}

Indicator worded(std::string level1, std::string level2, std::string name, std::string target, std::string actual) {
  Indicator i;
  i.level1 = std::move(level1);
  i.level2 = std::move(level2);
  i.name = std::move(name);
  i.target_words = std::move(target);
  i.actual_words = std::move(actual);
  return i;
}

Indicator quantity(Random* random, const QuantityTemplate& from) {
  long long target = random->between(from.low, from.high);
  if (target > 1000) target = target / 100 * 100;
  const bool missed = random->chance(0.12);
  const long long actual = missed                 ? target * random->between(70, 97) / 100
                           : random->chance(0.55) ? target
                                                  : target + random->between(0, std::max(1LL, target / 12));
  Indicator i = numeric("产出指标", "数量指标", from.name, random->pick({"≥", "≥", "", "="}), Num::whole(target),
                        Num::whole(actual), from.unit);
  if (actual > target) i.sign = "≥";
  if (missed)
    i.reason =
        random->pick({"部分任务因天气原因推迟实施", "资金下达较晚，下一年度继续推进", "计划数偏高，今后合理设定目标"});
  return i;
}

Indicator rate(Random* random, std::string level1, std::string level2, std::string name, int low) {
  const long long target = random->chance(0.6) && low > 90 ? 100 : random->pick({90, 95, 98});
  Num actual = Num::whole(target);
  if (target < 100 && random->chance(0.6)) actual = Num{random->between(target * 10, 1000), 1};
  return numeric(std::move(level1), std::move(level2), std::move(name), target < 100 || random->chance(0.3) ? "≥" : "",
                 Num::whole(target), actual.reduced(), "%");
}

void add_products(Random* random, const ProjectTemplate& from, const NumberStyle& numbers, Project* p, int year) {
  for (const QuantityTemplate& q : from.quantities) p->indicators.push_back(quantity(random, q));
  for (const char* name : from.qualities) p->indicators.push_back(rate(random, "产出指标", "质量指标", name, 95));
  if (random->chance(0.5)) {
    p->indicators.push_back(
        rate(random, "产出指标", "时效指标", random->pick({"资金拨付及时率", "任务按期完成率"}), 95));
  } else {
    const std::string until = fmt::format("{}年12月底前", year);
    p->indicators.push_back(worded("产出指标", "时效指标", "完成时间", until, until));
  }
  p->indicators.push_back(numeric("产出指标", "成本指标", random->pick({"预算成本", "项目总成本", "成本控制数"}), "≤",
                                  p->budget, p->executed, numbers.money_unit));
}

void add_benefits(Random* random, const ProjectTemplate& from, Project* p) {
  const auto word = [&] { return random->pick({"提升", "提高", "显著", "长效", "有效改善", "明显"}); };
  if (random->chance(0.7)) {
    const std::string w = word();
    p->indicators.push_back(worded("效益指标", "经济效益指标", from.economic, w, w));
  }
  const std::string social = word();
  p->indicators.push_back(worded("效益指标", "社会效益指标", from.social, social, social));
  if (random->chance(0.35)) {
    p->indicators.push_back(worded("效益指标", "生态效益指标", "对周边生态环境的影响", "无不良影响", "无不良影响"));
  }
  const std::string lasting = word();
  p->indicators.push_back(worded("效益指标", "可持续影响指标", from.lasting, lasting, lasting));
  Indicator satisfied = numeric("满意度指标", "服务对象满意度指标", from.satisfaction, "≥",
                                Num::whole(random->pick({85, 90, 95})), Num{}, "%");
  satisfied.actual = random->chance(0.5) ? *satisfied.target : Num::whole(random->between(satisfied.target->units, 99));
  p->indicators.push_back(satisfied);
}

}  // namespace

void weigh(Random* random, long long execution, long long products, long long benefits, long long satisfaction,
           Project* p, long long costs) {
  for (Indicator& i : p->indicators) {
    if (costs == 0 || i.level2 != "成本指标") continue;
    i.level1 = "成本指标";
    i.level2 = "经济成本指标";
  }
  // The block of costs stands in front.
  std::stable_sort(p->indicators.begin(), p->indicators.end(), [](const Indicator& a, const Indicator& b) {
    return (a.level1 == "成本指标") > (b.level1 == "成本指标");
  });
  p->exec_weight = Num::whole(execution);
  p->exec_score = ratio(p->exec_weight * p->executed, p->budget, 2).reduced();
  for (const auto& [level, total] : std::vector<std::pair<std::string, long long>>{
           {"成本指标", costs}, {"产出指标", products}, {"效益指标", benefits}, {"满意度指标", satisfaction}}) {
    std::vector<Indicator*> rows;
    for (Indicator& i : p->indicators) {
      if (i.level1 == level) rows.push_back(&i);
    }
    if (rows.empty()) continue;
    const std::vector<long long> weights = split_weight(random, total, rows.size());
    for (std::size_t k = 0; k < rows.size(); ++k) rows[k]->weight = Num::whole(weights[k]);
  }
  for (Indicator& i : p->indicators) i.score = i.missed() ? i.pro_rata(2).reduced() : i.weight;
}

bool Indicator::missed() const {
  if (!target || !actual) return false;
  return sign == "≤" ? *actual > *target : *actual < *target;
}

Num Indicator::pro_rata(int scale) const {
  if (!missed()) return weight;
  return sign == "≤" ? ratio(weight * *target, *actual, scale) : ratio(weight * *actual, *target, scale);
}

Num Project::total_score() const {
  Num total = exec_score;
  for (const Indicator& i : indicators) total = total + i.score;
  return total.reduced();
}

Project make_project(Random* random, const ProjectTemplate& from, const NumberStyle& numbers, const ReportData& report,
                     double scale) {
  Project p;
  p.name = from.name;
  p.purpose = from.purpose;
  p.source = random->pick({"中央补助", "省级资金", "省级资金", "市级资金", "县级资金", "其他资金"});
  long long unit = numbers.yuan() ? 10000 : 1;
  for (int i = 0; i < numbers.decimals; ++i) unit *= 10;
  const auto amount = [&](double low, double high) {
    const auto u = static_cast<double>(unit);
    return Num{random->between(static_cast<long long>(low * u), static_cast<long long>(high * u)), numbers.decimals};
  };
  p.budget = amount(4 * scale, 90 * scale);
  if (random->chance(0.45)) p.budget = p.budget.rounded(0).at_scale(numbers.decimals);
  const auto part = [&](double of) {
    return Num{static_cast<long long>(static_cast<double>(p.budget.units) * of), numbers.decimals};
  };
  p.executed = random->chance(0.6) ? p.budget : part(random->real(0.86, 0.999));
  if (random->chance(0.5)) {
    p.initial = random->chance(0.5) ? p.budget : part(random->real(0.6, 1.0)).rounded(0).at_scale(numbers.decimals);
  }
  if (random->chance(0.4)) p.last_final = part(random->real(0.4, 1.6));
  p.manager = person_name(random);
  p.phone = phone_number(random);
  add_products(random, from, numbers, &p, report.year);
  add_benefits(random, from, &p);
  weigh(random, 10, 50, 30, 10, &p);
  return p;
}

}  // namespace samples
