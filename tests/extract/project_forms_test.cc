#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/fact_lines.h"

namespace ziping::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

Extraction read(const std::vector<std::string>& rows, std::string title) {
  DocumentDrawing drawing;
  drawing.title("2023年度柳溪县林业局").table(drawn_table(rows, std::move(title)));
  return extract(drawing.reading(), product_patterns());
}

TEST(ProjectForms, SubjectIsTheProject) {
  const Extraction extraction = read(
      {"项目资金名称|巡护经费|<|<|负责人及电话|石小舟 19100000029|<", "主管部门|林业局|<|<|<|<|<",
       "项目实施单位|柳溪县林业局|<|<|<|<|<", "项目资金（万元）||<|全年预算数（A）|全年执行数（B）|执行率（B/A）|<",
       "^|年度资金总额|<|36.67|36.67|100%|<", "^|其中：中央补助|<||||<", "^|省级资金|<|36.67|36.67|100%|<",
       "一级指标|二级指标|三级指标|年度指标值|全年完成值|未完成原因和改进措施|<",
       "产出指标|成本指标|预算成本|≤30万元|36.67万元||<", "效益指标|社会效益指标|提升服务能力|提升|提升||<"},
      "项目支出绩效目标自评表");
  EXPECT_EQ(extraction.forms[0].form, "project_self_eval");
  EXPECT_EQ(extraction.forms[0].subject, "巡护经费");
  EXPECT_THAT(fact_lines(extraction, "funds."),
              ElementsAre("funds.budget (巡护经费) 年度资金总额 : 36.67 万元",
                          "funds.executed (巡护经费) 年度资金总额 : 36.67 万元",
                          "funds.rate (巡护经费) 年度资金总额 : 100 %", "funds.budget (巡护经费) 省级资金 : 36.67 万元",
                          "funds.executed (巡护经费) 省级资金 : 36.67 万元", "funds.rate (巡护经费) 省级资金 : 100 %"));
  EXPECT_THAT(fact_lines(extraction, "contact."),
              ElementsAre("contact.person (巡护经费) : 石小舟", "contact.phone (巡护经费) : 19100000029"));
  EXPECT_THAT(fact_lines(extraction, "indicator.target"),
              ElementsAre("indicator.target (巡护经费) 产出指标 / 成本指标 / 预算成本 : <= 30 万元",
                          "indicator.target (巡护经费) 效益指标 / 社会效益指标 / 提升服务能力 : words"));
}

TEST(ProjectForms, HeadsAreKnownThoughAScanWoreTheirBracketsDown) {
  const Extraction extraction =
      read({"项目名称|巡护经费|<|<|<|<|<", "主管部门|林业局|<|项目实施单位|柳溪县林业局|<|<",
            "项目资金「万元)||预算数（A|执行数{B，|执行率（B/A！|得分（20分*执行率;|<",
            "^|年度资金总额|36.67|33|90%|18|<", "一级指标|二级指标|指标名称级指标)|年初目标值(A|实际完成值{B，|得分|<",
            "产出指标{50分！|数量指标|巡山次数|12次|11次|9|<",
            "满意度指标：10分|服务对象满意度指标|群众满意度|90%|95%|10|<"},
           "2023年度巡护经费自评表");
  EXPECT_EQ(extraction.forms[0].form, "project_self_eval");
  EXPECT_THAT(
      fact_lines(extraction, "funds."),
      ElementsAre("funds.weight (巡护经费) 年度资金总额 : 20 分", "funds.budget (巡护经费) 年度资金总额 : 36.67 万元",
                  "funds.executed (巡护经费) 年度资金总额 : 33 万元", "funds.rate (巡护经费) 年度资金总额 : 90 %",
                  "funds.score (巡护经费) 年度资金总额 : 18 分"));
  EXPECT_THAT(fact_lines(extraction, "indicator.actual"),
              ElementsAre("indicator.actual (巡护经费) 产出指标 / 数量指标 / 巡山次数 : 11 次",
                          "indicator.actual (巡护经费) 满意度指标 / 服务对象满意度指标 / 群众满意度 : 95 %"));
  EXPECT_THAT(fact_lines(extraction, "block."),
              ElementsAre("block.weight (巡护经费) 产出指标 : 50 分", "block.weight (巡护经费) 满意度指标 : 10 分"));
}

