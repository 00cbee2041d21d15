#include <gtest/gtest.h>

#include "text/shipped_language.h"

namespace ziping::text {
namespace {

std::string normal(std::string_view printed) {
  return shipped_language().normalise(printed).utf8;
}

TEST(Normal, FoldsWidthsDashesQuotesAndComparators) {
  EXPECT_EQ(normal("￥３，９６７.50"), "¥3,967.50");
  EXPECT_EQ(normal("－—–―−"), "-----");
  EXPECT_EQ(normal("“三公”『经费』"), "\"三公\"\"经费\"");
  EXPECT_EQ(normal("≧95 ⩾95 ＞=95 >=95"), "≥95≥95≥95≥95");
  EXPECT_EQ(normal("≦5，＜=5，═5，＝5"), "≤5,≤5,=5,=5");
  EXPECT_EQ(normal("$\\geq 95\\%$"), "$≥95%$");
  EXPECT_EQ(normal("1000㎡ 85﹪ 85％"), "1000m2 85%85%");
  EXPECT_EQ(normal("〔2020〕【2020】﹝2020﹞"), "[2020][2020][2020]");
}

TEST(Normal, FoldsZerosBulletsAndTraditionalCharacters) {
  EXPECT_EQ(normal("一百○八"), "一百〇八");
  EXPECT_EQ(normal("資金績效評價報告"), "资金绩效评价报告");
  EXPECT_EQ(normal("显著"), "显著");
  EXPECT_EQ(normal("\uF06C重点"), "·重点");
  EXPECT_EQ(normal("\uF0FE是\uF0A8否"), "☑是□否");
  EXPECT_EQ(normal("①有制度…②"), "①有制度…②");
}

TEST(Normal, TakesOutInsertedSpaces) {
  EXPECT_EQ(normal("绩 效 自 评"), "绩效自评");
  EXPECT_EQ(normal("2023 年度 支出 1832 万元"), "2023年度支出1832万元");
  EXPECT_EQ(normal("18 189万元"), "18 189万元");
  EXPECT_EQ(normal("资金使用 4 4"), "资金使用4 4");
  EXPECT_EQ(normal("a\u00A0b\u3000c\td\u200Be\u00ADf"), "a b c def");
}

TEST(Normal, EveryByteKnowsWhereItWasPrinted) {
  const std::string printed = "支出 １，８３２.00　萬元（>= 5㎡）";
  const NormalText text = shipped_language().normalise(printed);
  ASSERT_EQ(text.origin.size(), text.utf8.size() + 1);
  EXPECT_EQ(text.origin.back(), printed.size());
  for (std::size_t i = 1; i < text.origin.size(); ++i) EXPECT_LE(text.origin[i - 1], text.origin[i]);
  const auto at = [&](std::string_view found, std::string_view wanted) {
    const auto begin = text.utf8.find(found);
    ASSERT_NE(begin, std::string::npos) << text.utf8;
    const auto from = text.origin[begin];
    EXPECT_EQ(printed.substr(from, text.origin[begin + found.size()] - from), wanted);
  };
  at("1,832.00", "１，８３２.00　");
  at("万元", "萬元");
  at("≥", ">= ");
  at("m2", "㎡");
}

TEST(Normal, ComposesWhatWasPrintedInPieces) {
  const NormalText text = shipped_language().normalise("e\u0301tude");
  EXPECT_EQ(text.utf8, "\u00E9tude");
  EXPECT_EQ(text.origin[0], 0U);
  EXPECT_EQ(text.origin[2], 3U);
}

TEST(Normal, IsStable) {
  for (const char* printed : {"≧ 95%", "（一）“三公”经费 ——", "資 金", "①\uF06C", "$\\leq 5\\%$"}) {
    const std::string once = normal(printed);
    EXPECT_EQ(normal(once), once) << printed;
  }
}

TEST(Normal, BrokenUtf8IsReplacedNotFatal) {
  EXPECT_EQ(normal("a\xFF\xE4\xBD"), "a\uFFFD\uFFFD");
}

TEST(LabelForm, LosesNumberingSpacesQuotesAndEndMarks) {
  const auto form = [](std::string_view printed) { return shipped_language().label_form(printed); };
  EXPECT_EQ(form("（一）“三公” 经费："), "三公经费");
  EXPECT_EQ(form("1、数量 指标"), "数量指标");
  EXPECT_EQ(form("指标1：培训人次。"), "培训人次");
  EXPECT_EQ(form("② 预算 执行率（%）"), "预算执行率(%)");
  EXPECT_EQ(form("总 分"), "总分");
}

}  // namespace
}  // namespace ziping::text
