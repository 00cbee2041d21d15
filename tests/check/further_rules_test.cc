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
std::string given(const ScoringRule& rule, const std::string& x, const std::string& target,
                  const Rational& weight = Rational(10)) {
  if (x.starts_with("w=")) {
    const auto score = score_of_word(rule, x.substr(2), weight);
    return score ? shown(*score) : "";
  }
  std::string text;
  const auto base = target.empty() ? std::nullopt : std::optional(number(target));
  for (const auto& score : scores(rule, number(x), weight, base)) {
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

/// Whether a rule is of a kind: J judgement, V veto, D full by default, Y yes or no, T tiers, C=n so many points
/// listed.
bool is_kind(const ScoringRule& rule, const std::string& kind) {
  using patterns::RuleFamily;
  if (kind == "J") return rule.is(RuleFamily::Judgement);
  if (kind == "V") return rule.terms.veto;
  if (kind == "D") return rule.terms.default_full;
  if (kind == "Y") return rule.is(RuleFamily::YesNo) || rule.is(RuleFamily::Tiers);
  if (kind == "T") return rule.is(RuleFamily::Tiers);
  return kind == "C=" + std::to_string(rule.list.size());
}

// Rule texts written down with their scores before the grammar saw them: text, weight (empty: the text does not say
// how much can be reached, as where it cannot be computed), target, scores, kinds. A point ":" asks that no value gives
// a score.
TEST(FurtherRules, UnseenPhrasesScoreAsWrittenDown) {
  std::ifstream in(ZIPING_SOURCE_DIR "/tests/data/check/phrases.tsv");
  std::string line;
  std::getline(in, line);
  int all = 0;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string text, best, target, points, kinds;
    for (std::string* field : {&text, &best, &target, &points, &kinds}) std::getline(fields, *field, '\t');
    ++all;
    const auto& patterns = product_patterns();
    const ScoringRule rule = patterns.scoring().parse(patterns.language().normalise(text).utf8);
    const Rational weight = best.empty() ? Rational(10) : number(best);
    const auto reached = reachable(rule, weight);
    const std::string said = patterns.scoring().describe(rule, patterns::Tongue::Chinese) + " | rest: " + rule.rest;
    EXPECT_EQ(reached ? shown(*reached) : "", best) << text << "\n  " << said;
    std::istringstream list(points);
    for (std::string point; list >> point;) {
      if (point == ":") {
        EXPECT_FALSE(rule.computable()) << text << "\n  " << said;
        EXPECT_FALSE(why_not_computed(rule).empty()) << text;
        continue;
      }
      const auto colon = point.rfind(':');
      EXPECT_EQ(given(rule, point.substr(0, colon), target, weight), point.substr(colon + 1))
          << text << " at " << point << "\n  " << said;
    }
    std::istringstream kind_list(kinds);
    for (std::string kind; kind_list >> kind;) EXPECT_TRUE(is_kind(rule, kind)) << text << " is no " << kind;
  }
  EXPECT_GE(all, 1240);
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