TEST(ProjectForms, ABlockWithoutItsHeaderIsWhatItsTitleSays) {
  const std::vector<std::string> rows = {"一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
                                         "产出指标|数量指标|巡山次数|12次|12次|10|10"};
  EXPECT_EQ(read(rows, "2023年度项目支出绩效自评表").forms[0].form, "project_self_eval");
  EXPECT_EQ(read(rows, "县级专项资金绩效目标自评表").forms[0].form, "project_self_eval");
  EXPECT_EQ(read(rows, "部门整体支出绩效自评表").forms[0].form, "dept_self_eval");
}

TEST(ProjectForms, TargetInThreeColumnsUnderOneHeadAndConclusionsBelow) {
  const Extraction extraction =
      read({"项目名称|湿地补水工程|<|<|<|<|<|<|<|<", "联系人及电话|卢望潮 19100000031|<|<|<|<|<|<|<|<",
            "资金情况（万元）||年初预算|调整后预算|实际支出|执行率|权重|得分|备注|<", "^|合计|480|520|468|90%|10|9||<",
            "绩效目标|年初目标|<|<|<|年末完成情况|<|<|<|<", "^|铺设补水管线18.5公里|<|<|<|全年铺设管线17.9公里|<|<|<|<",
            "一级指标|二级指标|三级指标|权重|年度目标值|<|<|实际完成值|自评得分|未完成原因及改进措施",
            "^|^|^|^|符号|数值|单位|^|^|^", "产出指标（60分）|数量指标|补水管线长度|20|≥|18.5|公里|17.9|19.35|",
            "总分|<|<|100||||自评等级：良|96.9|", "自评结论|项目总体完成较好，自评得分96.9分。|<|<|<|<|<|<|<|<"},
           "自治区本级项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "indicator."),
              ElementsAre("indicator.weight (湿地补水工程) 产出指标 / 数量指标 / 补水管线长度 : 20 分",
                          "indicator.target (湿地补水工程) 产出指标 / 数量指标 / 补水管线长度 : >= 18.5 公里",
                          "indicator.actual (湿地补水工程) 产出指标 / 数量指标 / 补水管线长度 : 17.9 公里",
                          "indicator.score (湿地补水工程) 产出指标 / 数量指标 / 补水管线长度 : 19.35 分"));
  EXPECT_THAT(fact_lines(extraction, "block."), ElementsAre("block.weight (湿地补水工程) 产出指标 : 60 分"));
  EXPECT_THAT(fact_lines(extraction, "total.score"), ElementsAre("total.score (湿地补水工程) : 96.9 分"));
  EXPECT_THAT(fact_lines(extraction, "contact."),
              ElementsAre("contact.person (湿地补水工程) : 卢望潮", "contact.phone (湿地补水工程) : 19100000031"));
  EXPECT_THAT(fact_lines(extraction, "other"), IsSupersetOf({"other (湿地补水工程) 年初目标 / : 18.5 公里",
                                                             "other (湿地补水工程) 年末完成情况 / : 17.9 公里"}));
}

TEST(ProjectForms, PrintedWeightsPartTheRowsWhereTheMergedLabelsDoNot) {
  // The first label was merged over one row too many.
  const Extraction extraction =
      read({"项目名称|巡护经费|<|<|<|<|<", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
            "产出指标（30分）|数量指标|巡山次数|12次|12次|20|20", "^|质量指标|到岗率|100%|100%|10|9",
            "^|生态效益|火灾|0起|0起|40|40", "效益指标（60分）|社会效益|就业|5人|5人|20|20"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score (巡护经费) 产出指标 / 数量指标 / 巡山次数 : 20 分",
                          "indicator.score (巡护经费) 产出指标 / 质量指标 / 到岗率 : 9 分",
                          "indicator.score (巡护经费) 效益指标 / 生态效益 / 火灾 : 40 分",
                          "indicator.score (巡护经费) 效益指标 / 社会效益 / 就业 : 20 分"));
  ASSERT_EQ(extraction.diagnostics.size(), 1);
  EXPECT_EQ(extraction.diagnostics[0].code, "label_ambiguous");
}

