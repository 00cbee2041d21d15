#include "image/seal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "image/drawing.h"

namespace ziping::image {
namespace {

using namespace ziping::testing;  // NOLINT: the drawing functions

void set(Raster& page, int x, int y, int red, int green, int blue) {
  std::uint8_t* pixel = page.row(y) + 3 * x;
  pixel[0] = static_cast<std::uint8_t>(red);
  pixel[1] = static_cast<std::uint8_t>(green);
  pixel[2] = static_cast<std::uint8_t>(blue);
}

/// Red ink over what is there: it lets most of the red light pass and little of the rest.
void stamp(Raster& page, int x, int y, double strength) {
  const std::uint8_t* pixel = page.row(y) + 3 * x;
  set(page, x, y, static_cast<int>(pixel[0] * (1 - 0.15 * strength)),
      static_cast<int>(pixel[1] * (1 - 0.75 * strength)), static_cast<int>(pixel[2] * (1 - 0.7 * strength)));
}

/// A round seal of 40 mm at 150 dpi with its middle at (600, 600).
void draw_seal(Raster& page, double strength) {
  for (int y = 450; y < 750; ++y) {
    for (int x = 450; x < 750; ++x) {
      const double radius = std::hypot(x - 600, y - 600);
      if ((radius < 118 && radius > 108) || radius < 30) stamp(page, x, y, strength);
    }
  }
}

Raster printed_page() {
  Raster page = white_page(1250, 1250, 150, 3);
  fill(page, all_of(page), 240);
  fill(page, {400, 596, 800, 602}, 30);
  fill(page, {560, 300, 566, 900}, 30);
  return page;
}

class SealOf : public ::testing::TestWithParam<double> {};

TEST_P(SealOf, VanishesAndThePrintUnderItStays) {
  Raster page = printed_page();
  draw_seal(page, GetParam());
  bool removed = false;
  const Raster grey = grey_without_seal(page, &removed);
  EXPECT_TRUE(removed);
  EXPECT_GE(grey.row(620)[610], 225) << "in the star";
  EXPECT_GE(grey.row(600)[600 + 113 - 5], 20);
  EXPECT_GE(grey.row(690)[670], 225) << "in the rim";
  EXPECT_LE(grey.row(599)[610], 90) << "a stroke in the star";
  EXPECT_LE(grey.row(599)[490], 90) << "a stroke in the rim";
  EXPECT_LE(grey.row(800)[563], 40) << "a stroke outside";
}

INSTANTIATE_TEST_SUITE_P(Strengths, SealOf, ::testing::Values(0.5, 0.8, 1.0));

/// Colour of half the resolution, as JPEG files keep it: each square of four pixels has the mean of their colours.
void halve_colour(Raster& page) {
  const auto byte = [](double value) { return static_cast<int>(std::lround(std::clamp(value, 0.0, 255.0))); };
  for (int y = 0; y + 1 < page.height(); y += 2) {
    for (int x = 0; x + 1 < page.width(); x += 2) {
      double lumas[4];
      double cb = 0;
      double cr = 0;
      for (int i = 0; i < 4; ++i) {
        const std::uint8_t* pixel = page.row(y + i / 2) + 3 * (x + i % 2);
        lumas[i] = 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2];
        cb += (pixel[2] - lumas[i]) * 0.564 / 4;
        cr += (pixel[0] - lumas[i]) * 0.713 / 4;
      }
      for (int i = 0; i < 4; ++i) {
        set(page, x + i % 2, y + i / 2, byte(lumas[i] + 1.402 * cr), byte(lumas[i] - 0.344 * cb - 0.714 * cr),
            byte(lumas[i] + 1.772 * cb));
      }
    }
  }
}

TEST(Seal, ThinStrokesUnderItStayWhereTheirColourIsLost) {
  Raster page = printed_page();
  for (int x = 575; x < 625; x += 7) fill(page, {x, 580, x + 2, 592}, 60);
  draw_seal(page, 1.0);
  halve_colour(page);
  bool removed = false;
  const Raster grey = grey_without_seal(page, &removed);
  EXPECT_TRUE(removed);
  for (int x = 582; x < 618; x += 7) {
    EXPECT_LE(grey.row(586)[x], 130) << "the stroke at " << x;
    EXPECT_GE(grey.row(586)[x + 4], 200) << "beside the stroke at " << x;
  }
}

TEST(Colour, RedHeadlinesStayDark) {
  Raster page = white_page(1250, 1250, 150, 3);
  for (int i = 0; i < 12; ++i) {
    for (int y = 200; y < 270; ++y) {
      for (int x = 150 + i * 80; x < 210 + i * 80; ++x) {
        if ((x / 10 + y / 10) % 2 == 0) set(page, x, y, 210, 30, 35);
      }
    }
  }
  bool removed = false;
  const Raster grey = grey_without_seal(page, &removed);
  EXPECT_FALSE(removed);
  EXPECT_LE(grey.row(205)[165], 110);
}

TEST(Colour, APageWithoutRedIsOnlyMadeGrey) {
  bool removed = true;
  const Raster grey = grey_without_seal(printed_page(), &removed);
  EXPECT_FALSE(removed);
  EXPECT_NEAR(grey.row(20)[20], 240, 1);
  EXPECT_NEAR(grey.row(599)[610], 30, 1);
}

}  // namespace
}  // namespace ziping::image
