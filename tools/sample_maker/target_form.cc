#include <fmt/format.h>

#include "project_form.h"

namespace samples {

/// Targets before the year: looks like a self-evaluation and is none.
PrintedForm form_l(const Writer& w, const Project& project) {
  Project p = project;
  weigh(w.random, 0, 50, 40, 10, &p);
  p.exec_scored = false;
  const bool split = w.random->chance(0.4);
  const bool weighted = w.random->chance(0.3);
  std::vector<double> widths = {1.0, 1.2, 1.5, 2.4, 1.3, 1.4};
  if (split) widths.push_back(1.2);
  if (weighted) widths.push_back(1.0);
  const int last = static_cast<int>(widths.size()) - 1;
  ProjectForm form(w, p, TableBuilder("target", drawn_widths(w, widths)));
  TableBuilder& t = form.table();
  int row = t.next_row();
  t.label(row, 0, "项目名称", 1, 2);
  t.label(row, 2, p.name, 1, last - 1);
  row = t.next_row();
  t.label(row, 0, "主管部门", 1, 2);
  t.label(row, 2, w.report.bureau, 1, 2);
  t.label(row, 4, w.random->pick({"实施单位", "项目单位"}));
  t.value(row, 5, w.report.full_name, form.words("entity.name", w.report.full_name), 1, last - 4);
  const auto amount = [&](int col, const std::string& label, const Num& value) {
    FactNote fact = w.maker.money("other", label, value);
    fact.subject = p.name;
    t.value(row, col, w.maker.money_text(value), fact, 1, col == 2 ? 2 : last - 4);
  };
  row = t.next_row();
  t.label(row, 0, "项目资金总额" + w.maker.unit_label(), 1, 2);
  amount(2, "项目资金总额", form.budget());
  t.label(row, 4, "其中：财政拨款");
  amount(5, "财政拨款", form.budget());
  row = t.next_row();
  t.label(row, 0, "总体目标", 1, 2);
  t.label(row, 2, p.purpose + "。", 1, last - 1).align = Align::Left;
  IndicatorLook look;
  look.group = "绩效指标";
  look.columns = {{Role::Name, "三级指标", 3}};
  if (split) {
    look.columns.push_back({Role::Sign, "指标性质", 4});
    look.columns.push_back({Role::Target, "指标值", 5});
    look.columns.push_back({Role::Unit, w.random->pick({"度量单位", "计量单位"}), 6});
  } else {
    look.columns.push_back({Role::Target, w.random->pick({"指标值", "年度指标值", "指标目标值", "预期指标值"}), 4, 2});
  }
  if (weighted) look.columns.push_back({Role::Weight, w.random->pick({"权重", "分值"}), last});
  look.subject = p.name;
  look.other_weight = p.exec_weight;
  add_indicators(w, form.indicators(), look, &t);
  return form.finish(w.random->pick({std::string("项目支出绩效目标申报表"), std::string("项目支出绩效目标表"),
                                     std::string("部门预算项目绩效目标申报表"),
                                     fmt::format("{}年度项目支出绩效目标批复表", w.report.year)}),
                     {});
}

/// A list no form knows: its figures are facts of no particular concept.
PrintedForm form_u(const Writer& w) {
  const std::vector<std::string> places = {"青石镇", "柳林乡", "白鹭镇", "云溪乡",
                                           "长坪镇", "大桥镇", "双河乡", "水口镇"};
  const std::vector<std::pair<std::string, std::string>> columns = {
      {"建设面积", "亩"}, {"受益户数", "户"}, {"投工人数", "人"}, {"硬化里程", "公里"}};
  const auto first = static_cast<std::size_t>(w.random->pick_int(0, 2));
  const bool numbered = w.random->chance(0.5);
  const int name = numbered ? 1 : 0;
  std::vector<double> widths = {1.6, 1.3, 1.3, 1.5, 1.6};
  if (numbered) widths.insert(widths.begin(), 0.6);
  TableBuilder table("other", widths);
  table.next_row();
  if (numbered) table.label(0, 0, "序号");
  table.label(0, name, "乡镇");
  for (int i = 0; i < 2; ++i) {
    const auto& column = columns[first + static_cast<std::size_t>(i)];
    table.label(0, name + 1 + i, fmt::format("{}（{}）", column.first, column.second));
  }
  table.label(0, name + 3, "补助资金（万元）");
  table.label(0, name + 4, "备注");
  const int rows = w.random->pick_int(4, static_cast<int>(places.size()));
  for (int i = 0; i < rows; ++i) {
    const int row = table.next_row();
    const std::string& place = places[static_cast<std::size_t>(i)];
    if (numbered) table.label(row, 0, std::to_string(i + 1)).kind = CellKind::Number;
    table.label(row, name, place);
    for (int k = 0; k < 2; ++k) {
      const auto& column = columns[first + static_cast<std::size_t>(k)];
      const Num value = Num::whole(w.random->between(3, 900));
      table.value(row, name + 1 + k, value.text(), w.maker.count("other", place, value, column.second));
    }
    const Num money{w.random->between(30, 9000), 2};
    FactNote fact = w.maker.money("other", place, money);
    fact.unit = "万元";
    fact.base_value = to_yuan(money, 4);
    table.value(row, name + 3, w.maker.money_text(money), fact);
    table.label(row, name + 4, i == 1 ? "续建" : "");
  }
  PrintedForm form;
  Table done = std::move(table).finish();
  done.title = fmt::format("{}年{}资金安排情况表", w.report.year, w.report.projects.front().name);
  done.size = w.style.table_size;
  done.header_rows = 1;
  done.repeat_header = w.style.repeat_header;
  form.blocks.push_back(table_block(std::move(done)));
  return form;
}

}  // namespace samples
