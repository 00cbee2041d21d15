// Sample sizes and limits against the published tables.
#include "sample/plan.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sample/stringer.h"

namespace ziping::sample {
namespace {

std::uint64_t size_of(double confidence, const std::string& tolerable, const std::string& expected,
                      Likelihood likelihood, std::uint64_t population = 0) {
  const auto plan =
      plan_sample({confidence, *Decimal::parse(tolerable), *Decimal::parse(expected), likelihood, population});
  return plan ? plan->size : 0;
}

struct SizeCase {
  const char* tolerable;
  const char* expected;
  std::uint64_t size;
};

// AICPA Audit Guide "Audit Sampling" (2017), table A-1: 5 % risk of overreliance.
constexpr SizeCase kTableA1[] = {
    {"0.02", "0", 149},       {"0.02", "0.0025", 236}, {"0.02", "0.005", 313},  {"0.02", "0.01", 590},
    {"0.02", "0.0125", 1030}, {"0.03", "0", 99},       {"0.03", "0.01", 257},   {"0.03", "0.02", 846},
    {"0.03", "0.0225", 1466}, {"0.04", "0", 74},       {"0.04", "0.015", 192},  {"0.04", "0.0325", 1936},
    {"0.05", "0", 59},        {"0.05", "0.01", 93},    {"0.05", "0.0125", 124}, {"0.05", "0.02", 181},
    {"0.05", "0.025", 234},   {"0.05", "0.03", 361},   {"0.05", "0.04", 1348},  {"0.06", "0", 49},
    {"0.06", "0.02", 127},    {"0.06", "0.05", 1580},  {"0.07", "0.025", 109},  {"0.08", "0.03", 95},
    {"0.08", "0.06", 532},    {"0.09", "0.07", 585},   {"0.1", "0", 29},        {"0.1", "0.04", 89},
    {"0.1", "0.08", 649},     {"0.15", "0.0225", 30},  {"0.15", "0.125", 576},  {"0.2", "0", 14},
    {"0.2", "0.0025", 22},    {"0.2", "0.15", 193},    {"0.2", "0.175", 720}};

TEST(PlanTest, AttributeSamplesOfTheAuditGuideAt5PercentRisk) {
  for (const SizeCase& row : kTableA1) {
    EXPECT_EQ(size_of(0.95, row.tolerable, row.expected, Likelihood::Binomial), row.size)
        << row.tolerable << " " << row.expected;
  }
}

// Table A-2: 10 % risk. Its 112 for 7 % and 3.25 % is one too few (P(at most 4 of 112) is above 0.10). With exact rates
// 3.5 % of 400 are 14 errors, not 15, which makes the table's 400 right where programs that multiply doubles give 423.
constexpr SizeCase kTableA2[] = {{"0.02", "0", 114},      {"0.02", "0.015", 1463}, {"0.03", "0.01", 176},
                                 {"0.04", "0.02", 198},   {"0.05", "0", 45},       {"0.05", "0.0125", 77},
                                 {"0.05", "0.035", 400},  {"0.05", "0.04", 873},   {"0.06", "0.02", 88},
                                 {"0.07", "0.0325", 113}, {"0.08", "0.05", 160},   {"0.09", "0.08", 1437},
                                 {"0.1", "0.09", 1577},   {"0.15", "0.1", 100},    {"0.2", "0.175", 457}};

TEST(PlanTest, AttributeSamplesOfTheAuditGuideAt10PercentRisk) {
  for (const SizeCase& row : kTableA2) {
    EXPECT_EQ(size_of(0.90, row.tolerable, row.expected, Likelihood::Binomial), row.size)
        << row.tolerable << " " << row.expected;
  }
}

// Table C-1: monetary-unit samples. Tolerable misstatements across, ratio of expected to tolerable down.
TEST(PlanTest, MonetaryUnitSamplesOfTheAuditGuide) {
  const std::vector<std::string> tolerable = {"0.5",  "0.3",  "0.1",  "0.08", "0.06", "0.05",
                                              "0.04", "0.03", "0.02", "0.01", "0.005"};
  struct Row {
    double confidence;
    const char* ratio;
    std::vector<std::uint64_t> sizes;
  };
  const std::vector<Row> rows = {{0.95, "0", {6, 10, 30, 38, 50, 60, 75, 100, 150, 300, 600}},
                                 {0.95, "0.1", {8, 13, 37, 46, 62, 74, 92, 123, 184, 368, 736}},
                                 {0.95, "0.2", {10, 16, 47, 58, 78, 93, 116, 155, 232, 463, 925}},
                                 {0.95, "0.3", {12, 20, 60, 75, 100, 120, 150, 200, 300, 600, 1199}},
                                 {0.95, "0.4", {17, 27, 81, 102, 135, 162, 203, 270, 405, 809, 1618}},
                                 {0.95, "0.5", {24, 39, 116, 145, 193, 231, 289, 385, 577, 1154, 2308}},
                                 {0.90, "0", {5, 8, 24, 29, 39, 47, 58, 77, 116, 231, 461}},
                                 {0.90, "0.5", {16, 27, 80, 100, 134, 160, 200, 267, 400, 799, 1597}},
                                 {0.80, "0.4", {8, 12, 36, 45, 59, 71, 89, 118, 177, 354, 707}},
                                 {0.50, "0.6", {4, 6, 17, 22, 29, 34, 43, 57, 85, 170, 340}}};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < tolerable.size(); ++i) {
      const std::string expected = Decimal::parse(tolerable[i])->times(*Decimal::parse(row.ratio))->to_string();
      EXPECT_EQ(size_of(row.confidence, tolerable[i], expected, Likelihood::Poisson), row.sizes[i])
          << row.confidence << " " << row.ratio << " " << tolerable[i];
    }
  }
}

