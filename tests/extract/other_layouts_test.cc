#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/fact_lines.h"

namespace ziping::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<std::string> kMoney = {"资金来源|预算数（万元）|到位数（万元）|支出数（万元）|执行率",
                                         "合计|286.00|280.00|283.40|99.09%", "省级资金|86.00|80.00|86.00|100.00%"};

TEST(OtherLayouts, AProjectNamedInALineAboveIsThatOfBothTablesBelow) {
  DocumentDrawing drawing;
  drawing.title("2023年度柳溪县林业局")
      .text("项目名称：苗圃补助项目项目单位：柳溪县林业局年度：2023", layout::ParagraphKind::TableTitle);
  drawing.table(drawn_table({"指标类别|指标名称|权重|目标值|单位|实际值|得分", "数量指标|育苗面积|20|42|亩|43|20"},
                            "项目支出绩效自评表"));
  drawing.table(drawn_table({"指标类别|指标名称|权重|目标值|单位|实际值|得分", "质量指标|成活率|20|95|%|96|20"}));
  drawing.title("部门整体支出绩效自评表");
  drawing.table(
      drawn_table({"单位名称|柳溪县林业局|<|<|<|<|<", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
                   "产出指标|数量指标|造林面积|20亩|22亩|10|10"},
                  "部门整体支出绩效自评表"));
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_EQ(extraction.forms[0].subject, "苗圃补助项目");
  EXPECT_EQ(extraction.forms[1].subject, "苗圃补助项目");
  EXPECT_EQ(extraction.forms[2].subject, std::nullopt);
}

TEST(OtherLayouts, AFigureTypedTwiceIsThatFigure) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"项目名称|苗圃补助|<|<|<", "指标名称|年度指标值|实际完成值|分值|得分",
                             "育苗面积|42亩|43.5亩43.5亩|20|20", "育苗株数|4242株|4343|20|20"},
                            "项目支出绩效自评表"));
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  std::vector<std::string> actual;
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id == "indicator.actual") actual.push_back(fact.value ? fact.value->to_string() : "none");
  }
  EXPECT_THAT(actual, ElementsAre("43.5", "4343"));
}

TEST(OtherLayouts, WhatArrivedIsNoSecondBudget) {
  std::vector<std::string> rows = {"项目名称|苗圃补助|<|<|<"};
  rows.insert(rows.end(), kMoney.begin(), kMoney.end());
  rows.emplace_back("指标名称|年度指标值|实际完成值|分值|得分");
  rows.emplace_back("育苗面积|42亩|43亩|20|20");
  DocumentDrawing whole;
  whole.table(drawn_table(rows, "项目支出绩效自评表"));
  EXPECT_THAT(fact_lines(extract(whole.reading(), product_patterns()), "funds.budget"),
              ElementsAre("funds.budget (苗圃补助) 年度资金总额 : 286.00 万元",
                          "funds.budget (苗圃补助) 省级资金 : 86.00 万元"));
}

TEST(OtherLayouts, NumbersOfLinesAreNoNames) {
  DocumentDrawing drawing;
  drawing.title("2023年度柳溪县林业局部门整体支出绩效自评报告");
  drawing.table(
      drawn_table({"项目|行次|2022年决算数|2023年预算数|2023年决算数", "“三公”经费|1|2.5|3|2.8", "公用经费|2|40|42|41"},
                  "部门整体支出绩效评价基础数据表"));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "expense.budget"),
              ElementsAre("expense.budget 三公经费 : 3 万元", "expense.budget 公用经费 : 42 万元"));
}

TEST(OtherLayouts, NumbersOfRowsInAListAreNoFigures) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"序号|项目名称|金额（万元）", "1|苗圃补助|12", "2|巡护经费|8.5"}, "项目清单"));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "other"),
              ElementsAre("other 金额（万元） / 苗圃补助 : 12 万元", "other 金额（万元） / 巡护经费 : 8.5 万元"));
}

TEST(OtherLayouts, MonthsAndNumbersOfColumnsAreNoFigures) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"实施内容|计划开始时间|计划完成时间", "物资采购|2017.01|2017.03"}, "进度表"));
  drawing.table(drawn_table({"项目|行次|金额（元）", "栏次||1", "事业收入|5|1,003.46"}, "收入表"));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "other"),
              ElementsAre("other 金额（元） / 事业收入 : 1003.46 元"));
}

