#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/fact_lines.h"
#include "extract/tick_boxes.h"

namespace ziping::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

std::vector<std::string> ticked(const std::string& text) {
  std::vector<std::string> names;
  const auto& patterns = product_patterns();
  for (const Choice& choice : ticked_in(text, patterns.marks(), patterns.language())) names.push_back(choice.name);
  return names;
}

TEST(TickBoxes, StandBehindOrBeforeTheirOption) {
  EXPECT_THAT(ticked("优□ 良☑ 中□ 差□"), ElementsAre("良"));
  EXPECT_THAT(ticked("☐是 ☑否"), ElementsAre("否"));
  EXPECT_THAT(ticked("□ 优  √ 良  □ 中"), ElementsAre("良"));
  EXPECT_THAT(ticked("1、常年性项目 ■  2、延续性项目 □"), ElementsAre("常年性项目"));
  EXPECT_THAT(ticked("项目类型：①常年性□√ ②一次性□"), ElementsAre("常年性"));
}

TEST(TickBoxes, AMisreadEmptyBoxCountsOnlyBesideOthers) {
  EXPECT_THAT(ticked("常年性项目 ☑ 延续性项目 口 一次性项目 □"), ElementsAre("常年性项目"));
  EXPECT_THAT(ticked("总人口 流动人口"), IsEmpty());
  EXPECT_THAT(ticked("■部门预算项目口财政专项口市对下转移支付项目"), ElementsAre("部门预算项目"));
  EXPECT_THAT(ticked("口人口项目√其他项目□无"), ElementsAre("其他项目"));
  EXPECT_THAT(ticked("回常年性项目口延续性项目口一次性项目"), ElementsAre("常年性项目"));
  EXPECT_THAT(ticked("回头看工作"), IsEmpty());
}

TEST(TickBoxes, BulletsAndLoneTicksAreNone) {
  EXPECT_THAT(ticked("√ 已完成"), IsEmpty());
  EXPECT_THAT(ticked("■ 产业发展 ■ 基础设施"), IsEmpty());
  EXPECT_THAT(ticked("优□ 良□ 中□ 差□"), IsEmpty());
}

TEST(TickBoxes, AreFactsInTablesAndText) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"项目名称|巡护经费|<|<|<|<", "项目属性|1、持续性项目 □ 2、新增性项目 ☑|<|<|<|<",
                             "一级指标|二级指标|三级指标|年度指标值|实际完成值|得分",
                             "产出指标|质量指标|程序是否规范|是|是☑ 否□|10", "自评等级|优☑ 良□ 中□ 差□|<|<|<|<"},
                            "项目支出绩效自评表"));
  drawing.text("整体评价等级：优□ 良√ 中□ 差□");
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_THAT(fact_lines(extraction, "other"), ElementsAre("other (巡护经费) 项目属性 : 新增性项目"));
  EXPECT_THAT(fact_lines(extraction, "grade.stated"), ElementsAre("grade.stated : 良", "grade.stated (巡护经费) : 优"));
  EXPECT_THAT(fact_lines(extraction, "indicator.actual"),
              ElementsAre("indicator.actual (巡护经费) 产出指标 / 质量指标 / 程序是否规范 : 是"));
}

TEST(Narratives, ItemsAreNamedByTheSentenceOrTheHeading) {
  DocumentDrawing drawing;
  drawing.heading("（二）履职效能分析");
  drawing.text("该指标分值50分，自评得48分。");
  drawing.text("1.整体效能。该项指标分值25分，自评得分24分。");
  drawing.text("其中：预算编制指标分值8分，自评得7分；信息公开（4分），自评得3.5分。");
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score 履职效能分析 : 48 分", "indicator.score 整体效能 : 24 分",
                          "indicator.score 预算编制 : 7 分", "indicator.score 信息公开 : 3.5 分"));
  EXPECT_THAT(fact_lines(extraction, "indicator.weight"),
              ElementsAre("indicator.weight 履职效能分析 : 50 分", "indicator.weight 整体效能 : 25 分",
                          "indicator.weight 预算编制 : 8 分", "indicator.weight 信息公开 : 4 分"));
}

TEST(CellTexts, FiguresOfGoalsAreFactsThoseOfRulesAreNot) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"一级指标|二级指标|三级指标|分值|评价标准|指标说明|得分",
                             "投入|预算配置|在职人员控制率|8|每超过一个百分点扣0.5分，超出10人的不得分|"
                             "实际在职人员136人，(136/143)×100%为95.10%|8"},
                            "部门整体支出绩效评价指标表"));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "other"),
              ElementsAre("other 在职人员控制率 : 136 人", "other 在职人员控制率 : 95.10 %"));
}

TEST(CellTexts, AValueMayHaveARemarkBehindIt) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"项目名称|助学金|<|<|<", "一级指标|二级指标|三级指标|年度指标值|实际完成值",
                             "产出指标|数量指标|资助人数|620人|604人（因总人数减少）"}));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "indicator.actual"),
              ElementsAre("indicator.actual (助学金) 产出指标 / 数量指标 / 资助人数 : 604 人"));
}

