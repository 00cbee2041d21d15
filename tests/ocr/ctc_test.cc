#include "ocr/ctc.h"

#include <gtest/gtest.h>

namespace ziping::ocr {
namespace {

/// One row a step: the likeliest class, its score, the runner-up and its score.
struct Step {
  int best;
  float score;
  int second = 0;
  float second_score = 0;
};

StepScores scores(const std::vector<Step>& steps, int classes) {
  StepScores out;
  out.steps = static_cast<int>(steps.size());
  out.classes = classes;
  out.values.assign(steps.size() * static_cast<std::size_t>(classes), 0);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    float* row = out.values.data() + i * static_cast<std::size_t>(classes);
    row[steps[i].best] = steps[i].score;
    if (steps[i].second_score > 0) row[steps[i].second] = steps[i].second_score;
  }
  return out;
}

const std::vector<std::u32string> kSigns = {U"1", U"7", U"≥"};

LineText decoded(const StepScores& scores, const std::vector<std::u32string>& signs) {
  return spelled(best_path(scores, 1), signs);
}

TEST(Ctc, DropsBlanksAndRepetitions) {
  const auto line = decoded(scores({{0, 1}, {1, .9F}, {1, .8F}, {0, 1}, {1, .9F}, {2, .95F}}, 4), kSigns);
  EXPECT_EQ(line.text, "117");
  EXPECT_NEAR(line.confidence, 0.9, 1e-6);
}

TEST(Ctc, EdgesLieBetweenTheSigns) {
  const auto line = decoded(scores({{0, 1}, {1, .9F}, {1, .9F}, {0, 1}, {0, 1}, {2, .9F}, {0, 1}}, 4), kSigns);
  ASSERT_EQ(line.edges.size(), 3U);
  EXPECT_EQ(line.edges[0], 1);
  EXPECT_EQ(line.edges[1], 4);
  EXPECT_EQ(line.edges[2], 6);
}

TEST(Ctc, CountsWideAndNarrowPrintsOfASignTogether) {
  const std::vector<std::u32string> signs = {U"计", U"（", U"("};
  const auto line = decoded(scores({{1, .99F}, {2, .5F, 3, .45F}, {1, .97F}}, 5), signs);
  EXPECT_NEAR(line.confidence, 0.95, 1e-6);
}

TEST(Ctc, IsSureOfWordsWhereOnlyTheMarkBetweenThemIsInDoubt) {
  const std::vector<std::u32string> signs = {U"计", U"、", U"，"};
  const auto line = decoded(scores({{1, .99F}, {2, .5F, 3, .45F}, {1, .97F}}, 5), signs);
  EXPECT_NEAR(line.confidence, 0.95, 1e-6);
}

TEST(Ctc, DoubtsAMarkBesideADigit) {
  const std::vector<std::u32string> signs = {U"1", U".", U"，"};
  const auto line = decoded(scores({{1, .99F}, {2, .5F, 3, .45F}, {1, .97F}}, 5), signs);
  EXPECT_NEAR(line.confidence, 0.5, 1e-6);
}

TEST(Ctc, KeepsTheRunnerUpAsAnotherReading) {
  const auto line =
      decoded(scores({{1, .6F, 2, .35F}, {0, 1}, {3, .9F, 1, .05F}, {0, 1}, {2, .99F, 1, .001F}}, 4), kSigns);
  EXPECT_EQ(line.text, "1≥7");
  EXPECT_EQ(line.alternatives, (std::vector<std::string>{"7≥7", "117"}));
}

TEST(Ctc, TellsWhereSignsWereSeen) {
  const auto seen = best_path(scores({{0, 1}, {1, .9F}, {1, .9F}, {0, 1}, {2, .9F}}, 4), 8);
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].from, 8);
  EXPECT_EQ(seen[0].to, 24);
  EXPECT_EQ(seen[1].from, 32);
}

TEST(Ctc, NothingButBlanksIsNoText) {
  const auto line = decoded(scores({{0, 1}, {0, 1}}, 4), kSigns);
  EXPECT_TRUE(line.text.empty());
  EXPECT_TRUE(line.edges.empty());
  EXPECT_EQ(line.confidence, 0);
}

TEST(Ctc, AClassWithoutASignIsSkipped) {
  const auto line = decoded(scores({{3, .9F}, {4, .9F}, {2, .9F}}, 5), kSigns);
  EXPECT_EQ(line.text, "≥7");
  EXPECT_EQ(line.edges.size(), 3U);
}

}  // namespace
}  // namespace ziping::ocr