TEST(OtherLayouts, AmountsBehindTheirLabelsAreThoseOfTheMoney) {
  DocumentDrawing drawing;
  drawing.table(
      drawn_table({"项目名称|苗圃补助|<|<|<", "预算执行情况（万元）|预算数：|100|执行数：|98",
                   "^|其中：财政拨款|90|其中：财政拨款|88", "^|其他资金|10|其他资金|10",
                   "一级指标|二级指标|三级指标|预期指标值|实际完成指标值", "产出指标|数量指标|育苗面积|42亩|43亩"},
                  "项目绩效目标自评表"));
  EXPECT_THAT(
      fact_lines(extract(drawing.reading(), product_patterns()), "funds"),
      ElementsAre("funds.budget (苗圃补助) 年度资金总额 : 100 万元", "funds.executed (苗圃补助) 年度资金总额 : 98 万元",
                  "funds.budget (苗圃补助) 当年财政拨款 : 90 万元", "funds.executed (苗圃补助) 当年财政拨款 : 88 万元",
                  "funds.budget (苗圃补助) 其他资金 : 10 万元", "funds.executed (苗圃补助) 其他资金 : 10 万元"));
}

TEST(OtherLayouts, TheYearBeforesValueIsNotThisYears) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"项目名称|记账补贴|<|<|<|<|<|<|<",
                             "一级指标|二级指标|三级指标|指标值|上年完成值|指标分值权重|指标实际完成值|完成率|指标得分",
                             "产出指标|数量指标|记账户数|≥120户|118户|20|121户|100%|20"},
                            "项目支出绩效自评表"));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "indicator"),
              ElementsAre("indicator.target (记账补贴) 产出指标 / 数量指标 / 记账户数 : >= 120 户",
                          "indicator.weight (记账补贴) 产出指标 / 数量指标 / 记账户数 : 20 分",
                          "indicator.actual (记账补贴) 产出指标 / 数量指标 / 记账户数 : 121 户",
                          "indicator.score (记账补贴) 产出指标 / 数量指标 / 记账户数 : 20 分"));
}

TEST(OtherLayouts, TheYearTheTextTellsMostIsThatOfAReportWithoutAny) {
  DocumentDrawing drawing;
  drawing.title("柳溪县小流域治理项目支出绩效评价报告");
  drawing.text("2023年，项目纳入计划。2023年6月26日批复，7月14日开工。规划期至2025年。");
  EXPECT_EQ(extract(drawing.reading(), product_patterns()).year, 2023);
}

TEST(OtherLayouts, ALabelMergedOverRowsGivesThemItsUnitAndNotItsName) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"申请理由|灾后重建|<", "资金安排（万元）|上级补助|153.5", "^|自筹部分|20"}, "资金安排表"));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "other"),
              ElementsAre("other 上级补助 : 153.5 万元", "other 自筹部分 : 20 万元"));
}

TEST(OtherLayouts, ALabelBesideTextsThatReadsLikeTheirHeadIsNone) {
  DocumentDrawing drawing;
  drawing.table(drawn_table(
      {"项目名称|苗圃补助|<|<|<|<|<", "年度总体目标完成情况|预期目标|<|<|实际完成情况|<|<",
       "^|育苗42亩。|<|<|已拨付资金99万元。|<|<", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
       "产出指标|数量指标|育苗面积|42亩|43亩|20|20"},
      "项目支出绩效自评表"));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "other"),
              ElementsAre("other (苗圃补助) 预期目标 / : 42 亩", "other (苗圃补助) 实际完成情况 / : 99 万元"));
}

TEST(OtherLayouts, AGoalBelowTheMoneyIsNoAmount) {
  DocumentDrawing drawing;
  drawing.table(
      drawn_table({"项目名称|校舍维修|<|<", "资金情况（万元）|预算数|执行数|执行率", "资金总额|1113|986.2|88.61%",
                   "年度目标|预期目标：受益学校12所。|完成情况：受益学校12所。|<",
                   "三级指标|年度指标值|实际完成值|分值", "受益学校数|12所|12所|20"},
                  "项目支出绩效自评表"));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "funds.budget"),
              ElementsAre("funds.budget (校舍维修) 年度资金总额 : 1113 万元"));
}

