#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "image/drawing.h"
#include "image/find_rules.h"

namespace ziping::image {
namespace {

using namespace ziping::testing;  // NOLINT: the drawing functions

std::vector<RulingLine> rules_of(const Raster& page, bool clean = false) {
  std::vector<RulingLine> lines;
  for (const TracedRule& rule : find_rules(page, clean)) lines.push_back(to_points(rule, page.points_per_pixel()));
  return lines;
}

std::size_t count(const std::vector<RulingLine>& lines, bool horizontal) {
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [&](const RulingLine& line) { return line.horizontal == horizontal; }));
}

TEST(Rules, GiveTheirPlaceLengthAndThicknessInPoints) {
  Raster page = white_page(2480, 3508, 300);
  fill(page, {500, 1000, 1500, 1004}, 0);
  const auto lines = rules_of(page);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].horizontal);
  EXPECT_NEAR(lines[0].at, 1002 * 0.24, 0.05);
  EXPECT_NEAR(lines[0].from, 120, 0.3);
  EXPECT_NEAR(lines[0].to, 360, 0.3);
  EXPECT_NEAR(lines[0].thickness, 0.96, 0.05);
}

TEST(Rules, OfHalfAPixelAreFoundOnACleanPage) {
  // Half a point at 110 dpi lies on one row or is spread over two.
  Raster page = white_page(910, 1287, 110);
  fill(page, {100, 200, 800, 201}, 60);
  fill(page, {100, 300, 800, 302}, 158);
  fill(page, {100, 200, 101, 302}, 60);
  fill(page, {799, 200, 801, 302}, 158);
  const auto lines = rules_of(page, true);
  EXPECT_EQ(count(lines, true), 2U);
  EXPECT_EQ(count(lines, false), 2U);
  EXPECT_NEAR(lines[1].at, 301 * 72 / 110.0, 0.1);
}

TEST(Rules, BrokenByTheScannerAreOne) {
  Raster page = white_page(2480, 3508, 300);
  for (int x = 300; x < 2000; x += 250) fill(page, {x, 1000, x + 235, 1003}, 60);
  EXPECT_EQ(rules_of(page).size(), 1U);
}

TEST(Rules, DoubledStayTwo) {
  Raster page = white_page(2480, 3508, 300);
  fill(page, {300, 1000, 2000, 1003});
  fill(page, {300, 1009, 2000, 1012});
  const auto lines = rules_of(page);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NEAR(lines[1].at - lines[0].at, 9 * 0.24, 0.1);
}

TEST(Rules, FaintOnesUnderNoiseAreFound) {
  Raster page = white_page(2480, 3508, 300);
  fill(page, {300, 1000, 2000, 1002}, 170);
  add_noise(page, 15);
  EXPECT_EQ(rules_of(page).size(), 1U);
}

TEST(Rules, AreNotMadeOfPrint) {
  Raster page = white_page(2480, 3508, 300);
  draw_text(page, {300, 300, 2100, 3000}, 66);
  EXPECT_TRUE(rules_of(page).empty());
}

TEST(Rules, AreNotMadeOfDashesAndUnderlinedWords) {
  Raster page = white_page(2480, 3508, 300);
  for (int x = 300; x < 2000; x += 90) fill(page, {x, 500, x + 60, 504});
  fill(page, {300, 1000, 500, 1004});
  EXPECT_TRUE(rules_of(page).empty());
}

TEST(Rules, InDashesAreFoundWhereTheyMakeAGrid) {
  Raster page = white_page(2480, 3508, 300);
  // Dashes before a page number, and a line of them across the page, make none.
  for (int x = 300; x < 2000; x += 20) fill(page, {x, 500, x + 10, 503});
  EXPECT_TRUE(rules_of(page).empty());
  for (const int y : {1000, 1100, 1200}) {
    for (int x = 300; x < 1500; x += 20) fill(page, {x, y, x + 10, y + 3});
  }
  for (const int x : {300, 900, 1487}) {
    for (int y = 1000; y < 1200; y += 20) fill(page, {x, y, x + 3, y + 10});
  }
  const auto lines = rules_of(page);
  EXPECT_EQ(count(lines, true), 3U);
  EXPECT_EQ(count(lines, false), 3U);
}

