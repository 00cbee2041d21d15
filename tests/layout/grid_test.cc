#include "layout/grid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "layout/ascii_table.h"

namespace ziping::layout {
namespace {

using test::describe;
using test::draw;
using test::rules_of;

constexpr double kWidth = 595;
constexpr double kHeight = 842;

std::string found(const std::vector<RulingLine>& rules) {
  std::string text;
  for (const Grid& grid : find_grids(rules, kWidth, kHeight)) text += (text.empty() ? "" : " | ") + describe(grid);
  return text;
}

constexpr const char* kSpans = R"(
+-------+-------+-------+-------+
|               |       |       |
+-------+-------+-------+-------+
|       |       |               |
|       +-------+               |
|       |       |               |
+-------+-------+-------+-------+
)";

TEST(Grid, CellsAndSpans) {
  EXPECT_EQ(found(rules_of(kSpans)), "3x4: 0,0(1x2) 0,2 0,3 1,0(2x1) 1,1 1,2(2x2) 2,1");
}

TEST(Grid, SpansComeBackAsDrawn) {
  const auto grids = find_grids(rules_of(kSpans), kWidth, kHeight);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(draw(grids[0]), R"(
+-------+---+---+
|       |   |   |
+---+---+---+---+
|   |   |       |
|   +---+       |
|   |   |       |
+---+---+-------+
)");
  EXPECT_GT(grids[0].confidence, 0.99);
}

TEST(Grid, CellBoxesAreThoseOfTheRules) {
  const auto grids = find_grids(rules_of(kSpans), kWidth, kHeight);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells[0].box, (Box{60, 80, 60 + 16 * 8, 100}));
  EXPECT_EQ(grids[0].box, (Box{60, 80, 60 + 32 * 8, 140}));
}

// The blocks of the ministry's form have columns of their own: one grid, many positions.
TEST(Grid, BlocksWithOtherColumnsAreOneGrid) {
  const char* art = R"(
+--------+------------------------------------------------+
|        |                                                |
+--------+---------+--------+---------+---------+---------+
|        |         |        |         |         |         |
|        +---------+--------+---------+---------+---------+
|        |         |        |         |         |         |
+-----+--+--+------+-----+--+------+--+---+-----+---+-----+
|     |     |            |         |      |         |     |
|     |     +------------+---------+------+---------+-----+
|     |     |            |         |      |         |     |
|     +-----+------------+---------+------+---------+-----+
|     |     |            |         |      |         |     |
+-----+-----+------------+---------+------+---------+-----+
)";
  const auto grids = find_grids(rules_of(art), kWidth, kHeight);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].rows, 6) << draw(grids[0]);
  EXPECT_EQ(grids[0].cells.size(), 2U + 1 + 2 * 5 + 1 + 3 * 6 - 1) << draw(grids[0]);
}

constexpr const char* kPlain = R"(
+-------+-------+-------+
|       |       |       |
+-------+-------+-------+
|       |       |       |
+-------+-------+-------+
)";

TEST(Grid, BrokenRulesAreMended) {
  std::vector<RulingLine> rules;
  for (const RulingLine& rule : rules_of(kPlain)) {
    for (double from = rule.from; from < rule.to; from += 23) {
      RulingLine piece = rule;
      piece.from = from;
      piece.to = std::min(rule.to, from + 18);
      piece.at += static_cast<int>(from) % 3 - 1;
      rules.push_back(piece);
    }
  }
  EXPECT_EQ(found(rules), "2x3: 0,0 0,1 0,2 1,0 1,1 1,2");
  EXPECT_LT(find_grids(rules, kWidth, kHeight).at(0).confidence, 0.95);
}

TEST(Grid, DoubledRulesAreOne) {
  std::vector<RulingLine> rules = rules_of(kPlain);
  for (std::size_t i = 0, count = rules.size(); i < count; ++i) {
    RulingLine second = rules[i];
    second.at += 2.5;
    second.from += 2.5;
    rules.push_back(second);
  }
  EXPECT_EQ(found(rules), "2x3: 0,0 0,1 0,2 1,0 1,1 1,2");
}

TEST(Grid, RulesThatStopShortStillMeet) {
  std::vector<RulingLine> rules = rules_of(kPlain);
  for (RulingLine& rule : rules) {
    rule.from += 2.5;
    rule.to -= 2.5;
  }
  EXPECT_EQ(found(rules), "2x3: 0,0 0,1 0,2 1,0 1,1 1,2");
}

TEST(Grid, OpenSidesAreClosed) {
  const char* art = R"(
--------+-------+--------
        |       |
--------+-------+--------
        |       |
--------+-------+--------
)";
  EXPECT_EQ(found(rules_of(art)), "2x3: 0,0 0,1 0,2 1,0 1,1 1,2");
}

