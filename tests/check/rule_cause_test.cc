#include <gtest/gtest.h>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

constexpr const char* kPrinted =
    "预算控制率=0，计5分；0-10%（含），计4分；10-20%（含），计3分；20-30%（含），计2分；大于30%不得分。";

/// A scanned table with a rule, as it was read and as another reader saw it; the rate is 15 %, the score 3.
FactBuilder scanned_rule(const std::string& read, bool sure, const std::string& other, const char* score = "3分") {
  FactBuilder b;
  b.form("t1", "dept_indicators", {"level1", "item", "rule", "explanation", "weight", "score", ""});
  b.indicator("t1", 1, "过程", "预算控制率", "", "", "5分", score);
  layout::Cell& cell = b.put("t1", 1, 2, read);
  cell.page = 1;
  cell.sure = sure;
  cell.readings = {{read, "one", 0.9}};
  if (!other.empty()) cell.readings.push_back({other, "two", 0.8});
  b.put("t1", 1, 3, "预算控制率=(本年追加预算/年初预算)×100%。").page = 1;
  b.cell("t2", 2, 2, "funds.initial", "100万元").item = "年度资金总额";
  b.cell("t2", 2, 3, "funds.budget", "115万元").item = "年度资金总额";
  layout::PageReading page;
  page.number = 1;
  page.source = Source::Ocr;
  b.document().pages = {page};
  for (extract::Fact& fact : b.extraction().facts) fact.page = 1;
  return b;
}

std::string with(const std::string& from, const std::string& to) {
  std::string text = kPrinted;
  text.replace(text.find(from), from.size(), to);
  return text;
}

Finding score_rule(FactBuilder b) {
  const auto found = of_check(b.run(), "score-rule");
  EXPECT_EQ(found.size(), 1U);
  return found.empty() ? Finding{} : found.front();
}

TEST(RuleCause, ARuleThatAnotherReaderSawAsTheScoreWantsItIsMisread) {
  const Finding finding = score_rule(scanned_rule(with("计3分", "计2分"), true, kPrinted));
  EXPECT_EQ(finding.cause, Cause::Reading);
  EXPECT_EQ(finding.suggestion, kPrinted);
}

TEST(RuleCause, AnErrorThatNoReadingOfTheRuleExplainsIsTheReports) {
  const Finding finding = score_rule(scanned_rule(kPrinted, true, with("计4分", "计1分"), "5分"));
  EXPECT_EQ(finding.verdict, Verdict::Fail);
  EXPECT_EQ(finding.cause, Cause::Report);
  EXPECT_FALSE(finding.suggestion);
}

TEST(RuleCause, ARuleReadWithDoubtsBlamesNobodyForCertain) {
  EXPECT_EQ(score_rule(scanned_rule(kPrinted, false, "", "5分")).cause, Cause::Unknown);
}

TEST(RuleCause, WhereTheRuleHoldsNothingIsBlamed) {
  const Finding finding = score_rule(scanned_rule(kPrinted, true, with("计3分", "计2分")));
  EXPECT_EQ(finding.verdict, Verdict::Pass);
  EXPECT_EQ(finding.cause, Cause::None);
}

}  // namespace
}  // namespace ziping::check::testing
