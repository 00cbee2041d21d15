#include "image/shaded_blocks.h"

#include <gtest/gtest.h>

#include "image/drawing.h"

namespace ziping::image {
namespace {

using namespace ziping::testing;  // NOLINT: the drawing functions

/// A shaded head of a table with characters of `print` on it.
Raster headed_page(std::uint8_t shade, std::uint8_t print) {
  Raster page = white_page(1240, 1754, 150);
  fill(page, {200, 300, 1000, 360}, shade);
  for (int x = 230; x < 960; x += 60) draw_character(page, x, 315, 30, print);
  draw_character(page, 300, 500, 30, 20);
  return page;
}

TEST(ShadedBlocks, WithLightPrintAreTurnedRound) {
  Raster page = headed_page(110, 250);
  const Raster before = page.clone();
  level_shaded_blocks(page, kEvenPaper);
  EXPECT_GT(page.row(350)[600], 240) << "the shade";
  EXPECT_LT(page.row(315)[240], 40) << "a stroke";
  EXPECT_EQ(page.row(300)[600], 110) << "the block's frame";
  EXPECT_EQ(page.row(500)[310], before.row(500)[310]) << "print elsewhere";
}

TEST(ShadedBlocks, WithDarkPrintBecomePaper) {
  Raster page = headed_page(190, 20);
  level_shaded_blocks(page, kEvenPaper);
  EXPECT_GT(page.row(350)[600], 240);
  EXPECT_GT(page.row(300)[600], 240) << "no frame is left";
  EXPECT_LT(page.row(315)[240], 40);
}

TEST(ShadedBlocks, WithoutPrintAndPagesOfPrintStay) {
  Raster bar = white_page(1240, 1754, 150);
  fill(bar, {200, 300, 1000, 360}, 90);
  Raster text = white_page(1240, 1754, 150);
  draw_text(text, {150, 150, 1050, 1500}, 30);
  for (Raster* page : {&bar, &text}) {
    const Raster before = page->clone();
    level_shaded_blocks(*page, kEvenPaper);
    EXPECT_EQ(page->pixels(), before.pixels());
  }
}

}  // namespace
}  // namespace ziping::image
