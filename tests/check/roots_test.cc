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

}  // namespace
}  // namespace ziping::check::testing