TEST(ProjectForms, WeightsThatNoPartingMeetsLeaveTheRowsWhereTheyArePrinted) {
  const Extraction extraction =
      read({"项目名称|巡护经费|<|<|<|<|<", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
            "产出指标（30分）|数量指标|巡山次数|12次|12次|20|20", "^|质量指标|到岗率|100%|100%|15|9",
            "效益指标（60分）|社会效益|就业|5人|5人|55|20"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score (巡护经费) 产出指标 / 数量指标 / 巡山次数 : 20 分",
                          "indicator.score (巡护经费) 产出指标 / 质量指标 / 到岗率 : 9 分",
                          "indicator.score (巡护经费) 效益指标 / 社会效益 / 就业 : 20 分"));
  EXPECT_THAT(extraction.diagnostics, IsEmpty());
}

TEST(ProjectForms, TargetInThreeColumnsUnderATwoLevelHead) {
  const Extraction extraction =
      read({"项目名称|安可替代|<|<|<|<|<|<|<", "绩效指标|<|<|年度指标值|<|<|完成值|权重|得分",
            "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|^|^|^", "产出指标|数量指标|购买电脑|≥|13|台|13|60|60",
            "产出指标|质量指标|合格率|＝|100|%|100|30|30", "合计|<|<|<|<|<|<|90|90"},
           "部门预算项目支出绩效自评表");
  EXPECT_EQ(extraction.forms[0].form, "project_self_eval");
  EXPECT_THAT(fact_lines(extraction, "indicator.target"),
              ElementsAre("indicator.target (安可替代) 产出指标 / 数量指标 / 购买电脑 : >= 13 台",
                          "indicator.target (安可替代) 产出指标 / 质量指标 / 合格率 : = 100 %"));
  EXPECT_THAT(fact_lines(extraction, "indicator.actual"),
              ElementsAre("indicator.actual (安可替代) 产出指标 / 数量指标 / 购买电脑 : 13 台",
                          "indicator.actual (安可替代) 产出指标 / 质量指标 / 合格率 : 100 %"));
}

// What a scan makes of a sign of comparison that no reader knew, and of one whose lower stroke was lost.
TEST(ProjectForms, ATargetWhoseSignIsDoubtfulIsNotSure) {
  layout::Table table = drawn_table(
      {"项目名称|安可替代|<|<|<|<|<|<|<", "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分",
       "产出指标|数量指标|购买电脑|并|13|台|13|30|30", "产出指标|数量指标|购买桌椅|>|13|套|13|30|30",
       "产出指标|质量指标|合格率|＝|100|%|100|30|30"},
      "部门预算项目支出绩效自评表");
  for (layout::Cell& cell : table.cells) {
    cell.sure = cell.text != ">";
    cell.confidence = cell.sure ? 0.999 : 0.6;
  }
  const Extraction extraction = extract(DocumentDrawing().table(table).reading(), product_patterns());
  int targets = 0;
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id != "indicator.target") continue;
    ++targets;
    const bool read = fact.item == "合格率";
    EXPECT_EQ(fact.sure, read);
    EXPECT_EQ(fact.confidence > 0.9, read);
  }
  EXPECT_EQ(targets, 3);
}

