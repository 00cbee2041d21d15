#include <gtest/gtest.h>

#include "check/fact_builder.h"
#include "check/project_names.h"

namespace ziping::check::testing {
namespace {

void project_form(FactBuilder& b, const char* table, const char* name, const char* executed) {
  b.form(table, "project_self_eval", {}).subject = name;
  extract::Fact& fact = b.cell(table, 3, 4, "funds.executed", executed);
  fact.item = "年度资金总额";
  fact.subject = name;
}

void listed(FactBuilder& b, int row, const char* name, const char* amount) {
  extract::Fact& fact = b.cell("t2", row, 3, "expense.final", amount);
  fact.item = name;
  fact.path = {"项目支出"};
  fact.period = 2023;
}

TEST(Projects, FormsAndListAreMatchedByTheirNames) {
  FactBuilder b;
  listed(b, 1, "创新型城镇建设专项资金", "76万元");
  listed(b, 2, "电子商务进农村师范项目", "7万元");
  listed(b, 3, "死亡抚恤金", "15.5万元");
  // A row that gathers projects is no project, and needs no form.
  listed(b, 4, "业务工作经费", "30万元");
  project_form(b, "t3", "创新型城镇建设资金", "76万元");
  project_form(b, "t4", "全国电子商务进农村示范项目", "7.5万元");
  const auto findings = b.run();
  const auto amounts = of_check(findings, "form-vs-annex");
  ASSERT_EQ(amounts.size(), 2U);
  EXPECT_EQ(amounts[0].verdict, Verdict::Pass);
  // 7 is printed without decimals: 7.5 is within what both can stand for only just.
  EXPECT_EQ(amounts[1].stated, "7.5");
  const auto coverage = of_check(findings, "project-coverage");
  ASSERT_EQ(coverage.size(), 3U);
  EXPECT_EQ(coverage[2].verdict, Verdict::Fail);
  EXPECT_NE(coverage[2].message_zh.find("死亡抚恤金"), std::string::npos);
}

TEST(Projects, NamesOneApartAreOneProjectOthersAreNot) {
  const text::Confusions none;
  const auto matches = match_names({"科技三项经费", "公交运营补贴", "危桥改造资金"},
                                   {"危桥改造资金", "科技三项经费项目", "学校营养餐补助"}, none);
  ASSERT_TRUE(matches[0] && matches[2]);
  EXPECT_EQ(matches[0]->other, 1U);
  EXPECT_EQ(matches[2]->other, 0U);
  EXPECT_FALSE(matches[1]);
}

/// How often an amount told twice is called another.
std::size_t told_otherwise(const char* concept_id, const char* item, const char* one, const char* other) {
  FactBuilder b;
  for (const char* printed : {one, other}) {
    extract::Fact& fact = b.fact(concept_id, printed);
    if (*item) fact.item = item;
  }
  std::size_t failed = 0;
  for (const Finding& finding : of_check(b.run(), "repeated-amount"))
    failed += finding.verdict == Verdict::Fail ? 1 : 0;
  return failed;
}

// A work is paid for by several funds, and of each project is told what was spent.
TEST(Agreement, AmountsFarApartOfOneWorkAreNoSlip) {
  EXPECT_EQ(told_otherwise("project.amount", "河流治理工程", "1435万元", "491万元"), 0U);
  EXPECT_EQ(told_otherwise("project.amount", "河流治理工程", "1435万元", "1453万元"), 1U);
  EXPECT_EQ(told_otherwise("spending.project", "", "39万元", "2171.13万元"), 0U);
  EXPECT_EQ(told_otherwise("project.received", "", "1372.7万元", "2330.9万元"), 0U);
  EXPECT_EQ(told_otherwise("spending.total", "", "491万元", "1435万元"), 1U);
}

TEST(Agreement, AGrandTotalCountsWhatIsCarriedOver) {
  FactBuilder b;
  for (const auto& [front, printed] : {std::pair{"支出总计", "1386.52万元"}, std::pair{"支出合计", "1352.18万元"}}) {
    extract::Fact& fact = b.fact("spending.total", printed);
    fact.match_begin = std::string(front).size();
    fact.text = front + fact.text;
  }
  for (const Finding& finding : of_check(b.run(), "repeated-amount")) EXPECT_NE(finding.verdict, Verdict::Fail);
}

// "本年收入合计" adds up some of the rows, so that the last row is not the sum of all above it.
TEST(Agreement, ATotalOverOtherTotalsIsNoColumnSum) {
  FactBuilder b;
  const std::vector<std::pair<const char*, const char*>> rows{
      {"事业收入", "13.5"}, {"其他收入", "1.5"}, {"本年收入合计", "15.0"}, {"年初结转", "2.0"}, {"总计", "17.0"}};
  int row = 0;
  for (const auto& [label, amount] : rows) {
    b.put("t1", row, 0, label);
    b.put("t1", row++, 1, amount);
  }
  EXPECT_TRUE(of_check(b.run(), "column-sum").empty());
}

TEST(Agreement, AScoreInTheTextIsThatOfItsTable) {
  FactBuilder b;
  b.form("t1", "dept_self_eval", {"level1", "item", "target", "actual", "weight", "score", "reason"});
  b.indicator("t1", 1, "产出指标", "甲", "", "", "60分", "55分", "进度慢");
  b.indicator("t1", 2, "效益指标", "乙", "", "", "40分", "30分", "效果一般");
  b.cell("t1", 3, 5, "total.score", "85分");
  b.fact("score.stated", "85分").item = "整体";
  b.fact("score.stated", "95分").item = "整体";
  const auto found = of_check(b.run(), "total-in-prose");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].verdict, Verdict::Pass);
  EXPECT_EQ(found[1].verdict, Verdict::Fail);
  EXPECT_EQ(found[1].computed, "85");
}

struct GradeCase {
  const char* score;
  const char* grade;
  Verdict verdict;
};
class GradeBands : public ::testing::TestWithParam<GradeCase> {};

TEST_P(GradeBands, AreExactAtTheirBounds) {
  FactBuilder b;
  b.fact("score.stated", GetParam().score);
  b.fact("grade.stated", GetParam().grade);
  const auto found = of_check(b.run(), "grade-band");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, GetParam().verdict) << found[0].message_en;
}
INSTANTIATE_TEST_SUITE_P(
    Cases, GradeBands,
    ::testing::Values(GradeCase{"90分", "优", Verdict::Pass}, GradeCase{"89.99分", "优", Verdict::Fail},
                      GradeCase{"89.99分", "良", Verdict::Pass}, GradeCase{"80分", "良", Verdict::Pass},
                      GradeCase{"79.9分", "中", Verdict::Pass}, GradeCase{"60分", "中", Verdict::Pass},
                      GradeCase{"59.9分", "差", Verdict::Pass}, GradeCase{"60分", "差", Verdict::Fail},
                      GradeCase{"85分", "优", Verdict::Fail}));

TEST(Agreement, TheReportsOwnGradesGoBeforeTheUsualOnes) {
  FactBuilder b;
  b.paragraph("评价等级：85（含）-100分为优、70（含）-85分为良、60（含）-70分为中、60分以下为差。");
  b.fact("score.stated", "86分");
  b.fact("grade.stated", "优");
  EXPECT_EQ(of_check(b.run(), "grade-band").at(0).verdict, Verdict::Pass);
}

}  // namespace
}  // namespace ziping::check::testing
