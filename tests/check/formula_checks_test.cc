#include <gtest/gtest.h>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

/// Facts of one row of a money block.
void money_row(FactBuilder& b, const char* budget, const char* executed, const char* rate, const char* weight = "10分",
               const char* score = "10分") {
  const char* item = "年度资金总额";
  b.cell("t1", 2, 3, "funds.budget", budget).item = item;
  b.cell("t1", 2, 4, "funds.executed", executed).item = item;
  b.cell("t1", 2, 5, "funds.weight", weight).item = item;
  b.cell("t1", 2, 6, "funds.rate", rate).item = item;
  b.cell("t1", 2, 7, "funds.score", score).item = item;
}

struct RateCase {
  const char* budget;
  const char* executed;
  const char* rate;
  Verdict verdict;
  const char* computed;
};

class ExecutionRate : public ::testing::TestWithParam<RateCase> {};

TEST_P(ExecutionRate, IsRecomputedWithinThePrint) {
  const RateCase& c = GetParam();
  FactBuilder builder;
  money_row(builder, c.budget, c.executed, c.rate);
  const auto found = of_check(builder.run(), "execution-rate");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, c.verdict) << found[0].message_en;
  EXPECT_EQ(found[0].computed, c.computed);
  EXPECT_EQ(found[0].operands.front(), found[0].stated);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ExecutionRate,
    ::testing::Values(RateCase{"1200.00万元", "1140.00万元", "95%", Verdict::Pass, "95"},
                      RateCase{"1200.00万元", "1141.00万元", "95.08%", Verdict::Pass, "95.0833"},
                      RateCase{"300.00万元", "200.00万元", "66.66%", Verdict::Pass, "66.6667"},  // cut
                      RateCase{"300.00万元", "200.00万元", "66.6%", Verdict::Pass, "66.667"},    // cut
                      RateCase{"300.00万元", "200.00万元", "66.68%", Verdict::Fail, "66.6667"},
                      RateCase{"1200.00万元", "1140.00万元", "59%", Verdict::Fail, "95"},
                      RateCase{"12000000元", "1140.00万元", "95%", Verdict::Pass, "95"}));

TEST(FormulaChecks, ATruncatedRateIsNamedSo) {
  FactBuilder builder;
  money_row(builder, "300.00万元", "200.00万元", "66.66%");
  const auto found = of_check(builder.run(), "execution-rate");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].message_en.find("cut, not rounded"), std::string::npos) << found[0].message_en;
  EXPECT_NE(found[0].message_zh.find("截尾"), std::string::npos);
}

TEST(FormulaChecks, ExecutionScoreTakesTheExactWeight) {
  FactBuilder builder;
  money_row(builder, "100.00万元", "86.19万元", "86.19%", "10分", "8.6分");
  EXPECT_EQ(of_check(builder.run(), "execution-score").at(0).verdict, Verdict::Pass);
  FactBuilder wrong;
  money_row(wrong, "100.00万元", "86.19万元", "86.19%", "10分", "9.6分");
  EXPECT_EQ(of_check(wrong.run(), "execution-score").at(0).verdict, Verdict::Fail);
}

TEST(FormulaChecks, OverspendingIsExact) {
  FactBuilder builder;
  money_row(builder, "100.00万元", "100.01万元", "100.01%");
  const auto found = of_check(builder.run(), "executed-over-budget");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Fail);
  EXPECT_EQ(found[0].severity, Severity::Error);
  EXPECT_EQ(found[0].stated, "100.01");
}

TEST(FormulaChecks, ASumWithinItsToleranceSaysThatItNeededIt) {
  FactBuilder builder;
  builder.fact("budget.total", "612.41万元");
  builder.fact("budget.basic", "480.15万元");
  builder.fact("budget.project", "132.25万元");
  const auto found = of_check(builder.run(), "budget-parts");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Pass);
  EXPECT_TRUE(found[0].rounding);
  EXPECT_EQ(found[0].computed, "612.4");
  EXPECT_EQ(found[0].tolerance, "0.015");
}

TEST(FormulaChecks, AMissingOperandIsNamed) {
  FactBuilder builder;
  builder.fact("budget.total", "612.41万元");
  builder.fact("budget.basic", "480.15万元");
  const auto found = of_check(builder.run(), "budget-parts");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Uncheckable);
  EXPECT_EQ(found[0].message_en, "cannot be checked: the initial project budget is missing");
  EXPECT_NE(found[0].message_zh.find("年初预算项目支出"), std::string::npos) << found[0].message_zh;
}

TEST(FormulaChecks, NothingIsSaidWhereTheSubjectIsNotThere) {
  FactBuilder builder;
  builder.fact("budget.basic", "480.15万元");
  EXPECT_TRUE(of_check(builder.run(), "budget-parts").empty());
}

TEST(FormulaChecks, OtherReportsAndProjectsAreKeptApart) {
  FactBuilder builder;
  builder.fact("assets.total", "100万元");
  builder.fact("assets.current", "60万元");
  builder.fact("assets.fixed", "40万元");
  builder.fact("assets.fixed", "70万元").report = 1;
  EXPECT_EQ(of_check(builder.run(), "asset-parts").at(0).verdict, Verdict::Pass);
}

TEST(FormulaChecks, TheDirectionOfAChangeIsTold) {
  FactBuilder builder;
  builder.fact("three_public.change", "-1.52万元");
  auto& now = builder.fact("expense.final", "2.4万元");
  now.item = "三公经费";
  now.period = 2023;
  auto& before = builder.fact("expense.final", "0.88万元");
  before.item = "三公经费";
  before.period = 2022;
  const auto found = of_check(builder.run(), "change-direction");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Fail);
  EXPECT_NE(found[0].message_en.find("reversed"), std::string::npos) << found[0].message_en;
}

TEST(FormulaChecks, AListOfProjectsAddsUpToItsGroup) {
  FactBuilder builder;
  builder.cell("t2", 1, 2, "expense.final", "120.5万元").item = "项目支出";
  const char* amounts[] = {"100万元", "20.4万元"};
  const char* names[] = {"甲项目", "乙项目"};
  for (int i = 0; i < 2; ++i) {
    auto& fact = builder.cell("t2", 2 + i, 2, "expense.final", amounts[i]);
    fact.item = names[i];
    fact.path = {"项目支出"};
    fact.decimals = 1;
  }
  const auto found = of_check(builder.run(), "project-list-total");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Pass);
  EXPECT_TRUE(found[0].rounding);
  EXPECT_EQ(found[0].facts.size(), 3U);
}

}  // namespace
}  // namespace ziping::check::testing
