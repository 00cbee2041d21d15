#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "image/drawing.h"
#include "image/page_picture.h"

namespace ziping::image {
namespace {

using namespace ziping::testing;  // NOLINT: the drawing functions

constexpr double kEm = 42;

std::vector<InkLine> lines_of(const Raster& cell, double em = kEm) {
  return find_lines(picture_of(cell), all_of(cell), em);
}

Raster cell_of(int width, int height) {
  return white_page(width, height, 300);
}

/// "12.5" at this place.
void draw_number(Raster& page, int x, int y) {
  draw_digit(page, x, y, 30);
  draw_digit(page, x + 20, y, 30);
  fill(page, {x + 40, y + 26, x + 44, y + 30});
  draw_digit(page, x + 50, y, 30);
}

TEST(Lines, OfABlankRegionAreNone) {
  EXPECT_TRUE(lines_of(cell_of(300, 90)).empty());
  Raster noisy = cell_of(300, 90);
  add_noise(noisy, 25);
  EXPECT_TRUE(lines_of(noisy).empty());
  Raster dusty = cell_of(300, 90);
  fill(dusty, {100, 40, 104, 43});
  fill(dusty, {200, 70, 202, 72});
  EXPECT_TRUE(lines_of(dusty).empty()) << "specks";
  EXPECT_TRUE(find_lines(picture_of(dusty), {50, 50, 50, 90}, kEm).empty()) << "a region without extent";
  EXPECT_TRUE(find_lines(picture_of(dusty), {400, 400, 900, 900}, kEm).empty()) << "a region off the page";
}

TEST(Lines, KeepTheDecimalPoint) {
  Raster cell = cell_of(300, 90);
  draw_number(cell, 100, 30);
  const auto lines = lines_of(cell);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].box, (PixelBox{100, 30, 165, 60}));
  // A point at the end is as much a part of the line.
  fill(cell, {172, 56, 176, 60});
  EXPECT_EQ(lines_of(cell)[0].box.x1, 176);
}

TEST(Lines, KeepALoneMinus) {
  Raster cell = cell_of(300, 90);
  fill(cell, {140, 44, 152, 47});
  EXPECT_EQ(lines_of(cell).size(), 1U);
}

TEST(Lines, OfACellAreTakenApart) {
  Raster cell = cell_of(300, 200);
  for (int i = 0; i < 5; ++i) draw_character(cell, 20 + 44 * i, 30, 42);
  for (int i = 0; i < 2; ++i) draw_character(cell, 20 + 44 * i, 82, 42);
  const auto lines = lines_of(cell);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].box, (PixelBox{22, 30, 236, 72}));
  EXPECT_EQ(lines[1].box, (PixelBox{22, 82, 104, 124}));
  EXPECT_FALSE(lines[0].vertical);
}

TEST(Lines, JoinTheStrokesOfOneCharacter) {
  Raster two = cell_of(200, 90);
  fill(two, {80, 34, 110, 37});
  fill(two, {74, 60, 116, 63});
  const auto lines = lines_of(two);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].box, (PixelBox{74, 34, 116, 63}));
}

TEST(Lines, FromTopToBottomAreOne) {
  Raster cell = cell_of(66, 400);
  for (int i = 0; i < 4; ++i) draw_character(cell, 12, 60 + 54 * i, 42);
  const auto lines = lines_of(cell);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].vertical);
  EXPECT_EQ(lines[0].box, (PixelBox{14, 60, 52, 264}));
}

TEST(Lines, LeaveOutTheRestsOfRules) {
  Raster cell = cell_of(300, 90);
  draw_number(cell, 100, 30);
  fill(cell, {0, 0, 220, 2});
  fill(cell, {297, 20, 300, 90});
  fill(cell, {150, 84, 153, 90});
  const auto lines = lines_of(cell);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].box, (PixelBox{100, 30, 165, 60}));
}

TEST(Lines, OfAPageKeepApartWhereItIsBent) {
  // Each character stands half a pixel higher than the one before: over the page more than the gap between lines.
  Raster page = white_page(2480, 1200, 300);
  for (int line = 0; line < 8; ++line) {
    for (int i = 0; i < 40; ++i) draw_character(page, 200 + i * 46, 400 + line * 62 - i * 2, 42);
  }
  const auto lines = lines_of(page);
  ASSERT_EQ(lines.size(), 8U);
  for (const InkLine& line : lines) EXPECT_EQ(line.box.height(), 42 + 78);
}

