#include <fmt/format.h>

#include "writer.h"

namespace samples {
namespace {

/// The base-data table on a grid of seven columns: a label and three double columns, or seven single ones.
class BaseData {
 public:
  explicit BaseData(const Writer& w) : w_(w), r_(w.report), table_("base_data", {2.6, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1}) {}

  Table build() {
    staff();
    head("经费控制情况（万元）", fmt::format("{}年决算数", r_.year - 1),
         fmt::format("{}年预算数", printed_year(w_, "预算数")), fmt::format("{}年决算数", printed_year(w_, "决算数")));
    three_public();
    projects();
    running();
    buildings();
    thrift();
    return std::move(table_).finish();
  }

 private:
  void head(const std::string& label, const std::string& a, const std::string& b, const std::string& c) {
    const int row = table_.next_row();
    table_.label(row, 0, label);
    table_.label(row, 1, a, 1, 2);
    table_.label(row, 3, b, 1, 2);
    table_.label(row, 5, c, 1, 2);
  }

  void staff() {
    const int row = table_.next_row();
    table_.label(row, 0, "财政供养人员情况（人）", 2);
    table_.label(row, 1, "编制数", 1, 2);
    table_.label(row, 3, fmt::format("{}年实际在职人数", printed_year(w_, "在职人数")), 1, 2);
    table_.label(row, 5, "控制率", 1, 2);
    const Num posts = Num::whole(r_.admin_posts + r_.career_posts);
    const Num actual = Num::whole(r_.in_post);
    Num rate = percent(actual, posts, w_.style.numbers.rate_decimals);
    const int values = row + 1;
    table_.value(values, 1, posts.text(), w_.maker.count("staff.established", "", posts, "人"), 1, 2);
    table_.value(values, 3, actual.text(), w_.maker.count("staff.actual", "", actual, "人"), 1, 2);
    if (w_.plan->take("staff-established")) rate = rate + Num::whole(w_.random->between(2, 6));
    table_.value(values, 5, w_.maker.rate_text(rate), w_.maker.percent("staff.rate", "", rate), 1, 2);
    w_.ledger->rate("staff-established", actual, posts, rate, "在职人员控制率");
  }

  void amount(int row, int col, const std::string& concept_id, const std::string& item, int period,
              const std::optional<Num>& value, const std::vector<std::string>& path) {
    if (!value) {
      table_.label(row, col, "", 1, 2);
      return;
    }
    FactNote fact = w_.maker.money(concept_id, item, *value);
    fact.period = period;
    fact.path = path;
    table_.value(row, col, w_.maker.money_text(*value), fact, 1, 2);
  }

  void line(const std::string& label, const std::string& item, const ExpenseLine& values,
            const std::vector<std::string>& path = {}) {
    const int row = table_.next_row();
    table_.label(row, 0, label).align = Align::Left;
    amount(row, 1, "expense.final", item, r_.year - 1, values.last, path);
    amount(row, 3, "expense.budget", item, r_.year, values.budget, path);
    amount(row, 5, "expense.final", item, r_.year, values.final_, path);
  }

  using Member = std::optional<Num> ExpenseLine::*;

  void check(const std::string& name, const std::vector<const ExpenseLine*>& parts, const ExpenseLine& total,
             const std::string& note) {
    for (const Member member : {&ExpenseLine::last, &ExpenseLine::budget, &ExpenseLine::final_}) {
      if (!(total.*member)) continue;
      std::vector<Num> values;
      for (const ExpenseLine* part : parts) {
        if (part->*member) values.push_back(*(part->*member));
      }
      if (values.empty()) continue;
      w_.ledger->sum(name, values, *(total.*member), note);
    }
  }

  void three_public() {
    ExpenseLine total = r_.three_public;
    if (w_.plan->take("three-public-parts"))
      total.last = *total.last + Num{w_.random->between(80, 130), 1}.at_scale(w_.style.numbers.decimals);
    ExpenseLine reception = r_.reception;
    line("三公经费", "三公经费", total);
    line("1、公务用车购置和维护经费", "公务用车购置和维护经费", r_.cars, {"三公经费"});
    const std::string cars = "公务用车购置和维护经费";
    line("其中：公车购置", "公车购置", r_.car_buy, {"三公经费", cars});
    ExpenseLine running_cars = r_.car_run;
    if (running_cars.final_ && w_.plan->wants("of-which-sum") && w_.more->chance(0.6)) {
      w_.plan->take("of-which-sum");
      running_cars.final_ = *running_cars.final_ + Num{w_.more->between(8, 60), 1}.at_scale(w_.style.numbers.decimals);
    }
    line("公车运行维护", "公车运行维护", running_cars, {"三公经费", cars});
    line("2、出国经费", "出国经费", r_.abroad, {"三公经费"});
    line("3、公务接待", "公务接待", reception, {"三公经费"});
    check("of-which-sum", {&r_.car_buy, &running_cars}, r_.cars, "公务用车购置和维护经费");
    if (!w_.plain) w_.ledger->at_most("three-public-limit", *total.final_, *total.budget, "三公经费");
    check("three-public-parts", {&r_.cars, &r_.abroad, &reception}, total, "三公经费");
  }