// The foot of a page cuts a table below its second row: rules of that row alone meet the one above it only.
TEST(Grid, RulesOfAnOpenRowAreKept) {
  const char* art = R"(
+-----+-----------------+
|     |                 |
+-----+------+----+-----+
|     |      |    |     |
|     |      |    |     |
)";
  const test::Scale low{60, 80, 8, 8};  // rules of 16 points are no long ones
  EXPECT_EQ(found(rules_of(art, low)), "2x4: 0,0 0,1(1x3) 1,0 1,1 1,2 1,3");
}

TEST(Grid, OneLostEdgeOfAMergedBlockIsPutBack) {
  // Of the edge below the cell in the middle only a third is left. What it leaves is no rectangle, and is cut where
  // there is ink, though an upright cut would be shorter.
  const char* art = R"(
+-------+-------+-------+
|       |       |       |
|       |       |       |
+-------+---    +-------+
|               |       |
|               |       |
+---------------+-------+
)";
  const auto grids = find_grids(rules_of(art), kWidth, kHeight);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(describe(grids[0]), "2x3: 0,0 0,1 0,2 1,0(1x2) 1,2");
  EXPECT_LT(grids[0].confidence, 0.95);
}

TEST(Grid, UnderlinesAndFramesBoundNothing) {
  EXPECT_EQ(found(rules_of("\n-----------\n\n-------\n")), "");
  EXPECT_EQ(found(rules_of("\n+---------+\n|         |\n+---------+\n")), "");
}

TEST(Grid, UnderlineBesideATableStaysOut) {
  std::vector<RulingLine> rules = rules_of(kPlain);
  rules.push_back({true, 70, 100, 220, 0.7});
  rules.push_back({true, 92, 75, 110, 0.7});
  EXPECT_EQ(found(rules), "2x3: 0,0 0,1 0,2 1,0 1,1 1,2");
}

TEST(Grid, PageFrameWithATableInsideIsLeftOut) {
  std::vector<RulingLine> rules = rules_of(kPlain);
  rules.push_back({true, 20, 20, 575, 1});
  rules.push_back({true, 820, 20, 575, 1});
  rules.push_back({false, 20, 20, 820, 1});
  rules.push_back({false, 575, 20, 820, 1});
  rules.push_back({true, 60, 20, 575, 1});
  EXPECT_EQ(found(rules), "2x3: 0,0 0,1 0,2 1,0 1,1 1,2");
}

TEST(Grid, BoxesDrawnInACellAreLeftOut) {
  std::vector<RulingLine> rules = rules_of(kPlain, {60, 80, 20, 40});
  for (const RulingLine& rule : rules_of("+--+--+\n|  |  |\n+--+--+", {70, 90, 7, 8})) rules.push_back(rule);
  EXPECT_EQ(found(rules), "2x3: 0,0 0,1 0,2 1,0 1,1 1,2");
}

TEST(Grid, TablesAboveEachOtherAndSideBySide) {
  const char* art = R"(
+-----+-----+     +-----+
|     |     |     |     |
+-----+-----+     +-----+
                  |     |
                  +-----+

+-----------+-----------+
|           |           |
+-----------+-----------+
)";
  EXPECT_EQ(found(rules_of(art)), "1x2: 0,0 0,1 | 2x1: 0,0 1,0 | 1x2: 0,0 0,1");
}

TEST(Grid, CornersOutsideTheTableAreNoCells) {
  const char* art = R"(
        +-------+-------+
        |       |       |
+-------+-------+-------+
|       |       |       |
+-------+-------+-------+
)";
  EXPECT_EQ(found(rules_of(art)), "2x3: 0,1 0,2 1,0 1,1 1,2");
}

TEST(Grid, StrokesOfCharactersMakeNoColumns) {
  std::vector<RulingLine> rules = rules_of(kPlain, {60, 80, 8, 24});
  // An upright stroke that begins at a rule and a stroke that floats in a cell.
  rules.push_back({false, 90, 82, 100, 2});
  rules.push_back({false, 160, 93, 112, 2});
  rules.push_back({true, 101, 150, 172, 2});
  EXPECT_EQ(found(rules), "2x3: 0,0 0,1 0,2 1,0 1,1 1,2");
}

TEST(Grid, NonsenseYieldsNothing) {
  EXPECT_EQ(found({}), "");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(found({{true, nan, 0, 100, 1}, {false, 10, nan, 100, 1}, {true, 10, 100, 0, 1}}), "");
}

}  // namespace
}  // namespace ziping::layout
