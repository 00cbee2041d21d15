#include "report_data.h"

#include <fmt/format.h>

#include <algorithm>

namespace samples {
namespace {

long long power(int exponent) {
  return exponent == 0 ? 1 : 10 * power(exponent - 1);
}

/// An amount between low and high 万元 with the decimals (and in the unit) of the report.
Num money(Random* random, double low, double high, const NumberStyle& numbers) {
  const auto unit = static_cast<double>(power(numbers.decimals) * (numbers.yuan() ? 10000 : 1));
  Num value{random->between(static_cast<long long>(low * unit), static_cast<long long>(high * unit)), numbers.decimals};
  // Budgets are often round.
  if (random->chance(0.35) && value.approximate() > 5) value = value.rounded(0).at_scale(numbers.decimals);
  return value;
}

Num share(const Num& of, double part, const NumberStyle& numbers) {
  return Num{static_cast<long long>(static_cast<double>(of.at_scale(numbers.decimals).units) * part), numbers.decimals};
}

void make_staff(Random* random, ReportData* r) {
  r->admin_posts = random->pick_int(9, 46);
  r->career_posts = random->pick_int(6, 88);
  const int posts = r->admin_posts + r->career_posts;
  r->in_post = random->pick_int(posts * 8 / 10, posts);
}

void make_three_public(Random* random, const NumberStyle& numbers, bool over_limit, ReportData* r) {
  const auto line = [&](ExpenseLine* out, double scale) {
    out->budget = money(random, scale, scale * 3, numbers);
    out->final_ = share(*out->budget, random->real(0.35, 0.98), numbers);
    out->last = share(*out->final_, random->real(0.7, 1.7), numbers);
    if (over_limit) out->budget = share(*out->final_, 0.88, numbers);
  };
  const bool cars = random->chance(0.6);
  line(&r->reception, 1.5);
  if (cars) {
    line(&r->car_run, 2.5);
    if (random->chance(0.15)) line(&r->car_buy, 10);
  }
  if (random->chance(0.1)) line(&r->abroad, 2);
  const auto add = [](const std::vector<const ExpenseLine*>& lines, ExpenseLine* out) {
    for (const ExpenseLine* part : lines) {
      if (!part->budget) continue;
      out->last = out->last.value_or(Num{}) + *part->last;
      out->budget = out->budget.value_or(Num{}) + *part->budget;
      out->final_ = out->final_.value_or(Num{}) + *part->final_;
    }
  };
  add({&r->car_buy, &r->car_run}, &r->cars);
  add({&r->cars, &r->abroad, &r->reception}, &r->three_public);
}

void make_running(Random* random, const NumberStyle& numbers, ReportData* r) {
  const auto split = [&](const Num& total, std::optional<Num>* a, std::optional<Num>* b, std::optional<Num>* c) {
    *a = share(total, random->real(0.4, 0.6), numbers);
    *b = share(total, random->real(0.2, 0.3), numbers);
    *c = share(total, random->real(0.02, 0.08), numbers);
  };
  r->running.final_ = r->final_running;
  r->running.budget = share(r->final_running, random->real(1.0, 1.25), numbers);
  if (random->chance(0.2)) r->running.budget = share(r->final_running, random->real(0.94, 0.99), numbers);
  r->running.last = share(r->final_running, random->real(0.8, 1.6), numbers);
  split(*r->running.last, &r->office.last, &r->utilities.last, &r->meetings.last);
  split(*r->running.budget, &r->office.budget, &r->utilities.budget, &r->meetings.budget);
  split(*r->running.final_, &r->office.final_, &r->utilities.final_, &r->meetings.final_);
}

void make_functional(Random* random, const NumberStyle& numbers, ReportData* r) {
  const std::vector<std::string> names = {"机关事业单位基本养老保险缴费支出", "行政单位医疗", "住房公积金",
                                          "其他社会保障和就业支出",           "事业单位医疗", "死亡抚恤"};
  const int count = random->pick_int(2, 5);
  Num rest = r->final_basic;
  std::vector<std::pair<std::string, Num>> others;
  for (int i = 0; i < count; ++i) {
    const Num part = share(r->final_basic, random->real(0.01, 0.1), numbers);
    others.emplace_back(names[static_cast<std::size_t>(i)], part);
    rest = rest - part;
  }
  r->functional.emplace_back("行政运行", rest);
  r->functional.insert(r->functional.end(), others.begin(), others.end());
}

void make_projects(Random* random, const NumberStyle& numbers, int count, ReportData* r) {
  std::vector<ProjectTemplate> pool = r->bureau_kind->projects;
  random->shuffle(&pool);
  std::vector<ProjectTemplate> common = common_projects();
  random->shuffle(&common);
  pool.insert(pool.end(), common.begin(), common.end());
  for (int i = 0; i < count && i < static_cast<int>(pool.size()); ++i) {
    r->projects.push_back(
        make_project(random, pool[static_cast<std::size_t>(i)], numbers, *r, random->pick({1.0, 1.0, 6.0})));
    const Project& p = r->projects.back();
    if (p.initial) r->initial_project = r->initial_project + *p.initial;
    r->budget_project = r->budget_project + p.budget;
    r->final_project = r->final_project + p.executed;
  }
}

}  // namespace

std::string ReportData::date_words() const {
  return fmt::format("{}年{}月{}日", date.year, date.month, date.day);
}
std::string ReportData::date_iso() const {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string grade_of(const Num& score) {
  if (score >= Num::whole(90)) return "优";
  if (score >= Num::whole(80)) return "良";
  return score >= Num::whole(60) ? "中" : "差";
}

ReportData make_report_data(Random* random, const NumberStyle& numbers, int projects, bool over_limit) {
  ReportData r;
  r.county = random->pick(counties());
  r.bureau_kind = &random->pick(bureaus());
  r.bureau = r.bureau_kind->name;
  r.full_name = r.county + r.bureau;
  r.year = random->pick_int(2019, 2024);
  r.date = {r.year + 1, random->pick_int(2, 9), random->pick_int(1, 28)};
  r.filler = person_name(random);
  r.leader = person_name(random);
  r.phone = phone_number(random);
  make_staff(random, &r);

  const double per_head = random->real(9, 15);
  const double in_post = r.in_post;
  r.final_personnel = money(random, per_head * in_post * 0.95, per_head * in_post * 1.05, numbers);
  r.wages = share(r.final_personnel, random->real(0.88, 0.97), numbers);
  r.final_running = money(random, in_post * 0.8, in_post * 2.2, numbers);
  r.final_basic = r.final_personnel + r.final_running;
  const bool all_spent = random->chance(0.5);
  r.budget_basic = all_spent ? r.final_basic : share(r.final_basic, random->real(1.0, 1.03), numbers);
  r.initial_basic = share(r.final_basic, random->real(0.82, 0.99), numbers);
  r.initial_project = r.budget_project = r.final_project = Num{0, numbers.decimals};
  make_projects(random, numbers, projects, &r);
  r.initial_total = r.initial_basic + r.initial_project;
  r.budget_total = r.budget_basic + r.budget_project;
  r.final_total = r.final_basic + r.final_project;
  r.fund_income =
      random->chance(0.3) ? share(r.budget_total, random->real(0.02, 0.2), numbers) : Num{0, numbers.decimals};
  r.other_income =
      random->chance(0.2) ? share(r.budget_total, random->real(0.01, 0.05), numbers) : Num{0, numbers.decimals};

  make_functional(random, numbers, &r);
  make_three_public(random, numbers, over_limit, &r);
  make_running(random, numbers, &r);
  r.procurement = money(random, 5, 300, numbers);
  r.assets_current = money(random, 20, 900, numbers);
  r.assets_fixed = money(random, 60, 2600, numbers);
  r.satisfaction = random->pick_int(90, 99);
  make_rules(random, &r);
  make_department_indicators(random, numbers, &r);
  make_project_rules(random, &r);
  return r;
}

}  // namespace samples
