#include <gtest/gtest.h>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

std::vector<Finding> numbered(const std::vector<const char*>& headings) {
  FactBuilder b;
  for (const char* heading : headings) b.paragraph(heading);
  return of_check(b.run(), "attachment-gap");
}

TEST(Numbering, AMissingHeadingIsNamed) {
  const auto found =
      numbered({"一、部门概况", "（一）主要职能", "（二）机构情况", "二、支出情况", "四、资产情况", "五、绩效情况"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].operands, std::vector<std::string>{"3"});
}

TEST(Numbering, TheSameNumberTwiceIsNamed) {
  EXPECT_EQ(numbered({"一、部门概况", "二、支出情况", "二、资产情况", "三、绩效情况"}).size(), 1U);
}

TEST(Numbering, ListsInsideItemsBeginAnew) {
  EXPECT_TRUE(
      numbered({"1、基本情况", "2、项目用途", "1、甲项目3万元", "2、乙项目4万元", "3、项目目标", "4、效益"}).empty());
  EXPECT_TRUE(numbered({"（一）甲", "1、一", "2、二", "（二）乙", "1、一", "2、二"}).empty());
}

TEST(Numbering, ANumberWithinAParagraphIsNoGap) {
  EXPECT_TRUE(numbered({"一、概况", "二、支出情况良好。三、管理情况良好。", "四、资产情况"}).empty());
}

TEST(Numbering, AmountsAndFarNumbersAreNoHeadings) {
  EXPECT_TRUE(numbered({"1、基本情况", "2.4万元用于接待", "9、效益"}).empty());
}

}  // namespace
}  // namespace ziping::check::testing
