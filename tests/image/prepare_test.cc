#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "image/background.h"
#include "image/clear_edges.h"
#include "image/clear_holes.h"
#include "image/drawing.h"
#include "image/page_picture.h"
#include "image/upright.h"

namespace ziping::image {
namespace {

using namespace ziping::testing;  // NOLINT: the drawing functions

/// A grid of 5 x 7 cells on a page of 600 x 800 points at 150 dpi, lines of one point.
Raster grid_page() {
  Raster page = white_page(1250, 1666, 150);
  for (int i = 0; i <= 7; ++i) fill(page, {150, 200 + i * 150, 1052, 202 + i * 150});
  for (int i = 0; i <= 5; ++i) fill(page, {150 + i * 180, 200, 152 + i * 180, 1252});
  return page;
}

class Skew : public ::testing::TestWithParam<double> {};

TEST_P(Skew, OfAGridIsFoundToATwentiethOfADegree) {
  const auto picture = prepare(askew(grid_page(), GetParam()), {});
  ASSERT_TRUE(picture);
  EXPECT_NEAR(picture->skew, GetParam(), 0.05);
  EXPECT_EQ(picture->quarter_turns, 0);
  EXPECT_EQ(picture->rules.size(), 14U);
}

TEST_P(Skew, OfPrintIsFoundToATenthOfADegree) {
  Raster page = white_page(1250, 1666, 150);
  draw_text(page, {150, 150, 1100, 1500}, 32);
  const auto picture = prepare(askew(page, GetParam()), {});
  ASSERT_TRUE(picture);
  EXPECT_NEAR(picture->skew, GetParam(), 0.1);
  EXPECT_EQ(picture->quarter_turns, 0);
}

INSTANTIATE_TEST_SUITE_P(Angles, Skew, ::testing::Values(-3.2, -0.71, -0.1, 0.0, 0.33, 1.2, 4.5));

TEST(Prepare, RefusesAPictureWithoutPixels) {
  const auto picture = prepare(Raster{}, {});
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error().code, ErrorCode::PageRenderFailed);
}

TEST(Prepare, KnowsABlankPageFromOneWithASingleDigit) {
  Raster page = white_page(1250, 1666, 150);
  add_noise(page, 12);
  fill(page, {300, 300, 303, 303});
  EXPECT_TRUE(prepare(page, {})->blank) << "paper, noise and a speck of dust";
  draw_digit(page, 600, 800, 14);
  EXPECT_FALSE(prepare(page, {})->blank);
}

TEST(Prepare, TurnsAPageThatLiesOnItsSide) {
  Raster page = white_page(1250, 1666, 150);
  draw_text(page, {150, 150, 1100, 1500}, 32);
  for (const int turns : {1, 3}) {
    const auto picture = prepare(turned(page, turns), {});
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->quarter_turns, 1);
    EXPECT_EQ(picture->grey.width(), 1250);
    EXPECT_EQ(picture->grey.height(), 1666);
  }
  PrepareOptions given;
  given.quarter_turns = 3;
  EXPECT_EQ(prepare(turned(page, 1), given)->quarter_turns, 3);
}

/// A black and white picture (plain PBM's binary kind), as a page of 100 dpi.
Raster picture_of(const std::string& name) {
  std::ifstream file(std::string(ZIPING_SOURCE_DIR) + "/tests/data/image/" + name, std::ios::binary);
  std::string magic;
  int width = 0;
  int height = 0;
  file >> magic >> width >> height;
  file.get();
  Raster raster = white_page(width, height, 100);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; x += 8) {
      const int bits = file.get();
      for (int k = 0; k < std::min(8, width - x); ++k) {
        if ((bits >> (7 - k) & 1) != 0) raster.row(y)[x + k] = 0;
      }
    }
  }
  return raster;
}

// The thin rules of a skewed table fall apart into steps, which are no print. (An invented table.)
TEST(LiesOnItsSide, IsNotLedAstrayByRulesInSteps) {
  const Raster table = picture_of("rules_in_steps.pbm");
  ASSERT_GT(table.width(), 600);
  EXPECT_FALSE(lies_on_its_side(table));
  EXPECT_TRUE(lies_on_its_side(turned(table, 1)));
}

TEST(Prepare, JudgesAPageOfGiantPointsByTheSheetItShows) {
  // A program that gives each pixel of a 150 dpi scan a point.
  Raster sheet = grid_page();
  for (int i = 0; i < 120; ++i) draw_digit(sheet, 200 + i % 30 * 28, 1300 + i / 30 * 50, 32);
  Raster page(1250, 1666, 1, 72);
  page.pixels() = askew(sheet, 0.6).pixels();
  const auto picture = prepare(page, {});
  ASSERT_TRUE(picture);
  EXPECT_NEAR(picture->skew, 0.6, 0.05);
  EXPECT_EQ(picture->rules.size(), 14U);
  EXPECT_EQ(picture->points_per_pixel(), 1);
  EXPECT_NEAR(estimate_em(*picture), 32, 2);
}