TEST(ProjectForms, WeightBeforeTargetAndEmptyTemplateRows) {
  const Extraction extraction =
      read({"项目名称|特色养殖|<|<|<|<|<", "一级指标|二级指标|三级指标|分值|年度指标值|全年实际值|得分",
            "产出指标（50分）|数量指标|补助户数|20|39户|39户|20", "^|^|……||||", "^|质量指标|成活率|30|95%|100%|30"},
           "绩效目标自评表");
  EXPECT_THAT(fact_lines(extraction, "indicator.weight"),
              ElementsAre("indicator.weight (特色养殖) 产出指标 / 数量指标 / 补助户数 : 20 分",
                          "indicator.weight (特色养殖) 产出指标 / 质量指标 / 成活率 : 30 分"));
  EXPECT_THAT(fact_lines(extraction, "block."), ElementsAre("block.weight (特色养殖) 产出指标 : 50 分"));
}

TEST(ProjectForms, BlankLevelsOfARuledOffTableBelongToTheBlockAbove) {
  const Extraction extraction =
      read({"项目名称|巡护经费|<|<|<|<|<", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
            "产出指标|数量指标|巡山次数|12次|12次|20|20", "||护林员|5人|5人|20|20", "|质量指标|到岗率|100%|100%|20|19",
            "效益指标|生态效益指标|火灾|0起|0起|40|40", "||减少损失|明显|明显|0|0"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score (巡护经费) 产出指标 / 数量指标 / 巡山次数 : 20 分",
                          "indicator.score (巡护经费) 产出指标 / 数量指标 / 护林员 : 20 分",
                          "indicator.score (巡护经费) 产出指标 / 质量指标 / 到岗率 : 19 分",
                          "indicator.score (巡护经费) 效益指标 / 生态效益指标 / 火灾 : 40 分",
                          "indicator.score (巡护经费) 效益指标 / 生态效益指标 / 减少损失 : 0 分"));
}

TEST(ProjectForms, SameNameTwiceStaysTwoItems) {
  const Extraction extraction =
      read({"一级指标|二级指标|三级指标|分值|指标解释|指标说明|得分", "过程|业务管理|管理制度健全性|5|解释|要点|5",
            "^|财务管理|管理制度健全性|5|解释|要点|4"},
           "项目支出绩效评价共性指标表");
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score 过程 / 业务管理 / 管理制度健全性 : 5 分",
                          "indicator.score 过程 / 财务管理 / 管理制度健全性 : 4 分"));
}

TEST(ProjectForms, TemplateNumbersAreNoNames) {
  const Extraction extraction =
      read({"项目名称|暖通改造|<|<|<|<|<", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
            "产出指标|数量指标|指标1工程资金金额|43.2|37.24|10|9", "^|^|指标2||||",
            "^|质量指标|指标1:工程完工率|100|100|10|10", "效益指标|生态效益指标|指标1:/||||"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score (暖通改造) 产出指标 / 数量指标 / 工程资金金额 : 9 分",
                          "indicator.score (暖通改造) 产出指标 / 质量指标 / 工程完工率 : 10 分"));
}

TEST(ProjectForms, FillersOfSourceRowsAreNoPoints) {
  const Extraction extraction =
      read({"项目名称|防汛经费|<|<|<|<|<", "项目资金（万元）||年初预算数|全年预算数(A)|全年执行数(B)|分值|得分",
            "^|年度资金总额：|880|880|880|10|10", "^|其中：本年财政拨款|880|880|880|1|1", "^|上年结转资金||||—|—",
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分", "产出指标|数量指标|改造项目|1个|1个|90|90"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "funds.score"), ElementsAre("funds.score (防汛经费) 年度资金总额 : 10 分"));
  EXPECT_THAT(fact_lines(extraction, "funds.budget"), ElementsAre("funds.budget (防汛经费) 年度资金总额 : 880 万元",
                                                                  "funds.budget (防汛经费) 当年财政拨款 : 880 万元"));
}

TEST(ProjectForms, MisreadSignDoesNotEnterTheTarget) {
  const Extraction extraction =
      read({"项目名称|特派员经费|<|<|<|<|<|<|<", "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分",
            "产出指标|数量指标|选派人数|2|39|人|40|90|90"},
           "部门预算项目支出绩效自评表");
  ASSERT_THAT(fact_lines(extraction, "indicator.target"),
              ElementsAre("indicator.target (特派员经费) 产出指标 / 数量指标 / 选派人数 : 39 人"));
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id == "indicator.target") {
      EXPECT_FALSE(fact.sure);
    }
  }
}

