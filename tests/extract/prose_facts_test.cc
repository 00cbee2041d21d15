#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/fact_lines.h"

namespace ziping::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

Extraction read(const std::vector<std::string>& paragraphs) {
  DocumentDrawing drawing;
  drawing.title("2023年度柳溪县林业局");
  for (const std::string& text : paragraphs) {
    if (text.ends_with("。") || text.ends_with("；")) {
      drawing.text(text);
    } else {
      drawing.heading(text);
    }
  }
  return extract(drawing.reading(), product_patterns());
}

TEST(ProseFacts, SizeAndUse) {
  EXPECT_THAT(fact_lines(read({"部门整体支出规模：2023年度部门整体支出规模为1204.5万元。",
                               "使用方向：用于部门人员支出310.2万元，公用支出40万元，项目支出854.3万元。"}),
                         "spending."),
              ElementsAre("spending.total : 1204.5 万元", "spending.personnel : 310.2 万元",
                          "spending.running : 40 万元", "spending.project : 854.3 万元"));
}

TEST(ProseFacts, BasicSpendingWithItsItemsAndDifference) {
  const Extraction extraction =
      read({"（一）基本支出",
            "2023年我单位年初预算为400万元，其中基本支出为300万元，项目支出100万元。基本支出决算数为350."
            "2万元，主要为行政运行"
            "290.2万元；机关事业单位基本养老保险缴费支出40万元；住房公积金20万元。决算数超出年初预算数50."
            "2万元，因追加经费。"});
  EXPECT_THAT(fact_lines(extraction, "budget."),
              ElementsAre("budget.total : 400 万元", "budget.basic : 300 万元", "budget.project : 100 万元"));
  EXPECT_THAT(fact_lines(extraction, "spending."),
              ElementsAre("spending.basic : 350.2 万元", "spending.function 行政运行 : 290.2 万元",
                          "spending.function 机关事业单位基本养老保险缴费支出 : 40 万元",
                          "spending.function 住房公积金 : 20 万元"));
  EXPECT_THAT(fact_lines(extraction, "overrun."), ElementsAre("overrun.basic : 50.2 万元"));
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id != "overrun.basic") continue;
    EXPECT_EQ(fact.text, "决算数超出年初预算数50.2万元，因追加经费。");
    EXPECT_EQ(fact.text.substr(fact.match_begin, fact.match_end - fact.match_begin), "50.2万元");
  }
}

TEST(ProseFacts, ThreePublicExpensesWithSignFromWords) {
  EXPECT_THAT(
      fact_lines(
          read({"2023年“三公”经费支出合计2.4万元，其中：公务接待费支出2.4万元，较上年减少支出1.52万元，原因是厉行节约。"
                "“三公”经费年初预算数为7.8万元，“三公”经费控制率为30.77%。"}),
          "three_public."),
      ElementsAre("three_public.actual : 2.4 万元", "three_public.actual 公务接待费 : 2.4 万元",
                  "three_public.change : -1.52 万元", "three_public.budget : 7.8 万元", "three_public.rate : 30.77 %"));
}

TEST(ProseFacts, ProjectsInAListAndInNumberedParagraphs) {
  const Extraction extraction =
      read({"（二）项目支出",
            "2023年我单位年初预算安排项目支出50万元：巡护经费20万元，主要用于聘请护林员、购置装备；苗圃补助30万元，主要"
            "用于育苗。"
            "项目支出决算数为95.5万元，决算数超出年初预算数45.5万元，主要是年中追加。",
            "1、巡护经费35.5万元，用于聘请护林员。", "2、“三区”人才经费60万元，用于选派特派员。"});
  EXPECT_THAT(fact_lines(extraction, "budget."),
              ElementsAre("budget.project : 50 万元", "budget.project_item 巡护经费 : 20 万元",
                          "budget.project_item 苗圃补助 : 30 万元"));
  EXPECT_THAT(fact_lines(extraction, "overrun."), ElementsAre("overrun.project : 45.5 万元"));
  EXPECT_THAT(fact_lines(extraction, "project.amount"),
              ElementsAre("project.amount 巡护经费 : 35.5 万元", "project.amount “三区”人才经费 : 60 万元"));
}