TEST(OtherLayouts, ANameOfAScanThatIsReadOtherwiseElsewhereIsUnsure) {
  const auto read = [](double confidence) {
    DocumentDrawing drawing;
    drawing.text("单位名称：榆县农业农村局").text("预算单位名称：榆邮县农业农村局");
    layout::DocumentReading document = drawing.reading();
    for (layout::Paragraph& paragraph : document.paragraphs) paragraph.lines.front().confidence = confidence;
    std::vector<bool> sure;
    for (const Fact& fact : extract(document, product_patterns()).facts) {
      if (fact.concept_id == "entity.name") sure.push_back(fact.sure);
    }
    return sure;
  };
  EXPECT_THAT(read(0.99), ElementsAre(false, false));
  EXPECT_THAT(read(1), ElementsAre(true, true));
}

TEST(OtherLayouts, ATableOfSeveralProjectsGivesEachItsFigures) {
  DocumentDrawing drawing;
  drawing.title("2023年度柳溪县林业局");
  drawing.table(drawn_table({"序号|项目名称|实施单位|预算数（万元）|执行数（万元）|执行率|自评得分|评价等级",
                             "1|苗圃管护|林业站|36|35.1|97.5%|98.75|优", "2|防火物资储备|防火办|50|41.5|83%|88.3|良",
                             "合计|||86|76.6|89.07%||"},
                            "2023年度项目支出绩效自评结果汇总表"));
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_EQ(extraction.forms[0].form, "other");
  EXPECT_THAT(fact_lines(extraction, "funds."), ElementsAre("funds.budget (苗圃管护) 年度资金总额 : 36 万元",
                                                            "funds.executed (苗圃管护) 年度资金总额 : 35.1 万元",
                                                            "funds.rate (苗圃管护) 年度资金总额 : 97.5 %",
                                                            "funds.budget (防火物资储备) 年度资金总额 : 50 万元",
                                                            "funds.executed (防火物资储备) 年度资金总额 : 41.5 万元",
                                                            "funds.rate (防火物资储备) 年度资金总额 : 83 %"));
  EXPECT_THAT(fact_lines(extraction, "score."),
              ElementsAre("score.stated (苗圃管护) 项目 : 98.75 分", "score.stated (防火物资储备) 项目 : 88.3 分"));
  EXPECT_THAT(fact_lines(extraction, "grade."),
              ElementsAre("grade.stated (苗圃管护) : 优", "grade.stated (防火物资储备) : 良"));
}

TEST(OtherLayouts, ARateThatWasTypedIsWhatItSays) {
  layout::Table table = drawn_table({"项目名称|苗圃补助|<|<|<", "指标名称|年度指标值|实际完成值|分值|得分",
                                     "育苗面积增长率|≥200%|290%|20|20", "成活率|290%|92%|20|20"},
                                    "项目支出绩效自评表");
  const auto actual = [&table] {
    DocumentDrawing drawing;
    drawing.table(table);
    return fact_lines(extract(drawing.reading(), product_patterns()), "indicator.actual");
  };
  EXPECT_THAT(actual(), ElementsAre("indicator.actual (苗圃补助) 育苗面积增长率 : 290 %",
                                    "indicator.actual (苗圃补助) 成活率 : 92 %"));
  // Where a sign belongs it is one that was lost, but not for sure.
  DocumentDrawing drawing;
  drawing.table(table);
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id != "indicator.target" || fact.item != "成活率") continue;
    EXPECT_EQ(fact_line(fact), "indicator.target (苗圃补助) 成活率 : >= 90 %");
    EXPECT_FALSE(fact.sure);
  }
  // A reader may have taken the sign for a figure.
  for (layout::Cell& cell : table.cells) cell.confidence = 0.98;
  EXPECT_THAT(actual(), ElementsAre("indicator.actual (苗圃补助) 育苗面积增长率 : >= 90 %",
                                    "indicator.actual (苗圃补助) 成活率 : 92 %"));
}

}  // namespace
}  // namespace ziping::extract