TEST(UnknownTables, LabelsAndFiguresByTurnsNameEachOther) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"联系人|石小舟|联系电话|0730-6680001", "村民小组|21个|党员|20人"}));
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_EQ(extraction.forms[0].form, "other");
  EXPECT_THAT(fact_lines(extraction, "other"), ElementsAre("other 村民小组 : 21 个", "other 党员 : 20 人"));
  EXPECT_THAT(fact_lines(extraction, "contact"),
              ElementsAre("contact.person : 石小舟", "contact.phone : 0730-6680001"));
}

TEST(UnknownTables, HeadsOfAListAreNoLabels) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"单位名称|负责人|金额", "甲村|石小舟|3万元", "乙村|林知秋|4万元"}));
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_THAT(fact_lines(extraction, "entity"), IsEmpty());
  EXPECT_THAT(fact_lines(extraction, "contact"), IsEmpty());
}

TEST(ScoreTables, WithoutRulesAreKnownByTheirTitle) {
  DocumentDrawing drawing;
  drawing.table(drawn_table(
      {"一级指标|二级指标|三级指标|得分", "部门决策(25分)|目标任务(15分)|相关性(5分)|4", "^|^|明确性(5分)|5"},
      "部门整体支出绩效评价得分表"));
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_EQ(extraction.forms[0].form, "dept_indicators");
  EXPECT_THAT(fact_lines(extraction, "block.weight"),
              ElementsAre("block.weight 部门决策 : 25 分", "block.weight 部门决策 / 目标任务 : 15 分"));
  EXPECT_THAT(fact_lines(extraction, "indicator"),
              IsSupersetOf({"indicator.weight 部门决策 / 目标任务 / 相关性 : 5 分",
                            "indicator.score 部门决策 / 目标任务 / 相关性 : 4 分"}));
}

TEST(ScoreTables, AHeadPrintedTwiceWeighsFirst) {
  DocumentDrawing drawing;
  drawing.table(
      drawn_table({"一级指标|二级指标|三级指标|得分|评价标准|得分", "投入|预算配置|在职人员控制率|8|按人数|7"},
                  "部门整体支出绩效评价指标表"));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "indicator"),
              ElementsAre("indicator.weight 投入 / 预算配置 / 在职人员控制率 : 8 分",
                          "indicator.score 投入 / 预算配置 / 在职人员控制率 : 7 分"));
}

TEST(Entity, AMisreadPrintingNeverWins) {
  DocumentDrawing drawing;
  drawing.text("单位名称：柳溪县林业周");
  drawing.text("填报单位：柳溪县林业局");
  drawing.text("柳溪县林业局承担全县造林工作。");
  EXPECT_EQ(extract(drawing.reading(), product_patterns()).entity, "柳溪县林业局");
}

TEST(Entity, ATitleNamesItWhereNothingElseDoes) {
  DocumentDrawing drawing;
  drawing.title("柳溪县林业局2023年度部门整体支出绩效自评报告");
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_EQ(extraction.entity, "柳溪县林业局");
  EXPECT_EQ(extraction.year, 2023);
}

TEST(Entity, AShortNameIsTheLongOnes) {
  DocumentDrawing drawing;
  drawing.text("单位名称：柳溪县林业局");
  drawing.text("单位名称：林业局");
  drawing.text("林业局的工作。林业局的任务。");
  EXPECT_EQ(extract(drawing.reading(), product_patterns()).entity, "柳溪县林业局");
}

TEST(Entity, ATitleSaysNothingNewWhereALineNamesIt) {
  DocumentDrawing drawing;
  drawing.title("林业局2023年度部门整体支出绩效自评报告");
  drawing.text("单位名称：柳溪县林业局");
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "entity"),
              ElementsAre("entity.name : 柳溪县林业局"));
}

TEST(UnknownTables, UnitsStandInHeadsAndLabels) {
  DocumentDrawing drawing;
  drawing.table(drawn_table({"乡镇|建设面积（亩）|补助资金（万元）", "青石镇|30|4.5", "云溪乡|20|3"}));
  drawing.table(drawn_table({"项目资金总额（万元）|20|其中：财政拨款|18"}));
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "other"),
              ElementsAre("other 项目资金总额 : 20 万元", "other 财政拨款 : 18 万元",
                          "other 建设面积（亩） / 青石镇 : 30 亩", "other 补助资金（万元） / 青石镇 : 4.5 万元",
                          "other 建设面积（亩） / 云溪乡 : 20 亩", "other 补助资金（万元） / 云溪乡 : 3 万元"));
}

TEST(Prose, ATelephoneNumberIsNoOtherFigure) {
  DocumentDrawing drawing;
  drawing.text("填表人：林溪 联系电话：19100000029单位负责人签字：方远山");
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "other"), IsEmpty());
}

TEST(Prose, AThousandsCommaBehindAWordThatCountsIsNoEnd) {
  DocumentDrawing drawing;
  drawing.text("2023年末我局资产合计3,248.43万元，其中银行存款等流动资金794.46万元。");
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "assets.total"),
              ElementsAre("assets.total : 3248.43 万元"));
}

}  // namespace
}  // namespace ziping::extract
