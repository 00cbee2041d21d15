#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

using patterns::ScoringRule;

Rational number(const std::string& text) {
  return Rational(Decimal::parse(text).value_or(Decimal(-9999)));
}

std::string shown(const Rational& value) {
  const auto rounded = value.rounded(4);
  return rounded ? rounded->reduced().to_string() : "?";
}

/// What a rule gives at a point of the table: "whole" or "whole/proportional"; a point "w=..." asks for a tier's word.
std::string given(const ScoringRule& rule, const std::string& x, const std::string& target) {
  if (x.starts_with("w=")) {
    const auto score = score_of_word(rule, x.substr(2), Rational(10));
    return score ? shown(*score) : "";
  }
  std::string text;
  const auto base = target.empty() ? std::nullopt : std::optional(number(target));
  for (const auto& score : scores(rule, number(x), Rational(10), base)) {
    text += (text.empty() ? "" : "/") + shown(score.score);
  }
  return text;
}

// Rule texts in the manner of published ones: text, best score at a weight of 10 (empty: it says none), the target
// where the text refers to it, and scores at and around each bound.
TEST(FurtherRules, ScoreAtAndAroundTheirBounds) {
  std::ifstream in(ZIPING_SOURCE_DIR "/tests/data/check/rules.tsv");
  std::string line;
  std::getline(in, line);
  int all = 0;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string text, best, target, points;
    for (std::string* field : {&text, &best, &target, &points}) std::getline(fields, *field, '\t');
    ++all;
    const auto& patterns = product_patterns();
    const ScoringRule rule = patterns.scoring().parse(patterns.language().normalise(text).utf8);
    const auto reached = reachable(rule, Rational(10));
    const std::string said = patterns.scoring().describe(rule, patterns::Tongue::Chinese) + " | rest: " + rule.rest;
    EXPECT_FALSE(rule.families.empty()) << text;
    EXPECT_EQ(reached ? shown(*reached) : "", best) << text << "\n  " << said;
    std::istringstream list(points);
    for (std::string point; list >> point;) {
      const auto colon = point.rfind(':');
      EXPECT_EQ(given(rule, point.substr(0, colon), target), point.substr(colon + 1))
          << text << " at " << point << "\n  " << said;
    }
  }
  EXPECT_GE(all, 250);
}

TEST(FurtherRules, AlternativesAreNoList) {
  const auto best = [](const char* text, int weight) {
    const auto& patterns = product_patterns();
    return *reachable(patterns.scoring().parse(patterns.language().normalise(text).utf8), Rational(weight));
  };
  EXPECT_EQ(best("完成得5分，部分完成得3分，未完成得0分", 5), Rational(5));
  EXPECT_EQ(best("完成得5分，公开得3分", 8), Rational(8));
  EXPECT_EQ(best("①完成得5分；②公开得3分", 5), Rational(8));
}

}  // namespace
}  // namespace ziping::check::testing