TEST(ProjectForms, SourcesInRowsWithTheTotalLast) {
  const Extraction extraction =
      read({"单位名称：园林局|<|<|填报日期：2022年3月22日|<|<", "项目名称|防火经费|<|<|<|<",
            "预算执行情况(万元)|资金来源|预算数(A)|执行数(B)|执行率(B/A)|<", "^|一般预算内拨款|63|63|100%|<",
            "^|合计|63|63|100%|<", "一级指标|二级指标|三级指标|年初目标值|实际完成值|未完成原因及改进措施",
            "产出指标|产出数量|设备配备率|100%|达成预期指标|"},
           "2021年度防火经费项目绩效自评表");
  EXPECT_EQ(extraction.forms[0].form, "project_self_eval");
  EXPECT_THAT(fact_lines(extraction, "funds.budget"), ElementsAre("funds.budget (防火经费) 当年财政拨款 : 63 万元",
                                                                  "funds.budget (防火经费) 年度资金总额 : 63 万元"));
  EXPECT_THAT(fact_lines(extraction, "report.date"), ElementsAre("report.date (防火经费) : 2022-03-22"));
  EXPECT_THAT(fact_lines(extraction, "indicator.actual"),
              ElementsAre("indicator.actual (防火经费) 产出指标 / 产出数量 / 设备配备率 : words"));
}

TEST(ProjectForms, ExecutionPointsInALabel) {
  const Extraction extraction =
      read({"项目名称|共享工程|<|<|<|<", "预算执行情况(万元)(20分)||预算数(A)|执行数(B)|执行率(B/A)|得分(20分*执行率)",
            "^|年度财政资金总额|5|5|100%|20", "一级指标|二级指标|三级指标|年初目标值(A)|实际完成值(B)|得分",
            "产出指标(40分)|数量指标|存储备份器|25TB|25TB|10"},
           "2022年度共享工程项目自评表");
  EXPECT_EQ(extraction.forms[0].form, "project_self_eval");
  EXPECT_THAT(
      fact_lines(extraction, "funds."),
      ElementsAre("funds.weight (共享工程) 年度资金总额 : 20 分", "funds.budget (共享工程) 年度资金总额 : 5 万元",
                  "funds.executed (共享工程) 年度资金总额 : 5 万元", "funds.rate (共享工程) 年度资金总额 : 100 %",
                  "funds.score (共享工程) 年度资金总额 : 20 分"));
}

TEST(ProjectForms, TwoLevelTableOfAPatternFile) {
  const Extraction extraction =
      read({"项目名称|乡道养护|<|<|<|<|<|<",
            "项目资金来源|中央(万元)|省、地(万元)|本级(万元)|其他(万元)|合计(万元)|执行数(万元)|执行率",
            "^|||309||309|300|97%", "项目权重|评价内容|<|分值|自评分|复核分|评价标准及依据|<",
            "项目决策2分|决策依据|<|2|2||有年度工作计划计2分|<", "项目管理4分|组织机构|<|2|1.5||有专人负责2分|<",
            "^|目标申报|<|2|2||按时申报计2分|<",
            "一级指标|二级指标|指标名称(三级指标)|年初指标值|年终完成值|自评分|复核分|评价标准",
            "产出指标40分|数量指标15分|养护里程|300公里|300公里|15||佐证资料"},
           "财政预算支出项目绩效目标自评表");
  EXPECT_EQ(extraction.forms[0].pattern, "project-two-level");
  EXPECT_EQ(extraction.forms[0].form, "project_self_eval");
  EXPECT_THAT(
      fact_lines(extraction, "funds."),
      ElementsAre("funds.budget (乡道养护) 县级资金 : 309 万元", "funds.budget (乡道养护) 年度资金总额 : 309 万元",
                  "funds.executed (乡道养护) 年度资金总额 : 300 万元", "funds.rate (乡道养护) 年度资金总额 : 97 %"));
  EXPECT_THAT(fact_lines(extraction, "block."),
              IsSupersetOf({"block.weight (乡道养护) 项目决策 : 2 分", "block.weight (乡道养护) 项目管理 : 4 分",
                            "block.weight (乡道养护) 产出指标 : 40 分"}));
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score (乡道养护) 项目决策 / 决策依据 : 2 分",
                          "indicator.score (乡道养护) 项目管理 / 组织机构 : 1.5 分",
                          "indicator.score (乡道养护) 项目管理 / 目标申报 : 2 分",
                          "indicator.score (乡道养护) 产出指标 / 数量指标 / 养护里程 : 15 分"));
}