TEST(Lines, ArePartedByAWideGapOnly) {
  Raster page = white_page(1200, 200, 300);
  for (const int x : {100, 144, 188, 300, 344, 700, 744}) draw_character(page, x, 80, 42);
  const auto lines = lines_of(page);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].box.x1, 384);
  EXPECT_EQ(lines[1].box.x0, 702);
}

TEST(Lines, OfATitleAreWholeThoughItIsTwiceAsLarge) {
  Raster page = white_page(2480, 1200, 300);
  for (int i = 0; i < 8; ++i) draw_character(page, 600 + 96 * i, 100, 90);
  draw_text(page, {200, 300, 2200, 1000}, 42);
  const auto lines = lines_of(page);
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines[0].box, (PixelBox{604, 100, 600 + 96 * 7 + 86, 190}));
  EXPECT_EQ(lines[1].box.height(), 42);
}

TEST(Lines, InExcludedPlacesAreNotThere) {
  Raster page = white_page(2480, 1200, 300);
  draw_text(page, {200, 100, 2200, 1000}, 42);
  const auto all = find_lines(picture_of(page), all_of(page), kEm);
  const auto rest = find_lines(picture_of(page), all_of(page), kEm, {{0, 300, 2480, 600}});
  EXPECT_LT(rest.size(), all.size());
  for (const InkLine& line : rest) EXPECT_TRUE(line.box.y1 < 321 || line.box.y0 > 579);
}

TEST(Em, IsTheHeightOfTheCharacters) {
  Raster page = white_page(2480, 1200, 300);
  draw_text(page, {200, 100, 2200, 1000}, 42);
  EXPECT_NEAR(estimate_em(picture_of(page)), 42, 1);
  EXPECT_EQ(estimate_em(picture_of(white_page(500, 500, 300))), 0);
}

TEST(Crop, IsTheLineOnWhiteWithItsMargin) {
  Raster cell = cell_of(300, 90);
  fill(cell, all_of(cell), 225);
  fill(cell, {100, 30, 140, 60}, 120);
  const Raster crop = crop_line(picture_of(cell), {{100, 30, 140, 60}, 40, false}, 0.2, 0);
  EXPECT_EQ(crop.width(), 40 + 16);
  EXPECT_EQ(crop.row(0)[0], 255);
  EXPECT_EQ(crop.row(crop.height() / 2)[crop.width() / 2], 0) << "grey print is made black";
  EXPECT_GE(crop.row(crop.height() / 2)[4], 250);
}

TEST(Crop, HasTheHeightAskedFor) {
  Raster cell = cell_of(300, 90);
  draw_number(cell, 100, 30);
  const Raster crop = crop_line(picture_of(cell), {{100, 30, 165, 60}, 40, false}, 0.1, 48);
  EXPECT_EQ(crop.height(), 48);
  EXPECT_NEAR(crop.width(), (65 + 8) * 48.0 / 40, 3);
}

TEST(Crop, LeavesOutWhatBelongsToTheLineBelow) {
  Raster page = cell_of(400, 200);
  for (int i = 0; i < 5; ++i) draw_character(page, 50 + 46 * i, 40, 42);
  // The head of the line below reaches into the box, as on a bent page.
  for (int i = 0; i < 5; ++i) draw_character(page, 50 + 46 * i, 85, 42);
  const Raster crop = crop_line(picture_of(page), {{50, 40, 276, 90}, 42, false}, 0, 0);
  for (int y = 46; y < crop.height(); ++y) {
    for (int x = 0; x < crop.width(); ++x) ASSERT_GE(crop.row(y)[x], 200) << x << ", " << y;
  }
}

TEST(Crop, SetsAColumnSideBySide) {
  Raster cell = cell_of(66, 400);
  for (int i = 0; i < 4; ++i) draw_character(cell, 12, 60 + 54 * i, 42);
  const Raster crop = crop_line(picture_of(cell), {{14, 60, 52, 264}, 42, true}, 0, 0);
  EXPECT_GT(crop.width(), 4 * 42);
  EXPECT_LT(crop.height(), 50);
  const auto lines = find_lines(picture_of(crop), all_of(crop), 42);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NEAR(lines[0].box.x1, 54 * 3 + 40, 3) << "a character stands where its distance from the top says";
}

}  // namespace
}  // namespace ziping::image