// Touw and Hoogduin, Statistiek voor audit en controlling (2011), example on page 23: 100,000 of 5,000,000.
TEST(PlanTest, ATextbookExample) {
  EXPECT_EQ(size_of(0.95, "0.02", "0", Likelihood::Poisson), 150U);
  EXPECT_EQ(size_of(0.875, "0.02", "0", Likelihood::Poisson), 104U);
}

// AuditSampler's published sizes for finite populations, and those of jfa's planning().
TEST(PlanTest, FinitePopulations) {
  struct Row {
    std::uint64_t population;
    const char* expected;
    const char* tolerable;
    double confidence;
    std::uint64_t size;
  };
  for (const Row& row :
       {Row{500, "0.01", "0.08", 0.90, 46}, Row{500, "0.01", "0.06", 0.90, 61}, Row{500, "0.01", "0.04", 0.90, 90},
        Row{500, "0.02", "0.05", 0.90, 99}, Row{500, "0.01", "0.04", 0.95, 140}, Row{500, "0.02", "0.05", 0.95, 139},
        Row{500, "0.04", "0.07", 0.95, 170}, Row{500, "0.06", "0.09", 0.95, 196}, Row{5000, "0.01", "0.04", 0.95, 154},
        Row{15000, "0.01", "0.06", 0.95, 78}, Row{36000, "0.01", "0.04", 0.95, 156}, Row{1000, "0", "0.01", 0.95, 258},
        Row{1000, "0", "0.05", 0.95, 57}, Row{1000, "0.025", "0.05", 0.95, 197}, Row{10000, "0", "0.05", 0.95, 59}}) {
    EXPECT_EQ(size_of(row.confidence, row.tolerable, row.expected, Likelihood::Hypergeometric, row.population),
              row.size)
        << row.population << " " << row.tolerable << " " << row.expected;
  }
}

TEST(PlanTest, SenselessQuestionsAreRefused) {
  EXPECT_FALSE(plan_sample({0.95, Decimal(0), Decimal(0), Likelihood::Poisson, 0}));
  EXPECT_FALSE(plan_sample({1.0, *Decimal::parse("0.05"), Decimal(0), Likelihood::Poisson, 0}));
  EXPECT_FALSE(plan_sample({0.95, *Decimal::parse("0.05"), *Decimal::parse("0.05"), Likelihood::Poisson, 0}));
  EXPECT_FALSE(plan_sample({0.95, *Decimal::parse("0.05"), *Decimal::parse("0.04999"), Likelihood::Poisson, 0}));
}

