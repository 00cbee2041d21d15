#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/fact_lines.h"

namespace ziping::extract {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

Extraction read(const std::vector<std::string>& rows, const std::string& title) {
  DocumentDrawing drawing;
  drawing.title("2024年度柳溪镇人民政府部门整体支出绩效自评报告");
  drawing.table(drawn_table(rows, title));
  return extract(drawing.reading(), product_patterns());
}

const std::vector<std::string> kTown = {
    "单位名称|柳溪镇人民政府|<|<|<|<|<",
    "编制人数|68|在职人数|64|离退休人数|31|",
    "支出类别|上年决算数|年初预算数|调整预算数|全年预算数|决算数|执行率",
    "合计|2,386.42|2,210.60|356.84|2,567.44|2,511.38|97.82%",
    "（一）基本支出|136.37|136.90|2.46|139.36|137.13|98.40%",
    "一级指标|二级指标|三级指标|分值|目标值|完成值|得分",
    "产出|数量|清运垃圾|90|≥3200吨|3415吨|88.3",
    "指标得分小计|<|<|90|||88.3",
    "自评总分|<|<|100|||98.08",
    "自评结论|2024年度整体支出2,511.38万元，自评得分98.08分，等次为优。|<|<|<|<|<",
};
const char kTitle[] = "部门整体支出绩效自评表";

TEST(OneTableReports, LabelsInPairsCountTheStaff) {
  EXPECT_THAT(fact_lines(read(kTown, kTitle), "staff"),
              ElementsAre("staff.established : 68 人", "staff.actual : 64 人"));
}

TEST(OneTableReports, LabelsWithTheirFiguresBesideThemHeadNoColumns) {
  const Extraction extraction =
      read({"部门名称|柳溪县林业局|<|<|<|<", "编制人数|107|实有人数|98|在职人员控制率|91.59%",
            "经费支出|2021年决算|2022年预算|2022年决算|增减额|增减率", "三公经费|17.90|18.60|16.28|-1.62|-9.05%"},
           "部门整体支出基础数据表");
  EXPECT_THAT(fact_lines(extraction, "staff"),
              ElementsAre("staff.established : 107 人", "staff.actual : 98 人", "staff.rate : 91.59 %"));
}

TEST(OneTableReports, FiguresUnderAHeadNobodyKnowsNameNothing) {
  const std::vector<std::string> rows = {"单位名称|柳溪镇人民政府|<|<", "支出类别|2019年数|年初预算数|执行数",
                                         "基本支出|1,182.57|1,205.30|1,214.05", "一级指标|三级指标|年度指标值|完成值",
                                         "产出|清运垃圾|3200吨|3415吨"};
  EXPECT_THAT(fact_lines(read(rows, kTitle), "funds"),
              ElementsAre("funds.initial 基本支出 : 1205.30 万元", "funds.executed 基本支出 : 1214.05 万元"));
}

TEST(OneTableReports, AccountsAreWhatWasExecutedAndWhatWasAddedIsNoSecondBudget) {
  const Extraction extraction = read(kTown, kTitle);
  EXPECT_THAT(fact_lines(extraction, "funds.budget"),
              ElementsAre("funds.budget 年度资金总额 : 2567.44 万元", "funds.budget 基本支出 : 139.36 万元"));
  EXPECT_THAT(fact_lines(extraction, "funds.executed"),
              ElementsAre("funds.executed 年度资金总额 : 2511.38 万元", "funds.executed 基本支出 : 137.13 万元"));
  EXPECT_THAT(fact_lines(extraction, "expense.final"),
              ElementsAre("expense.final 年度资金总额 : 2386.42 万元", "expense.final 基本支出 : 136.37 万元"));
  const auto last = std::find_if(extraction.facts.begin(), extraction.facts.end(),
                                 [](const Fact& fact) { return fact.concept_id == "expense.final"; });
  EXPECT_EQ(last->period, 2023);
}

TEST(OneTableReports, ASubtotalIsNoIndicator) {
  const Extraction extraction = read(kTown, kTitle);
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score 产出 / 数量 / 清运垃圾 : 88.3 分"));
  EXPECT_THAT(fact_lines(extraction, "other"), Contains(HasSubstr("指标得分小计 : 88.3")));
  EXPECT_THAT(fact_lines(extraction, "total.score"), ElementsAre("total.score : 98.08 分"));
}

TEST(OneTableReports, AConclusionIsRead) {
  const Extraction extraction = read(kTown, kTitle);
  EXPECT_THAT(fact_lines(extraction, "spending.total"), ElementsAre("spending.total : 2511.38 万元"));
  EXPECT_THAT(fact_lines(extraction, "score.stated"), ElementsAre("score.stated 整体 : 98.08 分"));
  EXPECT_THAT(fact_lines(extraction, "grade.stated"), ElementsAre("grade.stated : 优"));
}

TEST(OneTableReports, AScoreThatRunsOnUnderAllHeadsIsTheTotal) {
  const Extraction extraction = read({"一级指标|二级指标|三级指标|年初目标值|实际完成值|得分",
                                      "产出|数量|清运垃圾|3200吨|3415吨|80", "总分|97.71|<|<|<|<"},
                                     kTitle);
  EXPECT_THAT(fact_lines(extraction, "total.score"), ElementsAre("total.score : 97.71 分"));
}

TEST(OneTableReports, TheAdjustedTargetIsInForce) {
  const Extraction extraction = read({"指标名称|计量单位|指标性质|年初指标值|调整指标值|全年完成值|指标权重|指标得分",
                                      "改扩建|所|≥|4|5|4|8|6.4", "建档率|%|≥|90||93|5|5"},
                                     "部门整体绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "indicator.target"),
              ElementsAre("indicator.target 改扩建 : >= 5 所", "indicator.target 建档率 : >= 90 %"));
  EXPECT_THAT(fact_lines(extraction, "other"), Contains("other 改扩建 : >= 4 所"));
}

TEST(OneTableReports, StaffAmongTheLinesOfExpenseIsStaff) {
  const Extraction extraction = read({"序号|内容|2023年决算|2024年预算|2024年决算", "1|编制人数|45|46|46",
                                      "2|公务用车保有量|3|3|2", "3|三公经费|28.50|31.00|26.35"},
                                     "部门整体支出基础数据表");
  EXPECT_THAT(fact_lines(extraction, "staff"),
              ElementsAre("staff.established : 45 人", "staff.established : 46 人", "staff.established : 46 人"));
  EXPECT_THAT(fact_lines(extraction, "expense"),
              ElementsAre("expense.final 三公经费 : 28.50 万元", "expense.budget 三公经费 : 31.00 万元",
                          "expense.final 三公经费 : 26.35 万元"));
  EXPECT_THAT(fact_lines(extraction, "other"), Contains(HasSubstr("公务用车保有量 : 3")));
}

TEST(OneTableReports, TheNumberOfALineIsNoStaff) {
  const Extraction extraction =
      read({"项目|行次|2023年决算数|2024年预算数|2024年决算数|备注", "编制人数|2|45|46|46|", "公用经费|3|40|42|41|"},
           "部门整体支出基础数据表");
  EXPECT_THAT(fact_lines(extraction, "staff"),
              ElementsAre("staff.established : 45 人", "staff.established : 46 人", "staff.established : 46 人"));
  EXPECT_THAT(fact_lines(extraction, "expense"),
              ElementsAre("expense.final 公用经费 : 40 万元", "expense.budget 公用经费 : 42 万元",
                          "expense.final 公用经费 : 41 万元"));
}

TEST(OneTableReports, WhatIsPrintedLeftOfTheFiguresNamesTheIndicators) {
  const Extraction extraction =
      read({"部门名称|柳溪镇人民政府|<|<", "考核事项|目标值|完成值|得分", "清运垃圾|3200吨|3415吨|20"}, kTitle);
  EXPECT_THAT(fact_lines(extraction, "indicator.actual"), ElementsAre("indicator.actual 清运垃圾 : 3415 吨"));
}

TEST(OneTableReports, TheLabelOfTheBlockIsNoHead) {
  const Extraction extraction =
      read({"绩效指标|一级指标|二级指标|三级指标|指标值|完成值|得分", "^|产出|数量|清运垃圾|3200吨|3415吨|20"}, kTitle);
  EXPECT_THAT(fact_lines(extraction, "indicator.target"),
              ElementsAre("indicator.target 产出 / 数量 / 清运垃圾 : 3200 吨"));
}

TEST(OneTableReports, WhatIsNotFromTheTreasuryIsNotTheTreasurys) {
  const Extraction extraction =
      read({"部门整体支出（万元）|年初预算数|全年预算数|全年执行数", "年度总金额|90|100|95", "其中：财政拨款|80|88|85",
            "非财政拨款|10|12|10", "指标名称|年初目标值|全年完成值|指标得分", "清运垃圾|3200吨|3415吨|20"},
           "部门整体绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "funds.executed"),
              ElementsAre("funds.executed 年度资金总额 : 95 万元", "funds.executed 当年财政拨款 : 85 万元",
                          "funds.executed 非财政拨款 : 10 万元"));
}

TEST(OneTableReports, EvidenceOfAScoreIsAFigureOfItsIndicator) {
  const Extraction extraction = read(
      {"一级指标|二级指标|三级指标|分值|评分标准|得分|评分依据", "过程|资金管理|预算执行率|5|执行率×5分|4.82|96.45%"},
      "部门整体支出绩效评价评分表");
  EXPECT_THAT(fact_lines(extraction, "other"), IsSupersetOf({"other 过程 / 资金管理 / 预算执行率 : 96.45 %"}));
}

TEST(OneTableReports, TheHeadsOfAListOfProjectsNameNoProject) {
  const Extraction extraction = read({"项目名称|预算数|执行数|执行率", "苗圃补助|90|85|94.44%"}, "项目支出绩效自评表");
  EXPECT_THAT(extraction.forms[0].subject, Not(std::optional<std::string>("预算数")));
}

TEST(OneTableReports, ALabelOverAllLevelsIsATotalThoughItIsWordedOtherwise) {
  const Extraction extraction = read({"部门名称|柳溪镇|<|<|<|<", "一级指标|二级指标|三级指标|指标值|完成值|得分",
                                      "产出|数量|清运垃圾|3200吨|3415吨|80", "自评价的总分|<|<|||80"},
                                     kTitle);
  EXPECT_THAT(fact_lines(extraction, "total.score"), ElementsAre("total.score : 80 分"));
}

TEST(OneTableReports, ASentenceBelowTheMoneyIsRead) {
  const Extraction extraction = read({"项目名称|镇村公交|<|<|<", "资金来源|年度预算|实际支出|结余|执行率",
                                      "合计|62|61|1|98.39%", "绩效目标|补贴线路68条。|完成情况|补贴线路66条。|<",
                                      "三级指标|指标值|完成值|得分|说明", "补贴线路|68条|66条|9|"},
                                     "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "other"),
              IsSupersetOf({"other (镇村公交) 绩效目标 : 68 条", "other (镇村公交) 完成情况 : 66 条"}));
  EXPECT_THAT(fact_lines(extraction, "funds.budget"), ElementsAre("funds.budget (镇村公交) 年度资金总额 : 62 万元"));
}

TEST(OneTableReports, WhatWasAchievedBelowTheIndicatorsIsRead) {
  const Extraction extraction = read({"项目名称|旧区改造|<|<", "指标名称|目标值|完成值|得分",
                                      "改造小区|12个|11个|13.75", "项目实施成效|完成11个小区改造，加装电梯26台。|<|<"},
                                     "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "other"), Contains(HasSubstr(": 26 台")));
}

TEST(OneTableReports, AGradeIsToldFromTheScoresItIsFor) {
  const Extraction extraction =
      read({"项目名称|旧区改造|<|<", "指标名称|目标值|完成值|得分", "改造小区|12个|11个|13.75",
            "自评总分|97.88|自评等级|优（90-100）☑ 良（80-89）□ 中（60-79）□"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "grade"), ElementsAre("grade.stated (旧区改造) : 优"));
}

TEST(OneTableReports, ATotalMovedByItsLabelIsWeightAndScoreAllTheSame) {
  const Extraction extraction = read({"绩效指标|一级指标|三级指标|指标值|完成值|分值|得分",
                                      "^|产出|清运垃圾|3200吨|3415吨|90|88", "总分|<|<|<|100|97.78|"},
                                     kTitle);
  EXPECT_THAT(fact_lines(extraction, "total"), ElementsAre("total.weight : 100 分", "total.score : 97.78 分"));
}

TEST(OneTableReports, OfTwoBudgetsTheFirstIsTheInitialOne) {
  const Extraction extraction =
      read({"项目名称|学生资助|<|<|<", "资金构成|预算数|调整后预算数|实际支出数|执行率", "合计|342|351.9|345.8|98.27%",
            "三级指标|指标值|完成值|得分|备注", "资助人数|3200人|3286人|10|"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "funds.initial"), ElementsAre("funds.initial (学生资助) 年度资金总额 : 342 万元"));
  EXPECT_THAT(fact_lines(extraction, "funds.budget"), ElementsAre("funds.budget (学生资助) 年度资金总额 : 351.9 万元"));
}

}  // namespace
}  // namespace ziping::extract
