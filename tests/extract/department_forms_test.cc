#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/fact_lines.h"

namespace ziping::extract {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

Extraction read(layout::Table table) {
  DocumentDrawing drawing;
  drawing.title("2023年度柳溪县林业局").table(std::move(table));
  return extract(drawing.reading(), product_patterns());
}

const std::vector<std::string> kSelfEvaluation{
    "单位名称|柳溪县林业局|<|<|<|<|<|<|<",
    "年度预算申请(万元)||<|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
    "^|年度资金总额|<|310.5|402|398.25|10|99.07%|9.9",
    "^|按收入性质分：|<|<|<|按支出性质分：|<|<|<",
    "^|其中：一般公共预算：402|<|<|<|其中：基本支出：310.5|<|<|<",
    "^|政府性基金拨款：|<|<|<|项目支出：91.5|<|<|<",
    "年度总体目标|预期目标|<|<|<|实际完成情况|<|<|<",
    "^|完成造林20亩|<|<|<|完成造林22亩|<|<|<",
    "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",
    "^|产出指标(50分)|数量指标|造林面积|≥20亩|22亩|30|30|",
    "^|^|质量指标|成活率|≥95%|90%|20|18|干旱",
    "^|效益指标(40分)|社会效益指标|促进就业|明显|明显|40|40|",
    "总分|<|<|<|<|<|100|97.9|"};

TEST(DepartmentForms, SelfEvaluationIsRecognisedAndRead) {
  const Extraction extraction = read(drawn_table(kSelfEvaluation, "部门整体支出绩效自评表"));
  ASSERT_EQ(extraction.forms.size(), 1U);
  EXPECT_EQ(extraction.forms[0].form, "dept_self_eval");
  EXPECT_EQ(extraction.forms[0].subject, std::nullopt);
  EXPECT_THAT(fact_lines(extraction, "funds."),
              ElementsAre("funds.initial 年度资金总额 : 310.5 万元", "funds.budget 年度资金总额 : 402 万元",
                          "funds.executed 年度资金总额 : 398.25 万元", "funds.weight 年度资金总额 : 10 分",
                          "funds.rate 年度资金总额 : 99.07 %", "funds.score 年度资金总额 : 9.9 分",
                          "funds.by_income 一般公共预算 : 402 万元", "funds.by_nature 基本支出 : 310.5 万元",
                          "funds.by_nature 项目支出 : 91.5 万元"));
  EXPECT_THAT(fact_lines(extraction, "indicator.target"),
              ElementsAre("indicator.target 产出指标 / 数量指标 / 造林面积 : >= 20 亩",
                          "indicator.target 产出指标 / 质量指标 / 成活率 : >= 95 %",
                          "indicator.target 效益指标 / 社会效益指标 / 促进就业 : words"));
  EXPECT_THAT(fact_lines(extraction, "block."),
              ElementsAre("block.weight 产出指标 : 50 分", "block.weight 效益指标 : 40 分"));
  EXPECT_THAT(fact_lines(extraction, "total."), ElementsAre("total.weight : 100 分", "total.score : 97.9 分"));
  EXPECT_THAT(fact_lines(extraction, "entity."), Contains("entity.name : 柳溪县林业局"));
}

TEST(DepartmentForms, TitleIsNotNeeded) {
  EXPECT_EQ(read(drawn_table(kSelfEvaluation)).forms[0].form, "dept_self_eval");
}

TEST(DepartmentForms, FactsKnowTheirEvidence) {
  const Extraction extraction = read(drawn_table(kSelfEvaluation, "部门整体支出绩效自评表"));
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id != "funds.executed") continue;
    EXPECT_EQ(fact.text, "398.25");
    EXPECT_EQ(fact.table, "t1");
    EXPECT_EQ(fact.row, 2);
    EXPECT_EQ(fact.col, 5);
    EXPECT_EQ(fact.page, 1);
    EXPECT_EQ(fact.decimals, 2);
    EXPECT_EQ(fact.base_value->reduced().to_string(), "3982500");
    EXPECT_EQ(fact.box, Box({502, 142, 598, 158}));
    EXPECT_EQ(fact.period, 2023);
    return;
  }
  FAIL() << "no executed amount";
}

