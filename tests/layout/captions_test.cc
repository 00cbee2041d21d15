#include <gtest/gtest.h>

#include "layout/layout_hints.h"
#include "layout/written_page.h"

namespace ziping::layout {
namespace {

using test::line;
using test::page;
using test::table;

const std::vector<double> kColumns = {80, 180, 280, 380, 520};
const std::vector<std::string> kRows = {"甲|乙|丙|丁", "一|1|2|3"};

LayoutHints hints() {
  LayoutHints result;
  result.unit_labels = {"单位"};
  return result;
}

TEST(Captions, TitleAndUnitMayShareALine) {
  for (const char* text : {"表1资金情况（万元以下略） 单位：万元", "表1资金情况（万元以下略）单位：万元"}) {
    const DocumentReading document =
        assemble({page(1, {line(text, 205, 90)}, {table(1, 110, kColumns, kRows)})}, hints());
    EXPECT_EQ(document.tables[0].title, "表1资金情况（万元以下略）");
    EXPECT_EQ(document.tables[0].unit, "万元");
  }
}

TEST(Captions, WhoFilledItInIsNoTitle) {
  const DocumentReading document =
      assemble({page(1, {line("填报部门：水务局 单位：万元", 220, 90)}, {table(1, 110, kColumns, kRows)})}, hints());
  EXPECT_EQ(document.tables[0].title, "");
  EXPECT_EQ(document.tables[0].unit, "万元");
}

TEST(Captions, TheShortLastLineOfAParagraphIsNoTitle) {
  const DocumentReading document =
      assemble({page(1,
                     {line("全年预算数为一千二百万元，实际支出为一千一百万元，与上年相比增加了五十万元", 80, 50),
                      line("，主要用于防汛物资储备和堤坝维修。", 80, 64), line("资金情况表", 275, 88)},
                     {table(1, 110, kColumns, kRows)})},
               hints());
  EXPECT_EQ(document.tables[0].title, "资金情况表");
}

TEST(Captions, ALastLineInTheMiddleIsNoTitle) {
  const DocumentReading document =
      assemble({page(1,
                     {line("项目支出决算数比上一年度增加，主要原因是新增了两个项目，决算数超出年初预", 80, 50),
                      line("算数一百二十万元，主要是年中追加了上级安排的专项资金并已经全部用完。", 80, 64),
                      line("资金情况表", 275, 88)},
                     {table(1, 110, kColumns, kRows)})},
               hints());
  EXPECT_EQ(document.tables[0].title, "资金情况表");
}

TEST(Captions, ATitleMayBeLeftBehindAtTheFootOfThePageBefore) {
  const DocumentReading document = assemble({page(1, {line("正文一行。", 80, 700), line("资金情况表", 275, 740)}, {}),
                                             page(2, {}, {table(2, 60, kColumns, kRows)})},
                                            hints());
  EXPECT_EQ(document.tables[0].title, "资金情况表");
}

TEST(Captions, ALineOfTheTablesOwnPageKeepsThePageBeforeOut) {
  const DocumentReading document =
      assemble({page(1, {line("资金情况表", 275, 740)}, {}),
                page(2, {line("另见下表的说明和有关文件的规定，其中列出了全部项目。", 80, 40)},
                     {table(2, 60, kColumns, kRows)})},
               hints());
  EXPECT_EQ(document.tables[0].title, "");
}

}  // namespace
}  // namespace ziping::layout
