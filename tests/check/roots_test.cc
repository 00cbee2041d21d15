#include <gtest/gtest.h>

#include <algorithm>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

const Finding& failed(const std::vector<Finding>& findings, const char* check) {
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.check == check && finding.verdict == Verdict::Fail;
  });
  EXPECT_NE(found, findings.end()) << check;
  static const Finding none;
  return found == findings.end() ? none : *found;
}

TEST(Roots, WhatOneWrongFigureExplainsHangsTogether) {
  FactBuilder b;
  // The text has 70 too much; the difference and the table both say so.
  b.fact("spending.project", "1317.36万元");
  b.fact("budget.project", "101.52万元");
  b.fact("overrun.project", "1145.84万元");
  extract::Fact& listed = b.cell("t2", 3, 2, "expense.final", "1247.36万元");
  listed.item = "项目支出";
  listed.period = 2023;
  const auto findings = b.run();
  const Finding root = failed(findings, "stated-difference");
  const Finding follower = failed(findings, "prose-vs-table");
  EXPECT_TRUE(root.root.empty());
  EXPECT_EQ(follower.root, root.id);
  EXPECT_EQ(root.facts.front(), "f1");
  EXPECT_EQ(follower.facts.front(), "f1");
}

TEST(Roots, IndependentErrorsStayApart) {
  FactBuilder b;
  b.fact("assets.total", "480.50万元");
  b.fact("assets.current", "236.92万元");
  b.fact("assets.fixed", "171.58万元");
  b.fact("budget.total", "612.40万元");
  b.fact("budget.basic", "483.15万元");
  b.fact("budget.project", "132.25万元");
  for (const Finding& finding : b.run()) EXPECT_TRUE(finding.root.empty()) << finding.check;
}

TEST(Roots, AFigureWorkedOutFromTheWrongOneDoesNotSpeakForIt) {
  FactBuilder b;
  // 10.10 short in the text, and the overrun was taken from it: the parts, the items and the table say otherwise.
  b.fact("spending.basic", "485.15万元");
  b.fact("spending.personnel", "460.25万元");
  b.fact("spending.running", "35.00万元");
  b.fact("spending.function", "406.43万元").item = "行政运行";
  b.fact("spending.function", "88.82万元").item = "住房公积金";
  b.fact("budget.basic", "455.11万元");
  b.fact("overrun.basic", "30.04万元");
  const auto findings = b.run();
  const Finding root = failed(findings, "basic-parts");
  EXPECT_TRUE(root.root.empty());
  EXPECT_EQ(root.facts.front(), "f1");
  EXPECT_EQ(failed(findings, "functional-items").root, root.id);
}

TEST(Roots, TheSameGapBehindATiedFigureFollows) {
  FactBuilder b;
  // 2.14 missing in the budget of the text; the table repeats its total, and the overruns cannot add up to it either.
  b.fact("budget.total", "596.39万元");
  b.fact("budget.basic", "492.73万元");
  b.fact("budget.project", "101.52万元");
  b.fact("overrun.basic", "91.91万元");
  b.fact("overrun.project", "1145.84万元");
  b.cell("t1", 1, 1, "funds.initial", "596.39万元").item = "年度资金总额";
  b.cell("t1", 1, 2, "funds.budget", "1832万元").item = "年度资金总额";
  b.cell("t1", 1, 3, "funds.executed", "1832万元").item = "年度资金总额";
  const auto findings = b.run();
  const Finding root = failed(findings, "budget-parts");
  EXPECT_TRUE(root.root.empty());
  EXPECT_EQ(failed(findings, "added-budget").root, root.id);
}

TEST(Roots, AValuePrintedElsewhereMayMendTheFigure) {
  FactBuilder b;
  // The form's budget lost 43.12; its rate, its score and what the text calls the income still know the right one.
  b.fact("other", "2247.21万元");
  const char* item = "年度资金总额";
  b.cell("t1", 2, 3, "funds.budget", "2204.09万元").item = item;
  b.cell("t1", 2, 4, "funds.executed", "2210.39万元").item = item;
  b.cell("t1", 2, 5, "funds.weight", "10分").item = item;
  b.cell("t1", 2, 6, "funds.score", "9.84分").item = item;
  const auto findings = b.run();
  const Finding root = failed(findings, "execution-score");
  EXPECT_EQ(root.facts.front(), "f2");
  EXPECT_EQ(failed(findings, "executed-over-budget").root, root.id);
}

TEST(Roots, WhatIsSaidOfOneFigureTwiceIsOne) {
  FactBuilder b;
  b.form("t1", "dept_self_eval", {"level1", "item", "target", "actual", "weight", "score", "reason"});
  b.indicator("t1", 3, "投入", "在职人员控制率", "≤100%", "80.63%", "5", "5");
  b.cell("t2", 1, 1, "staff.established", "32人");
  b.cell("t2", 1, 2, "staff.actual", "25人");
  b.cell("t2", 1, 3, "staff.rate", "78.13%");
  const auto findings = b.run();
  EXPECT_EQ(failed(findings, "indicator-twice").root, failed(findings, "stated-rate").id);
}

TEST(Roots, ARoundDifferenceBetweenPrintedCentsIsNoChance) {
  FactBuilder b;
  // The wrong spending is the difference's: 10.00 short, as the table says that both overruns together are.
  b.fact("spending.basic", "777.00万元");
  b.fact("spending.personnel", "737.00万元");
  b.fact("spending.running", "50.00万元");
  b.fact("budget.basic", "716.43万元");
  b.fact("overrun.basic", "60.57万元");
  b.fact("overrun.project", "811.77万元");
  b.cell("t1", 1, 1, "funds.initial", "786.43万元").item = "年度资金总额";
  b.cell("t1", 1, 2, "funds.budget", "1668.77万元").item = "年度资金总额";
  const auto findings = b.run();
  EXPECT_EQ(failed(findings, "added-budget").root, failed(findings, "basic-parts").id);
}

TEST(Roots, AFigureOfAPartOfTheYearFollowsFromThat) {
  FactBuilder b;
  const std::string text = "截至10月末，项目资金累计支出700.64万元，资金支付有序推进。";
  b.paragraph(text);
  extract::Fact& told = b.fact("spending.project", "700.64万元");
  told.text = text;
  extract::Fact& listed = b.cell("t2", 3, 2, "expense.final", "834.10万元");
  listed.item = "项目支出";
  listed.period = 2023;
  const auto findings = b.run();
  EXPECT_EQ(failed(findings, "prose-vs-table").root, failed(findings, "stale-period").id);
}

}  // namespace
}  // namespace ziping::check::testing