TEST(DepartmentForms, DecimalsAreThoseOfTheColumn) {
  const Extraction extraction = read(drawn_table(kSelfEvaluation));
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id == "indicator.score") {
      EXPECT_EQ(fact.decimals, 0) << fact_line(fact);
    }
  }
}

TEST(DepartmentForms, RuleTableHasBlockWeightsAndSharedScores) {
  const Extraction extraction = read(
      drawn_table({"一级指标|分值|二级指标|分值|三级指标|分值|评价标准|指标说明|得分",
                   "投入|10|预算配置|10|在职人员控制率|5|以100%为标准，每超过一个百分点扣0.5分|在职人员数/编制数|5",
                   "^|^|^|^|“三公经费”变动率|5|≤0，计5分|本年数/上年数|4.5",
                   "产出|20|履职效益|20|经济效益|10|根据自评材料评定|说明|18", "^|^|^|^|社会效益|10|^|^|^",
                   "合计|<|<|<|<|30|||27.5"},
                  "部门整体支出绩效评价共性指标表"));
  EXPECT_EQ(extraction.forms[0].form, "dept_indicators");
  EXPECT_THAT(fact_lines(extraction, "block."),
              ElementsAre("block.weight 投入 : 10 分", "block.weight 投入 / 预算配置 : 10 分",
                          "block.weight 产出 : 20 分", "block.weight 产出 / 履职效益 : 20 分"));
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score 投入 / 预算配置 / 在职人员控制率 : 5 分",
                          "indicator.score 投入 / 预算配置 / “三公经费”变动率 : 4.5 分",
                          "indicator.score 产出 / 履职效益 / 经济效益 : 18 分"));
  EXPECT_THAT(fact_lines(extraction, "total."), ElementsAre("total.weight : 30 分", "total.score : 27.5 分"));
}

TEST(DepartmentForms, RuleTableWithPointsInLevelNames) {
  const Extraction extraction = read(drawn_table(
      {"序号|一级指标|二级指标|三级指标|指标分值|指标解释|指标说明及评分标准|自评得分",
       "1|规划(15分)|基础信息(3分)|基础信息完整性|3|是否符合规定|1、真实(1分);2、完整(1分);3、准确(1分)|3",
       "2|^|工作计划(6分)|计划完整性|3|说明|完整可行(3分)|2.5", "3|^|^|计划明确性|3|说明|明确可操作(3分)|3"},
      "部门整体支出绩效评价自评表"));
  EXPECT_EQ(extraction.forms[0].form, "dept_indicators");
  EXPECT_THAT(fact_lines(extraction, "block."),
              ElementsAre("block.weight 规划 : 15 分", "block.weight 规划 / 基础信息 : 3 分",
                          "block.weight 规划 / 工作计划 : 6 分"));
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score 规划 / 基础信息 / 基础信息完整性 : 3 分",
                          "indicator.score 规划 / 工作计划 / 计划完整性 : 2.5 分",
                          "indicator.score 规划 / 工作计划 / 计划明确性 : 3 分"));
  EXPECT_THAT(extraction.forms[0].columns,
              ElementsAre("index", "level1", "level2", "level3", "weight", "explanation", "rule", "score"));
}