TEST(ProseFacts, EveryOtherFigureIsKeptWithItsSentence) {
  const Extraction extraction = read({"全年完成造林22亩，成活率95%。另有护林员12人。"});
  EXPECT_THAT(fact_lines(extraction, "other"), IsSupersetOf({"other : 22 亩", "other : 95 %", "other : 12 人"}));
  for (const Fact& fact : extraction.facts) {
    if (fact.unit == "亩") {
      EXPECT_EQ(fact.text, "全年完成造林22亩，成活率95%。");
    }
  }
}

TEST(ProseFacts, ScoreAndGrade) {
  const Extraction extraction = read({"我局部门整体支出绩效自评得分96.5分，评价等级为优。"});
  EXPECT_THAT(fact_lines(extraction, "score."), ElementsAre("score.stated 整体 : 96.5 分"));
  EXPECT_THAT(fact_lines(extraction, "grade."), ElementsAre("grade.stated : 优"));
}

TEST(Reports, TwoReportsInOneFile) {
  DocumentDrawing drawing;
  drawing.title("柳溪县林业局", 1).title("2023年度林业局", 1).title("整体支出绩效自评报告", 1);
  drawing.text("单位名称：柳溪县林业局", layout::ParagraphKind::Title, 1).title("2024年5月8日", 1);
  drawing.text("部门整体支出规模为100万元。", layout::ParagraphKind::Body, 2);
  drawing.title("柳溪县林业局", 3).title("2022年度林业局", 3).title("项目支出绩效自评报告", 3);
  drawing.text("2022年财政项目到位50万元。", layout::ParagraphKind::Body, 4);
  drawing.table(drawn_table(
      {"一级指标|二级指标|三级指标|分值|指标解释|指标说明|得分", "投入|项目立项|项目立项规范性|6|申请过程|评价要点|6"},
      "项目支出绩效评价共性指标表", 5));
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_EQ(extraction.entity, "柳溪县林业局");
  EXPECT_EQ(extraction.year, 2023);
  EXPECT_EQ(extraction.forms[0].report, 1);
  EXPECT_THAT(fact_lines(extraction, "report.kind"), ElementsAre("report.kind : 整体支出", "report.kind : 项目支出"));
  EXPECT_THAT(fact_lines(extraction, "report.year"), ElementsAre("report.year : 2023", "report.year : 2022"));
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id == "project.received") {
      EXPECT_EQ(fact.report, 1);
      EXPECT_EQ(fact.period, 2022);
    }
    if (fact.concept_id == "spending.total") {
      EXPECT_EQ(fact.report, 0);
    }
  }
}

TEST(TextFacts, DateAndAnnexJoinedOverAPageBreakAreTwoFacts) {
  layout::Paragraph paragraph;
  paragraph.text = "2024年5月8日附件1";
  for (const char* text : {"2024年5月8日", "附件1"}) {
    layout::TextLine line;
    line.text = text;
    line.page = static_cast<int>(paragraph.lines.size()) + 1;
    paragraph.starts.push_back(paragraph.lines.empty() ? 0 : paragraph.lines[0].text.size());
    paragraph.lines.push_back(std::move(line));
  }
  layout::DocumentReading document;
  document.paragraphs.push_back(std::move(paragraph));
  const Extraction extraction = extract(document, product_patterns());
  EXPECT_THAT(fact_lines(extraction, ""), ElementsAre("report.date : 2024-05-08", "attachment : 1"));
}

TEST(TextFacts, SignOffBelowATable) {
  layout::Table table = drawn_table({"项目|金额", "巡护|3"}, "明细表");
  layout::TextLine line;
  line.page = 1;
  line.text = "填表人：石小舟    填报日期：2024.5.8    联系电话：0799-0059881    单位负责人签字：柳青山";
  line.box = {0, 700, 400, 712};
  table.notes.push_back(line);
  DocumentDrawing drawing;
  drawing.table(std::move(table));
  const Extraction extraction = extract(drawing.reading(), product_patterns());
  EXPECT_THAT(fact_lines(extraction, "contact."),
              ElementsAre("contact.person : 石小舟", "contact.phone : 0799-0059881", "contact.person : 柳青山"));
  EXPECT_THAT(fact_lines(extraction, "report.date"), ElementsAre("report.date : 2024-05-08"));
}

