#include <gtest/gtest.h>

#include <string>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

/// The years that the heads of a table of expenses print.
struct Heads {
  const char* name;
  int last;
  int budget;
  int now;
  int staff;
};

/// Cars of two years with their parts, and posts with people, all in agreement; of a report of 2023.
FactBuilder expenses(const Heads& heads) {
  FactBuilder b(2023);
  b.cell("t1", 1, 1, "staff.established", "40人");
  b.cell("t1", 1, 3, "staff.actual", "33人").period = heads.staff;
  b.cell("t1", 1, 5, "staff.rate", "82.5%");
  const auto row = [&](int at, const char* item, const char* last, const char* budget, const char* now) {
    const auto amount = [&](int col, const char* concept_id, const char* printed, int year) {
      extract::Fact& fact = b.cell("t1", at, col, concept_id, printed);
      fact.item = item;
      fact.period = year;
    };
    amount(1, "expense.final", last, heads.last);
    amount(3, "expense.budget", budget, heads.budget);
    amount(5, "expense.final", now, heads.now);
  };
  row(3, "三公经费", "6.10万元", "7.00万元", "6.90万元");
  row(4, "公务用车购置和维护经费", "4.60万元", "5.00万元", "5.30万元");
  row(5, "公车购置", "1.50万元", "1.50万元", "2.00万元");
  row(6, "公车运行维护", "3.10万元", "3.50万元", "3.30万元");
  row(7, "公务接待", "1.50万元", "2.00万元", "1.60万元");
  return b;
}

std::string failing(const std::vector<Finding>& findings) {
  std::string names;
  for (const Finding& finding : findings) {
    if (finding.verdict == Verdict::Fail) names += finding.check + " ";
  }
  return names;
}

std::size_t held(const std::vector<Finding>& findings, const char* check) {
  std::size_t count = 0;
  for (const Finding& finding : of_check(findings, check)) count += finding.verdict == Verdict::Pass ? 1U : 0U;
  return count;
}

class WrongHead : public ::testing::TestWithParam<Heads> {};

TEST_P(WrongHead, IsTheOnlyFindingAndHidesNoSum) {
  const auto findings = expenses(GetParam()).run();
  EXPECT_EQ(failing(findings), GetParam().name == std::string("right") ? "" : "year-agreement ");
  EXPECT_EQ(held(findings, "of-which-sum"), 3U);
  EXPECT_EQ(held(findings, "three-public-parts"), 3U);
  EXPECT_EQ(held(findings, "three-public-limit"), 1U);
  EXPECT_GE(held(findings, "staff-established"), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, WrongHead,
    ::testing::Values(Heads{"right", 2022, 2023, 2023, 2023}, Heads{"twice", 2022, 2023, 2022, 2023},
                      Heads{"first", 2023, 2023, 2023, 2023}, Heads{"next", 2022, 2023, 2024, 2023},
                      Heads{"budget", 2022, 2022, 2023, 2023}, Heads{"people", 2022, 2023, 2023, 2022}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ColumnYears, ThisYearMayStandInFront) {
  const auto findings = expenses({"turned", 2023, 2023, 2022, 2023}).run();
  EXPECT_EQ(failing(findings), "");
  EXPECT_EQ(held(findings, "of-which-sum"), 3U);
}

TEST(ColumnYears, AWrongSumBelowAWrongHeadIsStillTold) {
  FactBuilder b = expenses({"twice", 2022, 2023, 2022, 2023});
  for (extract::Fact& fact : b.extraction().facts) {
    if (fact.item != "公车运行维护" || fact.col != 5) continue;
    fact.value = Decimal::parse("3.80");
    fact.base_value = Decimal::parse("38000");
  }
  const auto findings = of_check(b.run(), "of-which-sum");
  std::size_t failed = 0;
  for (const Finding& finding : findings) {
    if (finding.verdict != Verdict::Fail) continue;
    ++failed;
    EXPECT_EQ(finding.stated, "5.3");
    EXPECT_EQ(finding.computed, "5.8");
  }
  EXPECT_EQ(failed, 1U);
}

}  // namespace
}  // namespace ziping::check::testing