TEST(Prepare, LeavesACleanPageAsItIs) {
  Raster page = askew(grid_page(), 1);
  PrepareOptions options;
  options.clean = true;
  const auto picture = prepare(page, options);
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->skew, 0);
  EXPECT_EQ(picture->grey.pixels(), page.pixels());
}

TEST(Turned, FourTimesIsNotTurned) {
  Raster page = white_page(70, 130, 150, 3);
  fill(page, {5, 10, 30, 90});
  EXPECT_EQ(turned(page, 4).pixels(), page.pixels());
  EXPECT_EQ(turned(turned(page, 1), 3).pixels(), page.pixels());
  EXPECT_EQ(turned(turned(page, 2), -2).pixels(), page.pixels());
  const Raster once = turned(page, 1);
  EXPECT_EQ(once.row(5)[(130 - 1 - 10) * 3], 20) << "the top edge goes to the right";
}

TEST(Background, BecomesWhiteUnderAGradientAndPrintStaysDark) {
  Raster page = white_page(1250, 1666, 150);
  draw_text(page, {150, 150, 1100, 1500}, 32);
  for (int y = 0; y < page.height(); ++y) {
    for (int x = 0; x < page.width(); ++x) {
      page.row(y)[x] = static_cast<std::uint8_t>(page.row(y)[x] * (0.55 + 0.4 * x / page.width()));
    }
  }
  flatten_background(page);
  EXPECT_GE(page.row(30)[30], 250);
  EXPECT_GE(page.row(30)[1200], 250);
  EXPECT_GE(page.row(800)[100], 250);
  EXPECT_LE(page.row(151)[166], 40) << "the top stroke of the first character";
}

TEST(Background, OfAShadedTableHeadVanishes) {
  Raster page = white_page(1250, 1666, 150);
  fill(page, {150, 200, 1100, 260}, 190);
  draw_digit(page, 500, 215, 30);
  flatten_background(page);
  EXPECT_GE(page.row(230)[800], 245);
  EXPECT_LE(page.row(216)[505], 60);
}

TEST(Edges, OfTheScannerAreClearedAndPrintStays) {
  Raster page = white_page(1250, 1666, 150);
  fill(page, {0, 0, 60, 1666}, 10);
  fill(page, {0, 1650, 1250, 1666}, 40);
  fill(page, {1246, 0, 1250, 900}, 30);
  // A table whose rules run into the border, and a black block inside the page.
  fill(page, {20, 600, 1000, 603}, 20);
  fill(page, {500, 900, 620, 980}, 20);
  draw_text(page, {150, 150, 1100, 500}, 32);
  const Raster before = page.clone();
  clear_edges(page);
  EXPECT_EQ(page.row(300)[30], 255);
  EXPECT_EQ(page.row(1660)[700], 255);
  EXPECT_EQ(page.row(300)[1248], 255);
  EXPECT_EQ(page.row(601)[200], 20);
  EXPECT_EQ(page.row(940)[560], 20);
  for (int y = 150; y < 500; ++y) {
    ASSERT_TRUE(std::equal(page.row(y) + 100, page.row(y) + 1200, before.row(y) + 100)) << y;
  }
}

TEST(Edges, OfACleanPageAreLeftAsTheyAre) {
  Raster page = grid_page();
  fill(page, {8, 800, 1242, 803}, 20);
  const Raster before = page.clone();
  clear_edges(page);
  EXPECT_EQ(page.pixels(), before.pixels());
}

TEST(Holes, OfAPunchAreClearedAndPrintStays) {
  Raster page = white_page(1250, 1666, 150);
  const auto disc = [&page](int cx, int cy, int radius) {
    for (int y = cy - radius; y <= cy + radius; ++y) {
      for (int x = cx - radius; x <= cx + radius; ++x) {
        if ((x - cx) * (x - cx) + (y - cy) * (y - cy) <= radius * radius) page.row(y)[x] = 40;
      }
    }
  };
  disc(60, 600, 18);
  disc(60, 1000, 18);
  // The same disc in the middle of the page is part of what was printed; a block in the margin is too.
  disc(600, 1200, 18);
  fill(page, {40, 300, 76, 336}, 40);
  draw_text(page, {150, 150, 1100, 500}, 32);
  const Raster before = page.clone();
  clear_holes(page);
  EXPECT_EQ(page.row(600)[60], 255);
  EXPECT_EQ(page.row(1000)[60], 255);
  EXPECT_EQ(page.row(1200)[600], 40);
  EXPECT_EQ(page.row(318)[58], 40);
  for (int y = 150; y < 500; ++y) {
    ASSERT_TRUE(std::equal(page.row(y) + 100, page.row(y) + 1200, before.row(y) + 100)) << y;
  }
}

}  // namespace
}  // namespace ziping::image