TEST(Rules, OfASingleCellAreFoundBetweenOthers) {
  Raster page = white_page(2480, 3508, 300);
  for (const int y : {500, 560, 900}) fill(page, {300, y, 1500, y + 3});
  for (const int x : {300, 1497}) fill(page, {x, 500, x + 3, 903});
  // Fourteen points high, between the first two rows only.
  fill(page, {800, 500, 803, 563});
  // A stroke of the same size that ends nowhere.
  fill(page, {900, 650, 903, 710});
  EXPECT_EQ(count(rules_of(page), false), 3U);
}

// Two columns, the left one 29 points wide; in its cell a thin line that stops this many pixels short of the rules
// beside it; bars as of bold characters cross it.
Raster narrow_cell(int left_gap, int right_gap, bool bars) {
  Raster page = white_page(2480, 3508, 300);
  for (const int y : {500, 600, 700}) fill(page, {275, y, 1500, y + 3}, 60);
  for (const int x : {275, 396, 1497}) fill(page, {x, 500, x + 3, 703}, 60);
  const int from = 278 + left_gap;
  const int to = 396 - right_gap;
  fill(page, {from, 545, to, 547}, 60);
  for (int x = from + 34; bars && x + 9 < to; x += 14) fill(page, {x, 530, x + 9, 562}, 60);
  return page;
}

TEST(Rules, AreNotMadeOfStrokesOfCharactersThatFillANarrowCell) {
  EXPECT_EQ(count(rules_of(narrow_cell(8, 8, true)), true), 3U);
  EXPECT_EQ(count(rules_of(narrow_cell(2, 8, true)), true), 3U);
}

TEST(Rules, OfANarrowCellAreFoundThoughTheyStopShortOrPrintCrossesThem) {
  EXPECT_EQ(count(rules_of(narrow_cell(8, 8, false)), true), 4U);
  EXPECT_EQ(count(rules_of(narrow_cell(0, 0, true)), true), 4U);
}

TEST(ErasedRules, LeaveThePrintThatTouchesThem) {
  Raster page = white_page(2480, 3508, 300);
  fill(page, {300, 1000, 2000, 1003});
  draw_digit(page, 600, 970, 60);
  draw_digit(page, 800, 1002, 60);
  Raster ink = page.clone();
  erase_rules(ink, find_rules(page, false));
  EXPECT_EQ(ink.row(1001)[400], 255);
  EXPECT_EQ(ink.row(1001)[1900], 255);
  EXPECT_EQ(ink.row(1001)[603], 20) << "the left stroke of the digit that the rule crosses";
  EXPECT_EQ(ink.row(980)[603], 20);
  EXPECT_EQ(ink.row(1030)[803], 20) << "the digit that hangs on the rule";
}

TEST(ErasedRules, InDashesLeaveThePrintBetweenThem) {
  Raster page = white_page(2480, 3508, 300);
  for (const int y : {1000, 1100, 1200}) {
    for (int x = 300; x < 1500; x += 20) fill(page, {x, y, x + 10, y + 3});
  }
  for (const int x : {300, 900, 1487}) {
    for (int y = 1000; y < 1200; y += 20) fill(page, {x, y, x + 3, y + 10});
  }
  draw_digit(page, 600, 1030, 50);
  Raster ink = page.clone();
  erase_rules(ink, find_rules(page, false));
  int left = 0;
  int print = 0;
  for (int y = 0; y < ink.height(); ++y) {
    for (int x = 0; x < ink.width(); ++x) {
      const bool digit = x >= 590 && x < 660 && y >= 1020 && y < 1090;
      if (ink.row(y)[x] < 128) ++(digit ? print : left);
    }
  }
  EXPECT_EQ(left, 0);
  EXPECT_GT(print, 100);
}

TEST(ErasedRules, LeaveNothingWhereTheyCross) {
  Raster page = white_page(1250, 1666, 150);
  for (int i = 0; i <= 7; ++i) fill(page, {150, 200 + i * 150, 1052, 202 + i * 150});
  for (int i = 0; i <= 5; ++i) fill(page, {150 + i * 180, 200, 152 + i * 180, 1252});
  const auto rules = find_rules(page, false);
  erase_rules(page, rules);
  EXPECT_EQ(std::count_if(page.pixels().begin(), page.pixels().end(), [](std::uint8_t value) { return value < 200; }),
            0);
}

}  // namespace
}  // namespace ziping::image