// Table A-3 (5 % risk): upper limits in per cent, rounded up to a tenth, by sample size and deviations found.
TEST(LimitTest, AttributeLimitsOfTheAuditGuide) {
  struct Row {
    double size;
    std::vector<double> limits;
  };
  for (const Row& row : {Row{20, {14.0, 21.7, 28.3, 34.4, 40.2, 45.6, 50.8, 55.9, 60.7, 65.4, 69.9}},
                         Row{60, {4.9, 7.7, 10.2, 12.5, 14.7, 16.8, 18.8, 20.8, 22.8, 24.8, 26.7}},
                         Row{100, {3.0, 4.7, 6.2, 7.6, 9.0, 10.3, 11.5, 12.8, 14.0, 15.2, 16.4}},
                         Row{500, {0.6, 1.0, 1.3, 1.6, 1.9, 2.1, 2.4, 2.7, 2.9, 3.2, 3.4}}}) {
    for (std::size_t errors = 0; errors < row.limits.size(); ++errors) {
      const double upper = binomial_upper(static_cast<double>(errors), row.size, 0.95);
      EXPECT_NEAR(std::ceil(upper * 1000) / 10, row.limits[errors], 1e-9) << row.size << " " << errors;
    }
  }
}

// The guide's confidence factors for monetary-unit samples (table C-2), which it rounds up.
TEST(LimitTest, ConfidenceFactorsOfTheAuditGuide) {
  const std::vector<double> at95 = {3.00, 4.75, 6.30, 7.76, 9.16, 10.52, 11.85, 13.15, 14.44, 15.71, 16.97};
  const std::vector<double> at90 = {2.31, 3.89, 5.33, 6.69, 8.00, 9.28, 10.54, 11.78, 13.00, 14.21, 15.41};
  for (std::size_t errors = 0; errors < at95.size(); ++errors) {
    EXPECT_NEAR(std::ceil(poisson_factor(static_cast<double>(errors), 0.95) * 100) / 100, at95[errors], 1e-9);
    EXPECT_NEAR(std::ceil(poisson_factor(static_cast<double>(errors), 0.90) * 100) / 100, at90[errors], 1e-9);
  }
}

TEST(LimitTest, HypergeometricLimitIsTheLargestPossibleNumber) {
  for (const std::uint64_t population : {60U, 200U, 5000U}) {
    const std::uint64_t upper = hypergeometric_upper(1, 50, population, 0.95);
    EXPECT_GT(hypergeometric_at_most(1, 50, upper, population), 0.05);
    EXPECT_LE(hypergeometric_at_most(1, 50, upper + 1, population), 0.05);
  }
  EXPECT_EQ(hypergeometric_upper(3, 10, 10, 0.95), 3U);
  // Far larger than the sample, it becomes the binomial one.
  EXPECT_NEAR(static_cast<double>(hypergeometric_upper(2, 100, 10'000'000, 0.95)) / 1e7, binomial_upper(2, 100, 0.95),
              1e-5);
}

// An exercise on monetary-unit sampling as auditing textbooks print it (Harder Company): book value 720,000, 90 units,
// interval 8,000, factors 3.00, 4.75, 6.30, 7.76. Below the interval: 1,500 audited 1,000, 2,400 / 1,200, 6,000 /
// 5,400; above it: 8,200 / 7,500 and 9,000 / 8,000. Basic precision 24,000, projected 9,166.67, incremental allowance
// 4,834.67.
TEST(StringerTest, ATextbookExercise) {
  const std::vector<double> factors = {3.00, 4.75, 6.30, 7.76};
  const auto factor = [&](int errors) { return factors.at(static_cast<std::size_t>(errors)); };
  const double below = 8000 * stringer_bound({500.0 / 1500, 0.5, 0.1}, factor);
  EXPECT_NEAR(below + 700 + 1000, 24000 + 9166.67 + 4834.67, 0.01);
}

TEST(StringerTest, WithoutErrorsItIsTheLimitForNone) {
  EXPECT_NEAR(stringer_bound({}, [](int j) { return binomial_upper(j, 60, 0.95); }), 0.0487, 0.00005);
  // Errors of the whole amount: the limit for their number.
  EXPECT_NEAR(stringer_bound({1, 1}, [](int j) { return binomial_upper(j, 60, 0.95); }), binomial_upper(2, 60, 0.95),
              1e-12);
}

}  // namespace
}  // namespace ziping::sample
