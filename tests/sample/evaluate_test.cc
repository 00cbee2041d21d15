#include "sample/evaluate.h"

#include <gmock/gmock.h>

#include "sample/design.h"
#include "sample/distributions.h"
#include "sample/population.h"

namespace ziping::sample {
namespace {

using testing::amount;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kMoney;

Decimal dec(const std::string& text) {
  return *Decimal::parse(text);
}

std::vector<store::SampleAnswer> agreeing(const store::SampleRecord& sample) {
  std::vector<store::SampleAnswer> answers;
  for (const store::SampleItem& item : sample.items) answers.push_back({item.figure.value, ""});
  return answers;
}

/// A sample by money as if drawn: items in yuan with their hits, the rest of
/// the total in one element.
store::SampleRecord by_money(const std::vector<std::pair<std::string, bool>>& items, const std::string& total,
                             int draws) {
  store::SampleRecord record;
  record.method = "mus-interval";
  record.draws = draws;
  record.design = R"({"confidence":0.95,"tolerable":"0.05"})";
  std::int64_t rest = *cents(dec(total));
  record.total = rest;
  for (const auto& [value, certain] : items) {
    store::SampleItem item;
    item.position = static_cast<std::int64_t>(record.frame.size());
    item.certain = certain;
    item.money = true;
    item.figure = amount('a', 1, value);
    item.figure.unit = "元";
    item.figure.base_value = item.figure.value;
    record.items.push_back(item);
    record.frame.push_back({"", "", "", *cents(item.figure.value)});
    rest -= record.frame.back().size;
  }
  record.frame.push_back({"", "", "", rest});
  return record;
}

// The exercise of StringerTest, whole: 720,000 in 90 draws, two items above the
// interval of 8,000. Exact factors give 8,000 · (2.9957 + 1.7481 · 0.5 + 1.5519
// / 3 + 1.4580 · 0.1) + 1,700 = 37,963.54 (the tables' rounded ones 38,001.33).
// Here the part below the intervals is what the two items leave, 702,800 in 88
// draws, an interval of 7,986.36.
TEST(EvaluateTest, MoneyByStringersBound) {
  std::vector<std::pair<std::string, bool>> items = {
      {"1500", false}, {"2400", false}, {"6000", false}, {"8200", true}, {"9000", true}};
  auto record = by_money(items, "720000", 90);
  auto answers = agreeing(record);
  answers[0].audited = Decimal(1000);
  answers[1].audited = Decimal(1200);
  answers[2].audited = Decimal(5400);
  answers[3].audited = Decimal(7500);
  answers[4].audited = Decimal(8000);
  const auto result = evaluate(record, answers, kMoney, {});
  ASSERT_TRUE(result) << result.error().message;
  ASSERT_TRUE(result->money);
  EXPECT_EQ(result->money->found_over, Decimal(4000));
  EXPECT_EQ(result->money->likely_over,
            dec("9153.94"));  // 1,700 + 7,986.3636 · (0.5 + 1/3 + 0.1)
  const double factors = 2.9957323 + 1.7481321 * 0.5 + 1.5519264 / 3 + 1.4580033 * 0.1;
  EXPECT_NEAR(result->money->upper_over_poisson->approximate(), 1700 + 702800.0 / 88 * factors, 0.5);
  EXPECT_LT(*result->money->upper_over, *result->money->upper_over_poisson);
  EXPECT_EQ(result->money->likely_under, Decimal(0));
  EXPECT_NEAR(result->money->upper_under_poisson->approximate(), 702800.0 / 88 * 2.9957323, 0.5);
  EXPECT_EQ(*result->money->tolerable, Decimal(36000));
  EXPECT_FALSE(result->tolerable_shown);
  EXPECT_EQ(result->counts.errors, 5U);
}

// 60 draws without an error show that 5 % is not exceeded at 95 %: what the
// plan of 60 is for.
TEST(EvaluateTest, ACleanSampleShowsWhatItWasPlannedFor) {
  std::vector<std::pair<std::string, bool>> items(60, {"100", false});
  auto record = by_money(items, "1000000", 60);
  auto result = evaluate(record, agreeing(record), kMoney, {});
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->tolerable_shown);
  EXPECT_EQ(*result->money->upper_over,
            dec("48702.92"));  // 1 - 0.05^(1/60) of a million, a cent up
  EXPECT_EQ(*result->money->upper_over_poisson, dec("49928.88"));
  record.draws = 59 - 1;
  record.items.resize(58);
  result = evaluate(record, agreeing(record), kMoney, {});
  EXPECT_FALSE(result->tolerable_shown);
}

TEST(EvaluateTest, AHitCountsAsOftenAsItHit) {
  std::vector<std::pair<std::string, bool>> items = {{"5000", false}, {"100", false}};
  auto record = by_money(items, "100000", 40);
  record.items[0].hits = 2;
  auto answers = agreeing(record);
  answers[0].audited = Decimal(0);
  const auto result = evaluate(record, answers, kMoney, {});
  EXPECT_EQ(result->money->likely_over,
            Decimal(5000));  // 2 of 40 hits, wholly wrong
  EXPECT_NEAR(*result->counts.rate_upper_binomial, binomial_upper(2, 40, 0.95), 1e-12);
}

TEST(EvaluateTest, NoBoundWhereAnItemIsWrongByMoreThanItself) {
  auto record = by_money({{"100", false}}, "100000", 40);
  auto answers = agreeing(record);
  answers[0].audited = Decimal(250);
  const auto result = evaluate(record, answers, kMoney, {});
  EXPECT_FALSE(result->money->upper_under);
  EXPECT_TRUE(result->money->upper_over);
  EXPECT_EQ(result->money->likely_under, dec("3750"));
  EXPECT_FALSE(result->tolerable_shown);
  EXPECT_EQ(result->notes.size(), 1U);
}

store::SampleRecord drawn(Method method, std::uint64_t size, Allocation allocation = Allocation::Elements) {
  Design design;
  design.method = method;
  design.size = size;
  design.seed = 11;
  design.strata = {StratumKey::Entity};
  design.allocation = allocation;
  design.money_only = true;
  return *draw_sample(testing::population(), design, kMoney);
}

TEST(EvaluateTest, CountsOfASimpleSampleAreHypergeometric) {
  const auto record = drawn(Method::Simple, 20);
  auto answers = agreeing(record);
  answers[3].audited = answers[3].audited->plus(Decimal(1));
  const auto result = evaluate(record, answers, kMoney, {});
  EXPECT_EQ(result->counts.errors, 1U);
  EXPECT_NEAR(result->counts.likely, 2, 1e-9);
  EXPECT_EQ(*result->counts.upper, static_cast<double>(hypergeometric_upper(1, 20, 40, 0.95)));
  EXPECT_NEAR(*result->counts.rate_upper_binomial, binomial_upper(1, 20, 0.95), 1e-12);
  // One difference of 10,000 yuan too little: projected to twice that, too few
  // for a bound.
  EXPECT_EQ(result->money->likely_under, Decimal(20'000));
  EXPECT_FALSE(result->money->upper_over);
  EXPECT_EQ(result->notes.size(), 1U);
}

TEST(EvaluateTest, DifferencesOfAllElementsLeaveNothingOpen) {
  const auto record = drawn(Method::Simple, 40);
  auto answers = agreeing(record);
  for (std::size_t i = 0; i < 20; ++i) answers[i].audited = answers[i].audited->minus(dec("0.01"));
  const auto result = evaluate(record, answers, kMoney, {});
  EXPECT_EQ(result->money->likely_over, Decimal(2000));
  EXPECT_EQ(*result->money->upper_over, Decimal(2000));
  EXPECT_EQ(*result->counts.upper, 20);
}

// Cochran's standard error of a mean, by hand: 20 of 40, differences 100 yuan
// in half of them.
TEST(EvaluateTest, DifferenceEstimationByStudentsT) {
  const auto record = drawn(Method::Simple, 30);
  auto answers = agreeing(record);
  for (std::size_t i = 0; i < 15; ++i) answers[i].audited = answers[i].audited->minus(dec("0.01"));
  const auto result = evaluate(record, answers, kMoney, {});
  const double error = 40 * std::sqrt((1 - 30.0 / 40) * (15 * 100.0 * 100 - 30 * 50.0 * 50) / 29 / 30);
  EXPECT_EQ(result->money->likely_over, Decimal(2000));
  EXPECT_NEAR(result->money->upper_over->approximate(), 2000 + student_quantile(0.95, 29) * error, 0.02);
}

TEST(EvaluateTest, StrataOfUnequalSharesAreJoinedByBonferroni) {
  const auto record = drawn(Method::Stratified, 20, Allocation::Equal);
  const auto result = evaluate(record, agreeing(record), kMoney, {});
  EXPECT_EQ(*result->counts.upper,
            static_cast<double>(hypergeometric_upper(0, 10, 25, 0.975) + hypergeometric_upper(0, 10, 15, 0.975)));
  EXPECT_EQ(result->counts.method, "hypergeometric by stratum");
}

TEST(EvaluateTest, RiskWeightedSamplesWeighErrorsByTheirChance) {
  const auto record = drawn(Method::Risk, 10);
  auto answers = agreeing(record);
  double expected = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    answers[i].audited = Decimal(0);
    const auto& item = record.items[i];
    expected += item.certain ? 1 : static_cast<double>(item.chance_of) / static_cast<double>(item.chance);
  }
  const auto result = evaluate(record, answers, kMoney, {});
  EXPECT_NEAR(result->counts.likely, expected, 1e-9);
  EXPECT_GE(*result->counts.upper, result->counts.likely);
  EXPECT_FALSE(result->money);
}

TEST(EvaluateTest, WhatWasNotExaminedIsRefusedOrCounted) {
  const auto record = drawn(Method::Simple, 20);
  auto answers = agreeing(record);
  answers[0].audited.reset();
  EXPECT_EQ(evaluate(record, answers, kMoney, {}).error().code, ErrorCode::Usage);
  EXPECT_EQ(evaluate(record, answers, kMoney, {Unexamined::Agree, {}, {}})->counts.errors, 0U);
  const auto wrong = evaluate(record, answers, kMoney, {Unexamined::Wrong, {}, {}});
  EXPECT_EQ(wrong->counts.errors, 1U);
  EXPECT_THAT(wrong->notes, ::testing::Contains(HasSubstr("1 items were not examined")));
  answers.pop_back();
  EXPECT_FALSE(evaluate(record, answers, kMoney, {Unexamined::Agree, {}, {}}));
}

TEST(EvaluateTest, TheResultIsOneJsonObject) {
  const auto record = drawn(Method::MusCell, 20);
  const auto result = evaluate(record, agreeing(record), kMoney, {});
  EXPECT_THAT(to_json(*result), HasSubstr(R"("items":)"));
  EXPECT_THAT(to_json(*result), HasSubstr(R"("likely_over":"0.00")"));
  EXPECT_THAT(result->notes, IsEmpty());
}

}  // namespace
}  // namespace ziping::sample
