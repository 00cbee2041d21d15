#include "ocr/squeeze.h"

#include <gtest/gtest.h>

namespace ziping::ocr {
namespace {

Raster row(const std::vector<std::uint8_t>& pixels) {
  Raster line(static_cast<int>(pixels.size()), 1, 1, 300);
  line.pixels() = pixels;
  return line;
}

TEST(Squeeze, APixelIsTheMeanOfWhatItCovers) {
  EXPECT_EQ(squeezed(row({0, 100, 200, 40}), 2).pixels(), (std::vector<std::uint8_t>{50, 120}));
  // Two thirds of one and one third of the next.
  EXPECT_EQ(squeezed(row({90, 0, 30}), 2).pixels(), (std::vector<std::uint8_t>{60, 20}));
}

TEST(Squeeze, ThinStrokesAreNotLost) {
  std::vector<std::uint8_t> pixels(100, 255);
  for (std::size_t x = 0; x < pixels.size(); x += 10) pixels[x] = 0;
  const Raster narrow = squeezed(row(pixels), 61);
  int missing = 0;
  for (const std::uint8_t pixel : narrow.pixels()) missing += 255 - pixel;
  EXPECT_NEAR(missing, 10 * 255 * 0.61, 31);
}

TEST(Squeeze, AsWideAsBeforeIsTheSame) {
  EXPECT_EQ(squeezed(row({1, 2, 3}), 3).pixels(), (std::vector<std::uint8_t>{1, 2, 3}));
}

TEST(ColumnsOf, StandOnWhite) {
  EXPECT_EQ(columns_of(row({1, 2, 3, 4}), 1, 3, 1).pixels(), (std::vector<std::uint8_t>{255, 2, 3, 255}));
}

}  // namespace
}  // namespace ziping::ocr
