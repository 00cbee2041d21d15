#include <gtest/gtest.h>

#include <string>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

/// A report whose annual budget is half as much again as the initial one, and what it says of that.
bool is_explained(const std::string& words) {
  FactBuilder b(2023);
  b.cell("t1", 1, 1, "funds.initial", "100.00万元").item = "年度资金总额";
  b.cell("t1", 1, 2, "funds.budget", "150.00万元").item = "年度资金总额";
  for (int i = 0; i < 40; ++i) b.paragraph("本单位严格执行财务制度，各项工作按计划有序推进。");
  b.paragraph(words);
  return of_check(b.run(), "budget-adjustment").front().verdict == Verdict::Pass;
}

TEST(Explanations, AreAboutTheBudget) {
  EXPECT_TRUE(is_explained("年中追加了防汛专项。"));
  EXPECT_TRUE(is_explained("全年预算增加较多，主要是省级专项资金年中下达。"));
  EXPECT_TRUE(is_explained("因政策变化，经批准调整了部门预算。"));
  // Of the same words, but of projects, goods and indicators.
  EXPECT_FALSE(is_explained("严格按批复的用途列支，不随意调整项目内容，及时核对用款计划。"));
  EXPECT_FALSE(is_explained("新增资产先申请后购置，闲置设备调剂使用。"));
  EXPECT_FALSE(is_explained("资金由县财政局以云财绩〔2023〕81号文件下达，做到专款专用。"));
}

/// An indicator of buildings with full marks and no word of a default, above base data whose line of buildings is empty
/// or not.
std::vector<Finding> of_buildings(bool line, const char* area) {
  FactBuilder b(2023);
  b.form("t3", "dept_indicators", {"level1", "item", "rule", "explanation", "weight", "score", ""});
  b.indicator("t3", 1, "过程", "面积控制率", "", "", "5分", "5分");
  b.put("t3", 1, 2, "100%以下（含）计满分，每超出5%扣2分，扣完为止。");
  b.put("t3", 1, 3, "面积控制率=实际建设面积/批准建设面积×100%。");
  b.form("t4", "base_data", {"", "", ""});
  if (line) b.put("t4", 1, 1, "批复规模（㎡）");
  b.put("t4", 2, 1, "—");
  if (*area != 0) b.cell("t4", 2, 2, "building.actual_area", area);
  return of_check(b.run(), "default-full-score");
}

TEST(Buildings, FullMarksForAnEmptyLineNeedADefault) {
  const auto findings = of_buildings(true, "");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().verdict, Verdict::Fail);
  // Without the line nobody says that there was nothing; with a figure something is only lacking.
  EXPECT_TRUE(of_buildings(false, "").empty());
  EXPECT_TRUE(of_buildings(true, "300平方米").empty());
}

}  // namespace
}  // namespace ziping::check::testing
