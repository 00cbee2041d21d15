#include <gtest/gtest.h>

#include "layout/reading.h"
#include "layout/written_page.h"

namespace ziping::layout {
namespace {

using test::line;
using test::page;
using test::table;
using test::written;

const std::vector<double> kFour{80, 160, 260, 380, 500};

using Rows = std::vector<std::string>;

/// Two parts that fill the end of one page and the beginning of the next, written as one table ("; " between tables).
std::string joined(const Rows& first, const Rows& second, const std::vector<double>& xs = kFour,
                   const std::vector<double>& second_xs = kFour) {
  const double top = 780 - 20.0 * static_cast<double>(first.size());
  const DocumentReading document =
      assemble({page(1, {}, {table(1, top, xs, first)}), page(2, {}, {table(2, 70, second_xs, second)})});
  std::string text;
  for (const Table& one : document.tables) text += (text.empty() ? "" : "\n;\n") + written(one);
  return text;
}

TEST(JoinedTables, RepeatedHeadIsDropped) {
  EXPECT_EQ(joined({"指标|分值|规则|得分", "预算完成率|5|按比例|4"}, {"指标|分值|规则|得分", "预算控制率|6|按比例|6"}),
            "指标|分值|规则|得分\n预算完成率|5|按比例|4\n预算控制率|6|按比例|6");
}

TEST(JoinedTables, MisreadHeadIsStillTheHead) {
  EXPECT_EQ(joined({"三级指标名称|分值|评价标准|得分", "预算完成率|5|按比例|4"},
                   {"三级指标名弥|分值|评价标准|得分", "预算控制率|6|按比例|6"}),
            "三级指标名称|分值|评价标准|得分\n预算完成率|5|按比例|4\n预算控制率|6|按比例|6");
}

TEST(JoinedTables, WithoutAHeadTheColumnsDecide) {
  EXPECT_EQ(joined({"指标|分值|规则|得分", "预算完成率|5|按比例|4"}, {"预算控制率|6|按比例|6"}),
            "指标|分值|规则|得分\n预算完成率|5|按比例|4\n预算控制率|6|按比例|6");
}

TEST(JoinedTables, OtherColumnsAreAnotherTable) {
  EXPECT_EQ(joined({"指标|分值|规则|得分", "预算完成率|5|按比例|4"}, {"科目|金额"}, kFour, {80, 200, 300}),
            "指标|分值|规则|得分\n预算完成率|5|按比例|4\n;\n科目|金额");
}

TEST(JoinedTables, TheSameFormForAnotherProjectIsAnotherTable) {
  EXPECT_EQ(
      joined({"项目名称|甲|资金|5", "主管部门|乙|金额|6", "合计|7|8|9"},
             {"项目名称|丙|资金|5", "主管部门|丁|金额|6", "合计|1|2|3"}),
      "项目名称|甲|资金|5\n主管部门|乙|金额|6\n合计|7|8|9\n;\n项目名称|丙|资金|5\n主管部门|丁|金额|6\n合计|1|2|3");
}

TEST(JoinedTables, TextBetweenKeepsTablesApart) {
  const auto first = table(1, 700, kFour, {"甲|乙|丙|丁", "一|1|2|3"});
  const auto second = table(2, 120, kFour, {"二|1|2|3"});
  EXPECT_EQ(assemble({page(1, {}, {first}), page(2, {line("另一部分的说明文字", 100, 80)}, {second})}).tables.size(),
            2U);
  EXPECT_EQ(assemble({page(1, {}, {first}), page(3, {}, {second})}).tables.size(), 2U);
}

// The shadow of a fold beside the table, read as a word.
TEST(JoinedTables, TextBesideDoesNotPartThem) {
  const auto first = table(1, 720, kFour, {"甲|乙|丙|丁", "一|1|2|3", "二|1|2|3"});
  const auto second = table(2, 70, kFour, {"三|1|2|3"});
  EXPECT_EQ(assemble({page(1, {line("影子", 540, 745)}, {first}), page(2, {}, {second})}).tables.size(), 1U);
  EXPECT_EQ(assemble({page(1, {line("说明", 100, 785)}, {first}), page(2, {}, {second})}).tables.size(), 2U);
}

TEST(JoinedTables, PageNumbersAndHeadsDoNotPartThem) {
  std::vector<PageReading> pages;
  for (int number = 1; number <= 3; ++number) {
    pages.push_back(
        page(number, {line("某县某局绩效自评报告", 240, 40, 9), line("- " + std::to_string(number) + " -", 280, 800)},
             {table(number, 70, kFour, {"甲|乙|丙|丁", std::to_string(number) + "号|1|2|3"})}));
  }
  const DocumentReading document = assemble(std::move(pages));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(written(document.tables[0]), "甲|乙|丙|丁\n1号|1|2|3\n2号|1|2|3\n3号|1|2|3");
  EXPECT_EQ(document.tables[0].pages, (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(document.tables[0].boxes.size(), 3U);
  EXPECT_EQ(document.tables[0].id, "t1");
}

// "11" read as the Chinese two, "第" as a comparison.
TEST(JoinedTables, NeitherDoPageNumbersThatWereMisread) {
  LayoutHints hints;
  hints.page_words = {"第", "页"};
  const std::vector<std::string> numbers = {"第10页", "第二页", "≥2页"};
  std::vector<PageReading> pages;
  for (int number = 1; number <= 3; ++number) {
    pages.push_back(page(number, {line(numbers.at(static_cast<std::size_t>(number - 1)), 280, 800)},
                         {table(number, 70, kFour, {"甲|乙|丙|丁", std::to_string(number) + "号|1|2|3"})}));
  }
  const DocumentReading document = assemble(std::move(pages), hints);
  EXPECT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.paragraphs.at(1).kind, ParagraphKind::PageNumber);
}

// "- 1 -" read as letters, "- 2 -" as a character.
TEST(JoinedTables, NorDoesADoubtfulFewSignsInTheMiddleOfTheFoot) {
  const auto joined = [](double x, double confidence) {
    TextLine number = line("EE:", x, 803);
    number.confidence = confidence;
    return assemble({page(1, {number}, {table(1, 720, kFour, {"甲|乙|丙|丁", "一|1|2|3", "二|1|2|3"})}),
                     page(2, {}, {table(2, 70, kFour, {"三|1|2|3"})})})
               .tables.size() == 1U;
  };
  EXPECT_TRUE(joined(290, 0.69));
  EXPECT_FALSE(joined(290, 0.99));
  EXPECT_FALSE(joined(100, 0.69));
}

TEST(JoinedTables, AMarkThatItGoesOnDoesNotPartThem) {
  LayoutHints hints;
  hints.continued_marks = {"(续)"};
  const DocumentReading document = assemble({page(1, {}, {table(1, 700, kFour, {"甲|乙|丙|丁", "一|1|2|3"})}),
                                             page(2, {line("（续）", 430, 72)}, {table(2, 90, kFour, {"二|1|2|3"})})},
                                            hints);
  EXPECT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(page_text(document, 2), "（续）");
}

TEST(JoinedTables, FilingHolesDoNotPartThem) {
  TextLine hole = line("o", 15, 400, 17);
  hole.confidence = 0.4;
  const DocumentReading document = assemble({page(1, {hole}, {table(1, 700, kFour, {"甲|乙|丙|丁", "一|1|2|3"})}),
                                             page(2, {hole}, {table(2, 70, kFour, {"二|1|2|3"})})});
  EXPECT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(page_text(document, 1), "");
  hole.confidence = 0.99;
  EXPECT_EQ(page_text(assemble({page(1, {hole})}), 1), "o");
}

TEST(JoinedTables, BlankLabelsBelongToTheCellsAbove) {
  EXPECT_EQ(joined({"产出|数量|人次|5", "^|^|场次|6"}, {"||天数|7", "^|质量|合格|8"}),
            "产出|数量|人次|5\n^|^|场次|6\n^|^|天数|7\n^|质量|合格|8");
}

TEST(JoinedTables, RepeatedLabelsBelongToTheCellsAbove) {
  EXPECT_EQ(joined({"过程|60|预算完成率|5", "^|^|预算控制率|6"}, {"过程|60|公用经费|8", "^|^|政府采购|6"}),
            "过程|60|预算完成率|5\n^|^|预算控制率|6\n^|^|公用经费|8\n^|^|政府采购|6");
}

TEST(JoinedTables, ALabelOfItsOwnBeginsANewCell) {
  EXPECT_EQ(joined({"产出|数量|人次|5", "^|^|场次|6"}, {"效益|社会|天数|7", "^|^|合格|8"}),
            "产出|数量|人次|5\n^|^|场次|6\n效益|社会|天数|7\n^|^|合格|8");
}

TEST(JoinedTables, TheRestOfACutLabelIsItsEnd) {
  EXPECT_EQ(joined({"产出|数量|人次|5", "效益指标（30|社会|场次|6"}, {"分）|生态|天数|7"}),
            "产出|数量|人次|5\n效益指标（30分）|社会|场次|6\n^|生态|天数|7");
}

TEST(JoinedTables, TheEndOfALabelIsKnownByTheOthersOfItsColumn) {
  EXPECT_EQ(joined({"产出|数量|人次|5", "^|^|场次|6"}, {"指标（50分）|质量|天数|7", "效益指标（30分）|社会|合格|8"}),
            "产出指标（50分）|数量|人次|5\n^|^|场次|6\n^|质量|天数|7\n效益指标（30分）|社会|合格|8");
  EXPECT_EQ(joined({"服务满意度指标|满意|人次|5", "效益指标|社会|场次|6"}, {"满意度指标|群众|天数|7"}),
            "服务满意度指标|满意|人次|5\n效益指标|社会|场次|6\n满意度指标|群众|天数|7");
}

TEST(JoinedTables, ABlockIsCutWhereOnlyBothHalvesGiveItsWeight) {
  EXPECT_EQ(joined({"履职|20|经济|8"}, {"效益|20|社会|6", "^|^|生态|6"}), "履职效益|20|经济|8\n^|^|社会|6\n^|^|生态|6");
  const std::vector<double> five = {60, 120, 160, 240, 280, 400};
  EXPECT_EQ(joined({"履职|20|经济|8|发展"}, {"效益|20|社会|8|和生态。", "^|^|生态|6|好", "^|^|满意|6|高"}, five, five),
            "履职效益|20|经济|8|发展和生态。\n^|^|社会|^|^\n^|^|生态|6|好\n^|^|满意|6|高")
      << "two rows share a figure";
  EXPECT_EQ(joined({"履职效|20|经济|8"}, {"益||社会|6", "^|^|生态|6"}), "履职效益|20|经济|8\n^|^|社会|6\n^|^|生态|6");
  EXPECT_EQ(joined({"履职|20|经济|20"}, {"效益|20|社会|12", "^|^|生态|8"}),
            "履职|20|经济|20\n效益|20|社会|12\n^|^|生态|8");
}

TEST(JoinedTables, TwoLabelsThatEndAlikeAreTwoRows) {
  const std::vector<double> five = {60, 120, 160, 240, 280, 400};
  EXPECT_EQ(joined({"履职|20|行政效能|6|效果较好。", "^|^|经济效益|8|部门履行职责对经济社会发展"},
                   {"||社会效益||和生态环境产生的影响。", "^|^|满意程度|5|高", "^|^|公开程度|4|高"}, five, five),
            "履职|20|行政效能|6|效果较好。\n^|^|经济效益|8|部门履行职责对经济社会发展和生态环境产生的影响。\n"
            "^|^|社会效益|^|^\n^|^|满意程度|5|高\n^|^|公开程度|4|高");
}

TEST(JoinedTables, MergedCellsAtTheRightGoOnToo) {
  EXPECT_EQ(joined({"甲|数量|人次|5", "乙|场次|五|24", "丙|质量|六|^"}, {"丁|时效|及时|24", "戊|成本|不超|^"}),
            "甲|数量|人次|5\n乙|场次|五|24\n丙|质量|六|^\n丁|时效|及时|^\n戊|成本|不超|^");
}

TEST(JoinedTables, MergedCellsOfTheSameRowsEndTogether) {
  // The rule of the two rows above ends, so the weight beside it ends too, and the equal weight below is another.
  EXPECT_EQ(joined({"甲|数量|人次|5", "乙|8|影响|8", "丙|^|^|^"}, {"丁|8|作风|6", "戊|6|满意|6"}),
            "甲|数量|人次|5\n乙|8|影响|8\n丙|^|^|^\n丁|8|作风|6\n戊|6|满意|6");
}

TEST(JoinedTables, ABlankFigureAmongFiguresIsShared) {
  EXPECT_EQ(
      joined({"指标|目标|分值|得分", "甲|十|5|5", "乙|九|6|6", "丙|八|7|7"}, {"丁|七||", "戊|六|8|8", "己|五|9|9"}),
      "指标|目标|分值|得分\n甲|十|5|5\n乙|九|6|6\n丙|八|7|7\n丁|七|^|^\n戊|六|8|8\n己|五|9|9");
}

TEST(JoinedTables, EqualFiguresOfSingleRowsStayApart) {
  EXPECT_EQ(joined({"甲|数量|人次|5", "乙|场次|五|5"}, {"丁|时效|及时|5"}),
            "甲|数量|人次|5\n乙|场次|五|5\n丁|时效|及时|5");
}

TEST(JoinedTables, ARowCutInTheMiddleIsOneRow) {
  // The rule's last line reaches the border; figures stand in the upper part only.
  EXPECT_EQ(joined({"指标|分值|规则|得分", "预算完成率|5|完成预算计满分每低于~百分之五扣两分直至扣|4"},
                   {"||完为止。|", "控制率|6|按比例|6"}),
            "指标|分值|规则|得分\n预算完成率|5|完成预算计满分每低于百分之五扣两分直至扣完为止。|4\n控制率|6|按比例|6");
}

TEST(JoinedTables, GoalsCutInTheMiddleAreOneRow) {
  EXPECT_EQ(joined({"资金|总额|10|9", "目标|预期目标|<|完成情况",
                    "^|落实年度工作任务保障机构正常运转并推进重点|<|完成了年度工作任务保障"},
                   {"|项目按期实施。|<|正常运转。", "一级|二级|三级|得分"}),
            "资金|总额|10|9\n目标|预期目标|<|完成情况\n"
            "^|落实年度工作任务保障机构正常运转并推进重点项目按期实施。|<|完成了年度工作任务保障正常运转。\n"
            "一级|二级|三级|得分");
}

TEST(JoinedTables, FiguresThatFillTheirCellsAreWhole) {
  // Narrow columns: every print reaches the border, and none of it goes on below the break.
  EXPECT_EQ(joined({"产出指标|数量|不少于5个|完成5个", "成本指标|总成本|26.71万元|26.00万元"},
                   {"效益指标|附加值|有效改善|有效改善", "满意指标|满意度|不低于85%|达到86%"}, {80, 124, 160, 210, 260},
                   {80, 124, 160, 210, 260}),
            "产出指标|数量|不少于5个|完成5个\n成本指标|总成本|26.71万元|26.00万元\n"
            "效益指标|附加值|有效改善|有效改善\n满意指标|满意度|不低于85%|达到86%");
}

TEST(JoinedTables, LabelsThatFillTheirCellsAreWhole) {
  EXPECT_EQ(joined({"产出指标|成本指标", "总体成本|合理可控"}, {"附加价值|有效改善", "满意程度|满意之极"},
                   {80, 124, 168}, {80, 124, 168}),
            "产出指标|成本指标\n总体成本|合理可控\n附加价值|有效改善\n满意程度|满意之极");
}

TEST(JoinedTables, ARowBelowItsHeadIsNoRestOfTheHead) {
  EXPECT_EQ(joined({"甲|乙|丙|丁", "目标|预期目标|<|完成情况"}, {"|落实任务。|<|完成任务。", "一级|二级|三级|得分"}),
            "甲|乙|丙|丁\n目标|预期目标|<|完成情况\n^|落实任务。|<|完成任务。\n一级|二级|三级|得分");
}

TEST(JoinedTables, AnEmptyRowOfTheFormStays) {
  EXPECT_EQ(joined({"甲|乙|丙|丁", "一|1|2|3"}, {"|||", "二|1|2|3"}), "甲|乙|丙|丁\n一|1|2|3\n|||\n二|1|2|3");
}

TEST(JoinedTables, PartsWithOtherColumnsShareOneGrid) {
  // The upper part has the columns of the money block, the lower one those of the indicators.
  EXPECT_EQ(joined({"总额|10|9"}, {"产出|人次|5|4"}, {80, 200, 350, 500}, {80, 140, 200, 420, 500}),
            "总额|<|10|9|<\n产出|人次|5|<|4");
}

TEST(JoinedTables, JitterOfPagesMakesNoColumns) {
  EXPECT_EQ(joined({"甲|乙|丙|丁", "一|1|2|3"}, {"二|1|2|3"}, kFour, {86, 164, 267.5, 388, 509}),
            "甲|乙|丙|丁\n一|1|2|3\n二|1|2|3");
}

TEST(JoinedTables, TitleUnitAndNotesGoToTheirTable) {
  LayoutHints hints;
  hints.unit_labels = {"单位"};
  const DocumentReading document = assemble(
      {page(1,
            {line("部门整体支出绩效自评表", 200, 60, 16), line("单位：万元", 440, 90), line("填表人：张三", 82, 185)},
            {table(1, 110, kFour, {"甲|乙|丙|丁", "一|1|2|3", "二|3|4|5"})})},
      hints);
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].title, "部门整体支出绩效自评表");
  EXPECT_EQ(document.tables[0].unit, "万元");
  ASSERT_EQ(document.tables[0].notes.size(), 1U);
  EXPECT_EQ(document.tables[0].notes[0].text, "填表人：张三");
  EXPECT_EQ(page_text(document, 1), "部门整体支出绩效自评表\n单位：万元\n填表人：张三");
}

TEST(JoinedTables, AnyPartsAssembleWithoutLoss) {
  EXPECT_EQ(assemble({}).tables.size(), 0U);
  Table bare;
  bare.pages = {1};
  EXPECT_EQ(assemble({page(1, {}, {bare}), page(2, {}, {bare})}).tables.size(), 2U);
}

}  // namespace
}  // namespace ziping::layout
