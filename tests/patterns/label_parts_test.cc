#include "patterns/label_parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "patterns/pattern_set.h"

namespace ziping::patterns {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const PatternSet& product() {
  static const auto kPatterns = PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  if (!kPatterns) throw std::runtime_error(describe(kPatterns.error()));
  return **kPatterns;
}

LabelParts parts_of(std::string_view printed) {
  return take_apart(product().language().label_form(printed), product().marks());
}

/// "label|what the brackets at its end hold|...", the last first.
std::string apart(std::string_view printed) {
  const LabelParts parts = parts_of(printed);
  std::string all = parts.bare;
  for (const std::string& bracket : parts.brackets) all += "|" + bracket;
  return all;
}

TEST(LabelParts, BracketsYearAndNumberStandBesideTheLabel) {
  const LabelParts parts = parts_of("其中：3、2022年决算数（万元）（B）");
  EXPECT_EQ(parts.bare, "决算数");
  EXPECT_EQ(parts.year, 2022);
  EXPECT_EQ(parts.number, "3");
  EXPECT_TRUE(parts.part);
  EXPECT_THAT(parts.brackets, ElementsAre("B", "万元"));
}

TEST(LabelParts, WhatIsLeftOfABracketIsOne) {
  EXPECT_EQ(apart("预算数（A"), "预算数|A");
  EXPECT_EQ(apart("实际完成值{B，"), "实际完成值|B");
  EXPECT_EQ(apart("得分（20分*执行率;"), "得分|20分执行率");
  EXPECT_EQ(apart("执行率（B/A！"), "执行率|B/A");
  EXPECT_EQ(apart("合计￥万元，"), "合计|万元");
  EXPECT_EQ(apart("实施单位|盖章！"), "实施单位|盖章");
  EXPECT_EQ(apart("满意度指标！10分）"), "满意度指标|10分");
  EXPECT_EQ(apart("预算执行情况（万元（（20分）"), "预算执行情况|20分|万元");
  EXPECT_EQ(apart("年度预算数（万元"), "年度预算数|万元");
}

TEST(LabelParts, WhatOnlyClosedABracketIsNoPartOfTheLabel) {
  EXPECT_EQ(apart("全年执行数B！"), "全年执行数B");
  EXPECT_EQ(apart("指标名称级指标）"), "指标名称级指标");
}

TEST(LabelParts, OtherMarksAreNoBrackets) {
  for (const std::string_view printed :
       {"“三公经费”变动率", "项目(一)名称", "≥90%", "2022年度", "在职人员控制率=在职人员数/编制数", "（一）",
        "合计￥12", "产出指标：数量指标", "按期完成（注明日期，分批次上报的以最后一批为准）率"}) {
    EXPECT_THAT(parts_of(printed).brackets, IsEmpty()) << printed;
  }
  // What stands in it is a sentence of its own.
  EXPECT_THAT(parts_of("建成投用（其中新建，改建各一处").brackets, IsEmpty());
}

TEST(LabelParts, HeadsWithWornBracketsAreFound) {
  const LabelBook& labels = product().forms().general_labels();
  const auto head = [&](std::string_view printed) {
    const auto match = labels.head(product().language().label_form(printed), true);
    return match ? match->columns.front()->id : std::string("none");
  };
  EXPECT_EQ(head("预算数（A"), "budget");
  EXPECT_EQ(head("实际完成值{B，"), "actual");
  EXPECT_EQ(head("全年执行数B！"), "executed");
  EXPECT_EQ(head("得分（20分*执行率;"), "score");
  EXPECT_EQ(head("执行率（B/A！"), "rate");
  // A stroke of the bracket and the numeral behind it are lost.
  EXPECT_EQ(head("指标名称级指标）"), "level3");
  EXPECT_EQ(head("完成时间（年月"), "none");
}

}  // namespace
}  // namespace ziping::patterns
