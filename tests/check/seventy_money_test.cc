#include "check/seventy_cases.h"
#include "check/year_checks.h"

namespace ziping::check::testing {
namespace {

/// A plain table: label and amounts, the last row a total.
std::function<std::vector<Finding>()> plain_table(const char* total) {
  return [total] {
    FactBuilder b(2023);
    const char* rows[][2] = {{"项目名称", "金额"}, {"道路", "10.5"}, {"桥梁", "20.5"}, {"合计", total}};
    for (int row = 0; row < 4; ++row) {
      for (int col = 0; col < 2; ++col) b.put("t1", row, col, rows[row][col]);
    }
    return b.run();
  };
}

std::function<std::vector<Finding>()> listed_and_form(const char* listed, const char* name, const char* executed) {
  return [=] {
    FactBuilder b(2023);
    add_figures(b, {std::string("expense.final[项目支出/河道整治资金]@2023 := ") + listed,
                    "expense.final[项目支出/校舍维修资金]@2023 2:= 8.5万元"});
    for (const auto& [table, subject, amount] : {std::tuple("t2", name, executed), {"t3", "校舍维修资金", "8.5万元"}}) {
      b.form(table, "project_self_eval", {}).subject = subject;
      extract::Fact& fact = b.cell(table, 3, 4, "funds.executed", amount);
      fact.item = "年度资金总额";
      fact.subject = subject;
    }
    return b.run();
  };
}

std::function<std::vector<Finding>()> two_years(std::vector<std::string> before, std::vector<std::string> now) {
  return [before = std::move(before), now = std::move(now)] {
    FactBuilder last(2022), present(2023);
    add_figures(last, before);
    add_figures(present, now);
    return check_against_last_year(present.extraction(), {last.extraction(), "2022.pdf"}, product_patterns());
  };
}

std::function<std::vector<Finding>()> published(const char* value) {
  return [value] {
    FactBuilder b(2023);
    b.extraction().entity = "临河县水利局";
    add_figures(b, {"expense.final[三公经费]@2023 := 2.40万元"});
    return check_against_published(
        b.extraction(), {{"临河县水利局", 2023, "expense.final", "三公经费", *Decimal::parse(value), "万元"}},
        product_patterns());
  };
}

std::function<std::vector<Finding>()> adjusted(const char* words) {
  return [words] {
    FactBuilder b(2023);
    add_figures(b, {"funds.initial[年度资金总额] := 100万元", "funds.budget[年度资金总额] := 150万元"});
    for (int i = 0; i < 40; ++i) b.paragraph("本单位严格执行财务制度，各项工作按计划有序推进。");
    b.paragraph(words);
    return b.run();
  };
}

}  // namespace

std::vector<CatalogueCase> money_cases() {
  const std::string whole = "[年度资金总额]";
  return {
      {1, "column-sum", plain_table("31.5"), plain_table("31.0")},
      {2, "of-which-sum",
       figures({"budget.project = 100万元", "budget.project_item[甲] = 60万元", "budget.project_item[乙] = 45万元"}),
       figures({"budget.project = 100万元", "budget.project_item[甲] = 60万元", "budget.project_item[乙] = 40万元"})},
      {3, "budget-parts",
       figures({"budget.total = 615.40万元", "budget.basic = 480.15万元", "budget.project = 132.25万元"}),
       figures({"budget.total = 612.40万元", "budget.basic = 480.15万元", "budget.project = 132.25万元"})},
      {4, "basic-parts",
       figures({"spending.basic = 590.2万元", "spending.personnel = 541.7万元", "spending.running = 38.5万元"}),
       figures({"spending.basic = 580.2万元", "spending.personnel = 541.7万元", "spending.running = 38.5万元"})},
      {5, "funding-sides",
       figures({"funds.by_income[一般公共预算] := 500.4万元", "funds.by_nature[基本支出] := 400.2万元",
                "funds.by_nature[项目支出] := 200.2万元"}),
       figures({"funds.by_income[一般公共预算] := 600.4万元", "funds.by_nature[基本支出] := 400.2万元",
                "funds.by_nature[项目支出] := 200.2万元"})},
      {6, "functional-items",
       figures({"spending.basic = 62.3万元", "spending.function[甲] = 50.1万元", "spending.function[乙] = 10.2万元"}),
       figures({"spending.basic = 60.3万元", "spending.function[甲] = 50.1万元", "spending.function[乙] = 10.2万元"})},
      {7, "source-sum",
       figures({"funds.budget" + whole + " := 90万元", "funds.budget[省级资金] 2:= 50万元",
                "funds.budget[其他资金] 3:= 30万元"}),
       figures({"funds.budget" + whole + " := 80万元", "funds.budget[省级资金] 2:= 50万元",
                "funds.budget[其他资金] 3:= 30万元"})},
      {8, "execution-rate",
       figures({"funds.rate" + whole + " := 96.19%", "funds.executed" + whole + " := 86.19万元",
                "funds.budget" + whole + " := 100.00万元"}),
       figures({"funds.rate" + whole + " := 86.19%", "funds.executed" + whole + " := 86.19万元",
                "funds.budget" + whole + " := 100.00万元"})},
      {9, "execution-score",
       figures({"funds.score" + whole + " := 10分", "funds.weight" + whole + " := 10分",
                "funds.executed" + whole + " := 86.19万元", "funds.budget" + whole + " := 100.00万元"}),
       figures({"funds.score" + whole + " := 8.62分", "funds.weight" + whole + " := 10分",
                "funds.executed" + whole + " := 86.19万元", "funds.budget" + whole + " := 100.00万元"})},
      {10, "executed-over-budget",
       figures({"funds.executed" + whole + " := 100.01万元", "funds.budget" + whole + " := 100.00万元"}),
       figures({"funds.executed" + whole + " := 100.00万元", "funds.budget" + whole + " := 100.00万元"})},
      {11, "budget-adjustment", adjusted("年末各项工作全面完成。"), adjusted("年中追加预算50万元。")},
      {12, "added-budget",
       figures({"overrun.project = 900万元", "overrun.basic = 80.5万元", "funds.budget" + whole + " := 1583.5万元",
                "funds.initial" + whole + " := 600万元"}),
       figures({"overrun.project = 900万元", "overrun.basic = 80.5万元", "funds.budget" + whole + " := 1580.5万元",
                "funds.initial" + whole + " := 600万元"})},
      {13, "stated-difference",
       figures({"overrun.basic = 19.9万元", "spending.basic = 584.6万元", "budget.basic = 492.7万元"}),
       figures({"overrun.basic = 91.9万元", "spending.basic = 584.6万元", "budget.basic = 492.7万元"})},
      {14, "change-direction",
       figures({"three_public.change = -1.52万元", "expense.final[三公经费]@2023 := 2.40万元",
                "expense.final[三公经费]@2022 := 0.88万元"}),
       figures({"three_public.change = 1.52万元", "expense.final[三公经费]@2023 := 2.40万元",
                "expense.final[三公经费]@2022 := 0.88万元"})},
      {16, "stated-rate",
       figures({"three_public.rate = 100%", "three_public.actual = 2.4万元", "three_public.budget = 7.8万元"}),
       figures({"three_public.rate = 30.8%", "three_public.actual = 2.4万元", "three_public.budget = 7.8万元"})},
      {18, "prose-vs-table", figures({"spending.running = 34.82万元", "expense.final[公用经费]@2023 := 34.28万元"}),
       figures({"spending.running = 34.28万元", "expense.final[公用经费]@2023 := 34.28万元"})},
      {19, "repeated-amount", figures({"spending.total = 1832万元", "spending.total = 1823万元"}),
       figures({"spending.total = 1832万元", "spending.total = 1832.0万元"})},
      {38, "staff-established",
       figures({"staff.established := 34人", "staff.established_part[行政编制] = 14名",
                "staff.established_part[事业编制] = 11名"}),
       figures({"staff.established := 25人", "staff.established_part[行政编制] = 14名",
                "staff.established_part[事业编制] = 11名"})},
      {39, "three-public-parts",
       figures({"expense.final[三公经费]@2023 := 4.5万元", "expense.final[出国经费]@2023 := 3.0万元",
                "expense.final[公务接待]@2023 := 2.4万元"}),
       figures({"expense.final[三公经费]@2023 := 5.4万元", "expense.final[出国经费]@2023 := 3.0万元",
                "expense.final[公务接待]@2023 := 2.4万元"})},
      {40, "three-public-limit",
       figures({"expense.final[三公经费]@2023 := 8.4万元", "expense.budget[三公经费]@2023 := 7.8万元"}),
       figures({"expense.final[三公经费]@2023 := 2.4万元", "expense.budget[三公经费]@2023 := 7.8万元"})},
      {41, "running-cost-parts",
       figures({"expense.final[公用经费]@2023 := 24.3万元", "expense.final[办公经费]@2023 := 26.7万元"}),
       figures({"expense.final[公用经费]@2023 := 34.3万元", "expense.final[办公经费]@2023 := 26.7万元"})},
      {42, "asset-parts",
       figures({"assets.total = 405.5万元", "assets.current = 230.1万元", "assets.fixed = 170.4万元"}),
       figures({"assets.total = 400.5万元", "assets.current = 230.1万元", "assets.fixed = 170.4万元"})},
      {43, "project-list-total",
       figures({"expense.final[项目支出]@2023 := 125.5万元", "expense.final[项目支出/甲]@2023 := 100.0万元",
                "expense.final[项目支出/乙]@2023 := 20.5万元"}),
       figures({"expense.final[项目支出]@2023 := 120.5万元", "expense.final[项目支出/甲]@2023 := 100.0万元",
                "expense.final[项目支出/乙]@2023 := 20.5万元"})},
      {44, "project-coverage", listed_and_form("7.5万元", "敬老院改造资金", "3.2万元"),
       listed_and_form("7.5万元", "河道整治资金", "7.5万元")},
      {45, "form-vs-annex", listed_and_form("7.5万元", "河道整治资金", "5.7万元"),
       listed_and_form("7.5万元", "河道整治资金", "7.5万元")},
      {48, "unit-slip", figures({"spending.running = 34.28元", "expense.final[公用经费]@2023 := 34.28万元"}),
       figures({"spending.running = 342800元", "expense.final[公用经费]@2023 := 34.28万元"})},
      {49, "magnitude",
       figures({"expense.final[公用经费]@2023 := 343万元", "expense.final[公用经费]@2022 := 34.1万元"}),
       figures({"expense.final[公用经费]@2023 := 34.3万元", "expense.final[公用经费]@2022 := 34.1万元"})},
      {59, "rate-integer", figures({"staff.rate := 86.50%", "staff.established := 34人"}),
       figures({"staff.rate := 85.29%", "staff.established := 34人"})},
      {62, "blank-zero-dash", figures({"building.area_rate := 100%", "building.approved_area := 0平方米"}),
       figures(
           {"building.area_rate := 98%", "building.approved_area := 1000平方米", "building.actual_area := 980平方米"})},
      {66, "carry-over",
       two_years({"funds.budget" + whole + " := 120.0万元", "funds.executed" + whole + " := 100.0万元"},
                 {"funds.budget[上年结转] := 25.0万元"}),
       two_years({"funds.budget" + whole + " := 120.0万元", "funds.executed" + whole + " := 100.0万元"},
                 {"funds.budget[上年结转] := 20.0万元"})},
      {67, "last-year-column",
       two_years({"expense.final[三公经费]@2022 := 3.92万元", "expense.final[公用经费]@2022 2:= 30.00万元"},
                 {"expense.final[三公经费]@2022 := 0.88万元", "expense.final[公用经费]@2022 2:= 30.00万元"}),
       two_years({"expense.final[三公经费]@2022 := 0.880万元"},
                 {"expense.final[三公经费]@2022 := 0.88万元", "expense.final[三公经费]@2023 2:= 2.4万元"})},
      {68, "published-accounts", published("2.45"), published("2.4")},
  };
}

}  // namespace ziping::check::testing