// The last character of the name stands in the next line and was misread.
TEST(ProseFacts, ANameIsNoSurerThanTheLineItMayGoOnIn) {
  DocumentDrawing drawing;
  drawing.title("2023年度柳溪县林业局").text("填表人：石小");
  layout::DocumentReading document = drawing.reading();
  layout::Paragraph& paragraph = document.paragraphs.back();
  layout::TextLine rest = paragraph.lines.front();
  rest.text = "uA";
  rest.confidence = 0.4;
  rest.box.y0 += 14;
  rest.box.y1 += 14;
  paragraph.starts.push_back(paragraph.text.size());
  paragraph.text += rest.text;
  paragraph.lines.push_back(rest);
  const Extraction extraction = extract(document, product_patterns());
  const auto person = std::find_if(extraction.facts.begin(), extraction.facts.end(),
                                   [](const Fact& fact) { return fact.concept_id == "contact.person"; });
  ASSERT_NE(person, extraction.facts.end());
  EXPECT_EQ(person->value_text, "石小");
  EXPECT_DOUBLE_EQ(person->confidence, 0.4);
  EXPECT_FALSE(person->sure);
}

TEST(ProseFacts, LastYearsTotalIsOfLastYear) {
  const Extraction extraction =
      read({"2023年部门整体支出812.6万元，上年为790.3万元。", "其中基本支出由上年的530.2万元减少到512.6万元。"});
  std::vector<std::string> told;
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id.starts_with("spending.")) {
      told.push_back(std::to_string(fact.period.value_or(0)) + " " + fact_line(fact));
    }
  }
  EXPECT_THAT(told, ElementsAre("2023 spending.total : 812.6 万元", "2022 spending.total : 790.3 万元",
                                "2022 spending.basic : 530.2 万元", "2023 spending.basic : 512.6 万元"));
}

TEST(ProseFacts, AYearInFrontOfAFigureIsTheFiguresOwn) {
  const auto years = [](const Extraction& extraction) {
    std::vector<std::string> lines;
    for (const Fact& fact : extraction.facts) {
      if (fact.value) lines.push_back(fact.value->to_string() + " of " + std::to_string(fact.period.value_or(0)));
    }
    return lines;
  };
  EXPECT_THAT(years(read({"粮食产量2021年为110吨，2022年为120吨，2023年为130吨。"})),
              ElementsAre("110 of 2021", "120 of 2022", "130 of 2023"));
  EXPECT_THAT(years(read({"收入由2021年的34.9万元减少到2022年的29.8万元，自2020年以来累计收到210万元。"})),
              ElementsAre("34.9 of 2021", "29.8 of 2022", "210 of 2023"));
  // What others are compared with is of that year, the difference is not.
  EXPECT_THAT(years(read({"“三公”经费支出12.8万元。与2022年14.2万元相比减少1.4万元，“三公”经费控制率为85.8%。"})),
              ElementsAre("12.8 of 2023", "14.2 of 2022", "-1.4 of 2023", "85.8 of 2023"));
}

TEST(ProseFacts, TimesAnotherFigureIsAFigureAndAFormulasHundredIsNone) {
  EXPECT_THAT(fact_lines(read({"补助资金按27.3万亩×130元/亩计算，共3549万元。"}), "other"),
              ElementsAre("other : 27.3 万亩", "other : 130 元/亩", "other : 3549 万元"));
  EXPECT_THAT(fact_lines(read({"预算执行率=（支出数/预算数）×100%。"}), "other"), ElementsAre());
}

TEST(ProseFacts, NumeralsInWordsCountWhereTheyAreSaidToCount) {
  EXPECT_THAT(
      fact_lines(read({"全镇下辖十二个行政村、两个社区，坚持两个维护，做到三个到位，抓好五个方面工作。"}), "other"),
      ElementsAre("other : 12 个", "other : 2 个"));
}

TEST(ProseFacts, PeopleOfTheWholeSystemAreNotTheUnitsOwn) {
  const Extraction extraction =
      read({"全系统现有干部职工179人，其中在编152人。", "全县在岗护林人员86人，我局在职人员21人。"});
  EXPECT_THAT(fact_lines(extraction, "staff."), ElementsAre("staff.actual : 21 人"));
}

}  // namespace
}  // namespace ziping::extract
