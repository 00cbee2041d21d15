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

FactBuilder assets(const char* total) {
  FactBuilder b;
  b.fact("assets.total", total);
  b.fact("assets.current", "236.92万元");
  b.fact("assets.fixed", "171.58万元");
  return b;
}

TEST(Cause, EverythingSureBlamesTheReport) {
  FactBuilder b = assets("480.50万元");
  const Finding finding = failed(b.run(), "asset-parts");
  EXPECT_EQ(finding.cause, Cause::Report);
  EXPECT_FALSE(finding.suggestion);
}

TEST(Cause, AnotherReadingThatMakesItHoldIsSuggested) {
  FactBuilder b = assets("408.50万元");
  extract::Fact& fixed = b.extraction().facts[2];
  fixed.value = Decimal::parse("177.58");
  fixed.base_value = Decimal::parse("1775800");
  fixed.sure = false;
  fixed.confidence = 0.6;
  fixed.alternatives = {"117.58", "171.58"};
  const Finding finding = failed(b.run(), "asset-parts");
  EXPECT_EQ(finding.cause, Cause::Reading);
  EXPECT_EQ(finding.suggestion, "171.58");
  EXPECT_EQ(finding.facts.front(), "f3");
}

TEST(Cause, AReadingThatBreaksAnotherCheckIsNotSuggested) {
  FactBuilder b;
  // The budget also stands in a table that confirms it: only the parts can be wrong.
  extract::Fact& total = b.fact("budget.total", "612.40万元");
  total.sure = false;
  total.alternatives = {"615.40"};
  b.fact("budget.basic", "483.15万元");
  b.fact("budget.project", "132.25万元");
  b.cell("t1", 2, 3, "funds.initial", "612.40万元").item = "年度资金总额";
  const auto findings = b.run();
  const Finding finding = failed(findings, "budget-parts");
  EXPECT_EQ(finding.cause, Cause::Unknown);
  EXPECT_FALSE(finding.suggestion);
}

TEST(Cause, WithoutAReadingThatFitsItStaysOpen) {
  FactBuilder b = assets("480.50万元");
  b.extraction().facts[0].sure = false;
  b.extraction().facts[0].alternatives = {"480.60"};
  EXPECT_EQ(failed(b.run(), "asset-parts").cause, Cause::Unknown);
}

TEST(Cause, KeepingALimitIsNoEvidenceForAReading) {
  for (const auto& [other, cause] : {std::pair("7180.88", Cause::Unknown), {"2188.98", Cause::Reading}}) {
    FactBuilder b;
    b.cell("t1", 1, 4, "funds.executed", "2188.98万元").item = "年度资金总额";
    extract::Fact& budget = b.cell("t1", 1, 3, "funds.budget", "2180.88万元");
    budget.item = "年度资金总额";
    budget.sure = false;
    budget.alternatives = {other};
    EXPECT_EQ(failed(b.run(), "executed-over-budget").cause, cause) << other;
  }
}

TEST(UnitSlip, APowerOfTenIsNamed) {
  FactBuilder b;
  b.fact("spending.running", "34.28元");
  extract::Fact& listed = b.cell("t2", 3, 2, "expense.final", "34.28万元");
  listed.item = "公用经费";
  listed.period = 2023;
  const Finding finding = failed(b.run(), "unit-slip");
  EXPECT_NE(finding.message_en.find("10^4"), std::string::npos) << finding.message_en;
}

}  // namespace
}  // namespace ziping::check::testing