TEST(DepartmentForms, BaseDataKnowsYearsAndParents) {
  const Extraction extraction =
      read(drawn_table({"财政供养人员情况（人）|编制数|<|2023年实际在职人数|<|控制率|<", "^|25|<|24|<|96%|<",
                        "经费控制情况（万元）|2022年决算数|<|2023年预算数|<|2023年决算数|<",
                        "三公经费|5.5|<|8|<|4.25|<", "1、公务用车购置和维护经费|3|<|4|<|2|<", "其中：公车购置||<||<||<",
                        "公车运行维护|3|<|4|<|2|<", "3、公务接待|2.5|<|4|<|2.25|<", "项目支出：||<|30|<|95.5|<",
                        "1、巡护经费||<|30|<|35.5|<", "2、“三区”人才经费||<||<|60|<", "公用经费|40|<|38|<|34.28|<",
                        "其中：办公经费|30|<||<|26.5|<", "水费、电费、差旅费|10|<||<|7.78|<", "政府采购金额|—|<||<||<",
                        "楼堂馆所控制情况（2023年完工项目）|批复规模（㎡）|实际规模（㎡）|规模控制率|预算投资（万元）|"
                        "实际投资（万元）|投资概算控制率",
                        "^|0|0|100%|0|0|100%", "厉行节约保障措施|节约用电|<|<|<|<|<"},
                       "部门整体支出绩效评价基础数据表"));
  EXPECT_EQ(extraction.forms[0].form, "base_data");
  EXPECT_THAT(fact_lines(extraction, "staff."),
              ElementsAre("staff.established : 25 人", "staff.actual : 24 人", "staff.rate : 96 %"));
  EXPECT_THAT(fact_lines(extraction, "expense.final"),
              IsSupersetOf({"expense.final 三公经费 : 5.5 万元",
                            "expense.final 三公经费 / 公务用车购置和维护经费 / 公车运行维护 : 3 万元",
                            "expense.final 项目支出 / “三区”人才经费 : 60 万元",
                            "expense.final 公用经费 / 水费、电费、差旅费 : 7.78 万元"}));
  EXPECT_THAT(
      fact_lines(extraction, "building."),
      ElementsAre("building.approved_area : 0 m²", "building.actual_area : 0 m²", "building.area_rate : 100 %",
                  "building.approved_cost : 0 万元", "building.actual_cost : 0 万元", "building.cost_rate : 100 %"));
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id == "expense.final" && fact.col == 1) {
      EXPECT_EQ(fact.period, 2022);
    }
    if (fact.concept_id == "expense.budget") {
      EXPECT_EQ(fact.period, 2023);
    }
  }
}

TEST(DepartmentForms, OneLevelListOfAPatternFile) {
  const Extraction extraction = read(drawn_table(
      {"主管部门|柳溪县|财政处室|科教科|自评总分(分)|97.6|||",
       "部门预算执行情况(万元)|年初预算数|全年(调整)预算数|全年执行数|执行率(%)|执行率权重|执行率得分(分)||",
       "^|100|120|91.2|76%|10|7.6||",
       "指标名称|计量单位|指标性质|年初指标值|调整指标值|全年完成值|得分系数(%)|指标权重(分)|指标得分(分)",
       "预算完成率|%|定量指标|70%||76%|100%|2|2", "制作宣传品数量|份|定量指标|15||20|100%|5|5",
       "管理制度健全性||定性指标|高||高|100%|3|3"},
      "部门整体绩效自评表"));
  EXPECT_EQ(extraction.forms[0].form, "dept_self_eval");
  EXPECT_EQ(extraction.forms[0].pattern, "dept-one-level");
  EXPECT_THAT(fact_lines(extraction, "funds."),
              ElementsAre("funds.initial 年度资金总额 : 100 万元", "funds.budget 年度资金总额 : 120 万元",
                          "funds.executed 年度资金总额 : 91.2 万元", "funds.rate 年度资金总额 : 76 %",
                          "funds.weight 年度资金总额 : 10 分", "funds.score 年度资金总额 : 7.6 分"));
  EXPECT_THAT(fact_lines(extraction, "indicator.target"),
              ElementsAre("indicator.target 预算完成率 : 70 %", "indicator.target 制作宣传品数量 : 15 份",
                          "indicator.target 管理制度健全性 : words"));
  EXPECT_THAT(fact_lines(extraction, "total.score"), ElementsAre("total.score : 97.6 分"));
}

}  // namespace
}  // namespace ziping::extract