TEST(ProjectForms, TransferPaymentHasItsOwnKind) {
  const Extraction extraction = read(
      {"转移支付(项目)名称|就业补助资金|<|<|<", "资金投入情况(万元)||全年预算数(A)|全年执行数(B)|预算执行率(B/A×100%)",
       "^|年度资金总额：|808.1|692.98|86%", "^|其中:中央财政资金|808.1|692.98|86%",
       "资金管理情况||情况说明|<|存在问题和改进措施", "^|分配科学性|按因素分配|<|无",
       "一级指标|二级指标|三级指标|指标值|全年实际完成值", "产出指标|数量指标|补贴人数|100人|120人"},
      "就业补助资金绩效自评表");
  EXPECT_EQ(extraction.forms[0].form, "transfer_self_eval");
  EXPECT_EQ(extraction.forms[0].subject, "就业补助资金");
  EXPECT_THAT(fact_lines(extraction, "funds.rate"), ElementsAre("funds.rate (就业补助资金) 年度资金总额 : 86 %",
                                                                "funds.rate (就业补助资金) 中央补助 : 86 %"));
}

TEST(ProjectForms, TargetFormIsNoSelfEvaluation) {
  const Extraction extraction =
      read({"项目名称|高标准农田|<|<", "一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|硬化里程|≥100公里"},
           "项目支出绩效目标申报表");
  EXPECT_EQ(extraction.forms[0].form, "target");
  EXPECT_THAT(fact_lines(extraction, "indicator.actual"), IsEmpty());
}

TEST(ProjectForms, UnknownTableKeepsEveryFigureAsOther) {
  const Extraction extraction =
      read({"序号|项目名称|全年预算数|占比", "1|巡护经费|36.67|35%", "2|苗圃补助|68|65%"}, "2023年度项目支出明细表");
  EXPECT_EQ(extraction.forms[0].form, "other");
  EXPECT_THAT(fact_lines(extraction, "other"),
              IsSupersetOf({"other 全年预算数 / 巡护经费 : 36.67", "other 占比 / 苗圃补助 : 65 %"}));
}

TEST(ProjectForms, ABudgetCodeIsNoPartOfAName) {
  const Extraction extraction =
      read({"项目名称|苗圃补助|<|<|<|<", "主管部门|219-柳溪镇人民政府|<|实施单位|219001-柳溪镇人民政府|<",
            "二级指标|三级指标|年度指标值|实际完成值|分值|得分", "数量指标|育苗|3亩|3亩|100|98", "总分|<|<|<|100|98"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "entity"), ElementsAre("entity.name (苗圃补助) : 柳溪镇人民政府"));
}

TEST(ProjectForms, ALabelInBracketsStandsBeforeItsValue) {
  const Extraction extraction =
      read({"项目名称|苗圃补助|<|<|<|<|<", "二级指标|三级指标|年度指标值|实际完成值|分值|得分|备注",
            "数量指标|育苗|3亩|3亩|100|98|", "总分|<|<|<|100|98|（自评等级）优"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "grade"), ElementsAre("grade.stated (苗圃补助) : 优"));
}

