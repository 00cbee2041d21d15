#include <gtest/gtest.h>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

const std::vector<std::string> kColumns{"level1", "item", "target", "actual", "weight", "score", "reason"};

/// A form with four indicators; the totals stand in row 5.
FactBuilder small_form(const char* last_weight, const char* last_score, const char* total_score) {
  FactBuilder b;
  b.form("t1", "dept_self_eval", kColumns);
  b.indicator("t1", 1, "产出指标", "培训人数", "≥200人", "210人", "40分", "40分");
  b.indicator("t1", 2, "产出指标", "合格率", "≥90%", "93%", "20分", "20分");
  b.indicator("t1", 3, "效益指标", "带动增收", "促进", "促进", "30分", "28.5分", "效果一般");
  b.indicator("t1", 4, "满意度指标", "满意度", "≥90%", "95%", last_weight, last_score);
  b.cell("t1", 5, 4, "total.weight", "100分");
  b.cell("t1", 5, 5, "total.score", total_score);
  return b;
}

TEST(ScoreChecks, AFormThatAddsUp) {
  const auto findings = small_form("10分", "10分", "98.5分").run();
  EXPECT_EQ(of_check(findings, "weight-total").at(0).verdict, Verdict::Pass);
  const auto total = of_check(findings, "score-total").at(0);
  EXPECT_EQ(total.verdict, Verdict::Pass);
  EXPECT_FALSE(total.rounding);
  for (const Finding& finding : findings) {
    EXPECT_NE(finding.verdict, Verdict::Fail) << finding.check << ": " << finding.message_en;
  }
}

// The total counts the execution, whose score the form prints without its weight.
TEST(ScoreChecks, AnExecutionWithoutAWeightLeavesTheTotalOpen) {
  FactBuilder b = small_form("0分", "0分", "98.5分");
  b.cell("t1", 6, 5, "funds.score", "9.5分").item = "年度资金总额";
  EXPECT_EQ(of_check(b.run(), "weight-total").at(0).verdict, Verdict::Uncheckable);
}

// "of which: this year's | 10 | 100% | 10" below the total of the money says the total's points again.
TEST(ScoreChecks, PointsRepeatedBelowTheTotalOfTheMoneyCountOnce) {
  FactBuilder b = small_form("0分", "0分", "98.5分");
  for (const auto& [row, item] : {std::pair{6, "年度资金总额"}, std::pair{7, "当年财政拨款"}}) {
    b.cell("t1", row, 4, "funds.weight", "10分").item = item;
    b.cell("t1", row, 5, "funds.score", "10分").item = item;
  }
  EXPECT_EQ(of_check(b.run(), "weight-total").at(0).verdict, Verdict::Pass);
  EXPECT_EQ(of_check(b.run(), "score-total").at(0).verdict, Verdict::Pass);
}

TEST(ScoreChecks, AWrongWeightBreaksTheTotalOnly) {
  const auto found = of_check(small_form("15分", "10分", "98.5分").run(), "weight-total");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Fail);
  EXPECT_EQ(found[0].stated, "100");
  EXPECT_EQ(found[0].computed, "105");
  EXPECT_EQ(found[0].facts.size(), 5U);
}

TEST(ScoreChecks, WholePointsAreNotRounded) {
  FactBuilder b;
  b.form("t1", "dept_self_eval", kColumns);
  b.indicator("t1", 1, "产出指标", "甲", "", "", "60分", "58分");
  b.indicator("t1", 2, "产出指标", "乙", "", "", "40分", "40分");
  b.cell("t1", 3, 5, "total.score", "99分");
  EXPECT_EQ(of_check(b.run(), "score-total").at(0).verdict, Verdict::Fail);
}

TEST(ScoreChecks, AnUnreadScoreMakesTheTotalUncheckable) {
  FactBuilder b;
  b.form("t1", "dept_self_eval", kColumns);
  b.indicator("t1", 1, "产出指标", "甲", "", "", "60分", "58分");
  b.indicator("t1", 2, "产出指标", "乙", "", "", "40分", "");
  b.put("t1", 2, 5, "4?");
  b.cell("t1", 3, 5, "total.score", "98分");
  const auto found = of_check(b.run(), "score-total").at(0);
  EXPECT_EQ(found.verdict, Verdict::Uncheckable);
  EXPECT_NE(found.message_zh.find("乙"), std::string::npos) << found.message_zh;
}

TEST(ScoreChecks, OneScoreForTwoIndicatorsMayReachBothWeights) {
  FactBuilder b;
  b.form("t1", "dept_indicators", kColumns);
  b.indicator("t1", 1, "效果", "经济效益", "", "", "6分", "");
  b.indicator("t1", 2, "效果", "社会效益", "", "", "6分", "");
  extract::Fact& shared = b.fact("indicator.score", "11分");
  shared.table = "t1";
  shared.row = 1;
  shared.col = 5;
  b.put("t1", 1, 5, "11分", 2);
  const auto found = of_check(b.run(), "score-range");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Pass) << found[0].message_en;
  EXPECT_EQ(found[0].computed, "12");
}

TEST(ScoreChecks, AScoreAboveItsWeightFails) {
  const auto found = of_check(small_form("10分", "12分", "100.5分").run(), "score-range");
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[3].verdict, Verdict::Fail);
  EXPECT_EQ(found[3].stated, "12");
}

TEST(ScoreChecks, BlockWeightsCoverTheirOwnIndicators) {
  FactBuilder b = small_form("10分", "10分", "98.5分");
  b.fact("block.weight", "60分").item = "产出指标";
  b.extraction().facts.back().table = "t1";
  b.fact("block.weight", "35分").item = "效益指标";
  b.extraction().facts.back().table = "t1";
  const auto found = of_check(b.run(), "block-weight");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].verdict, Verdict::Pass);
  EXPECT_EQ(found[1].verdict, Verdict::Fail);
  EXPECT_EQ(found[1].computed, "30");
}

}  // namespace
}  // namespace ziping::check::testing