  void projects() {
    std::vector<ExpenseLine> lines;
    ExpenseLine total{Num{0, w_.style.numbers.decimals}, Num{0, w_.style.numbers.decimals}, r_.final_project};
    bool any_last = false;
    bool any_budget = false;
    for (const Project& p : r_.projects) {
      lines.push_back({p.last_final, p.initial, p.executed});
      any_last = any_last || p.last_final;
      any_budget = any_budget || p.initial;
      if (p.last_final) total.last = *total.last + *p.last_final;
      if (p.initial) total.budget = *total.budget + *p.initial;
    }
    if (!any_last) total.last.reset();
    if (!any_budget) total.budget.reset();
    if (w_.plan->take("project-list-total"))
      total.final_ = *total.final_ + Num{w_.random->between(90, 500), 1}.at_scale(w_.style.numbers.decimals);
    line("项目支出：", "项目支出", total);
    std::vector<const ExpenseLine*> parts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      line(fmt::format("{}、{}", i + 1, r_.projects[i].name), r_.projects[i].name, lines[i], {"项目支出"});
      parts.push_back(&lines[i]);
    }
    check("project-list-total", parts, total, "项目支出");
    if (w_.whole_report) w_.ledger->equal("prose-vs-table", *total.final_, r_.final_project, "项目支出");
  }

  void running() {
    ExpenseLine all = r_.running;
    // A point lost in last year's column; its parts are as they were.
    if (!w_.whole_report && *all.last > *all.final_ && w_.plan->take("magnitude")) {
      all.last = *all.last * Num::whole(10);
      w_.ledger->words("magnitude", false, {all.final_->text(), all.last->text()}, all.final_->text(), all.last->text(),
                       "公用经费");
    }
    line("公用经费", "公用经费", all);
    ExpenseLine office = r_.office;
    if (w_.plan->take("running-cost-parts")) {
      office.final_ = *r_.running.final_ - *r_.utilities.final_ +
                      Num{w_.more->between(5, 200), 1}.at_scale(w_.style.numbers.decimals);
      w_.ledger->words(
          "running-cost-parts", false, {office.final_->text(), r_.utilities.final_->text(), r_.meetings.final_->text()},
          r_.running.final_->text(), (*office.final_ + *r_.utilities.final_ + *r_.meetings.final_).text(), "公用经费");
    }
    line("其中：办公经费", "办公经费", office, {"公用经费"});
    line("水费、电费、差旅费", "水费、电费、差旅费", r_.utilities, {"公用经费"});
    line("会议费、培训费", "会议费、培训费", r_.meetings, {"公用经费"});
    ExpenseLine bought;
    bought.budget = bought.final_ = r_.procurement;
    line("政府采购金额", "政府采购金额", bought);
    const int row = table_.next_row();
    table_.label(row, 0, "部门基本支出预算调整").align = Align::Left;
    for (const int col : {1, 3, 5}) table_.label(row, col, w_.random->chance(0.5) ? "—" : "", 1, 2);
  }

  void buildings() {
    const int row = table_.next_row();
    table_.label(row, 0, fmt::format("楼堂馆所控制情况（{}年完工项目）", r_.year), 2);
    const std::vector<std::string> heads = {"批复规模（㎡）",   "实际规模（㎡）",   "规模控制率",
                                            "预算投资（万元）", "实际投资（万元）", "投资概算控制率"};
    for (int i = 0; i < 6; ++i) table_.label(row, i + 1, heads[static_cast<std::size_t>(i)]);
    const int values = row + 1;
    const bool zero = w_.plan->take("blank-zero-dash");
    if (!zero && (w_.random->chance(0.6) || r_.no_buildings)) {
      const std::string nothing = w_.random->pick({"", "", "—", "/"});
      for (int i = 0; i < 6; ++i) table_.label(values, i + 1, nothing);
      return;
    }
    const bool none = zero;
    const Num area = none ? Num{} : Num::whole(w_.random->between(300, 4000));
    const Num cost = none ? Num{} : Num::whole(w_.random->between(60, 1200));
    const FactMaker& m = w_.maker;
    const Num full = Num::whole(100);
    table_.value(values, 1, area.text(), m.count("building.approved_area", "", area, "m²"));
    table_.value(values, 2, area.text(), m.count("building.actual_area", "", area, "m²"));
    table_.value(values, 3, "100%", m.percent("building.area_rate", "", full));
    table_.value(values, 4, m.money_text(cost), m.money("building.approved_cost", "", cost));
    table_.value(values, 5, m.money_text(cost), m.money("building.actual_cost", "", cost));
    if (none) w_.ledger->words("blank-zero-dash", false, {"0", "0"}, "100", "", "楼堂馆所");
    table_.value(values, 6, "100%", m.percent("building.cost_rate", "", full));
  }

  void thrift() {
    static const std::vector<const char*> measures = {
        "从严控制公务接待标准，无公函的一律不予接待。", "推行无纸化办公，文件材料双面打印。",
        "做好节水节电管理，下班后关闭用电设备。",       "办公用品集中采购，按需领用并登记台账。",
        "公务出行优先选择公共交通，规范派车审批。",     "合并召开会议，控制会议规模和会期。",
        "加强固定资产管理，定期盘点，防止闲置浪费。"};
    const int row = table_.next_row();
    table_.label(row, 0, "厉行节约保障措施");
    std::string text;
    const int count = w_.random->pick_int(3, static_cast<int>(measures.size()));
    for (int i = 0; i < count; ++i) text += fmt::format("{}、{}", i + 1, measures[static_cast<std::size_t>(i)]);
    table_.label(row, 1, text, 1, 6).align = Align::Left;
  }

  const Writer& w_;
  const ReportData& r_;
  TableBuilder table_;
};

}  // namespace

PrintedForm form_c(const Writer& w) {
  PrintedForm form;
  Table table = BaseData(w).build();
  table.title = "部门整体支出绩效评价基础数据表";
  table.unit = "万元";
  table.size = w.style.table_size;
  form.blocks.push_back(table_block(std::move(table)));
  Paragraph note;
  note.text = "说明：“项目支出”填报基本支出以外的全部项目支出，“公用经费”填报基本支出中的商品和服务支出。";
  note.size = std::min(w.style.table_size, 10.5);
  form.blocks.push_back(text_block(note));
  return form;
}

}  // namespace samples