TEST(ProjectForms, WeightAndScoreMayShareAColumn) {
  const Extraction extraction =
      read({"项目名称|河道保洁|<|<|<|<", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值/得分",
            "产出指标|数量指标|保洁河段|≥36公里|36.5公里|60/60", "^|时效指标|完成及时率|100%|98.1%|40/39.24",
            "总分|<|<|<|<|100/99.24"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "indicator.weight"),
              ElementsAre("indicator.weight (河道保洁) 产出指标 / 数量指标 / 保洁河段 : 60 分",
                          "indicator.weight (河道保洁) 产出指标 / 时效指标 / 完成及时率 : 40 分"));
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score (河道保洁) 产出指标 / 数量指标 / 保洁河段 : 60 分",
                          "indicator.score (河道保洁) 产出指标 / 时效指标 / 完成及时率 : 39.24 分"));
  EXPECT_THAT(fact_lines(extraction, "total"),
              ElementsAre("total.weight (河道保洁) : 100 分", "total.score (河道保洁) : 99.24 分"));
}

TEST(ProjectForms, ABareNumberInTheHeadOfTheScoreIsItsWeight) {
  const Extraction extraction =
      read({"项目名称|河道保洁|<|<|<|<", "项目资金（万元）||全年预算数|全年执行数|执行率|得分（10）",
            "^|年度资金总额|85|80.75|95%|9.5", "一级指标|二级指标|三级指标|年度指标值|实际完成值|得分",
            "产出指标|数量指标|保洁河段|≥36公里|36.5公里|90"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "funds.weight"), ElementsAre("funds.weight (河道保洁) 年度资金总额 : 10 分"));
  EXPECT_THAT(fact_lines(extraction, "funds.score"), ElementsAre("funds.score (河道保洁) 年度资金总额 : 9.5 分"));
}

TEST(ProjectForms, TheScoreOfExecutionMayHaveARowOfItsOwn) {
  const Extraction extraction =
      read({"项目名称|河道保洁|<|<|<|<", "项目资金（万元）||全年预算数|全年执行数|执行率|分值",
            "^|年度资金总额|85|80.75|95%|10", "^|预算执行得分|9.5|<|<|<",
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|得分", "产出指标|数量指标|保洁河段|≥36公里|36.5公里|90"},
           "项目支出绩效自评表");
  EXPECT_THAT(
      fact_lines(extraction, "funds."),
      ElementsAre("funds.budget (河道保洁) 年度资金总额 : 85 万元",
                  "funds.executed (河道保洁) 年度资金总额 : 80.75 万元", "funds.rate (河道保洁) 年度资金总额 : 95 %",
                  "funds.weight (河道保洁) 年度资金总额 : 10 分", "funds.score (河道保洁) 年度资金总额 : 9.5 分"));
}

TEST(ProjectForms, NumbersOfRowsAndColumnsAreNoAmounts) {
  const Extraction extraction =
      read({"项目名称|河道保洁|<|<|<|<", "资金投入情况（万元）||行次|全年预算数（A）|全年执行资金（B）|预算执行（B/A）",
            "^|列次|0|1|2|3", "^|年度资金总额|1|85|80.75|95%", "一级指标|二级指标|三级指标|行次|指标值|实际完成值",
            "产出指标|数量指标|保洁河段|11|≥36公里|36.5公里"},
           "项目支出绩效自评表");
  EXPECT_THAT(fact_lines(extraction, "funds."), ElementsAre("funds.budget (河道保洁) 年度资金总额 : 85 万元",
                                                            "funds.executed (河道保洁) 年度资金总额 : 80.75 万元",
                                                            "funds.rate (河道保洁) 年度资金总额 : 95 %"));
  EXPECT_THAT(fact_lines(extraction, "other"), IsEmpty());
}

}  // namespace
}  // namespace ziping::extract
