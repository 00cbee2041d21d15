#include "batch/ink_coverage.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ziping::batch {
namespace {

/// A white page of 100 by 100 points at 72 dpi with black boxes (pixels are points).
image::PagePicture picture_of(const std::vector<PixelBox>& ink) {
  image::PagePicture picture;
  picture.ink = Raster(100, 100, 1, 72);
  std::fill(picture.ink.pixels().begin(), picture.ink.pixels().end(), std::uint8_t{255});
  for (const PixelBox& box : ink) {
    for (int y = box.y0; y < box.y1; ++y) std::fill(picture.ink.row(y) + box.x0, picture.ink.row(y) + box.x1, 0);
  }
  return picture;
}

layout::PageReading reading_of(const std::vector<Box>& lines) {
  layout::PageReading reading;
  for (const Box& box : lines) {
    reading.lines.emplace_back();
    reading.lines.back().text = "x";
    reading.lines.back().box = box;
  }
  return reading;
}

TEST(InkCoverage, AReadingOfAllTheInk) {
  const InkCoverage coverage =
      ink_coverage(picture_of({{10, 10, 90, 20}, {10, 40, 50, 50}}), reading_of({{10, 10, 90, 20}, {10, 40, 50, 50}}));
  EXPECT_DOUBLE_EQ(coverage.ink_read, 1);
  EXPECT_DOUBLE_EQ(coverage.read_on_ink, 1);
}

TEST(InkCoverage, InkNobodyRead) {
  const InkCoverage coverage =
      ink_coverage(picture_of({{10, 10, 50, 20}, {10, 40, 50, 70}}), reading_of({{10, 10, 50, 20}}));
  EXPECT_DOUBLE_EQ(coverage.ink_read, 0.25);
  EXPECT_DOUBLE_EQ(coverage.read_on_ink, 1);
}

TEST(InkCoverage, WordsWhereThereIsNoInk) {
  const InkCoverage coverage =
      ink_coverage(picture_of({{10, 10, 50, 20}}), reading_of({{10, 10, 50, 20}, {10, 60, 50, 90}}));
  EXPECT_DOUBLE_EQ(coverage.ink_read, 1);
  EXPECT_DOUBLE_EQ(coverage.read_on_ink, 0.25);
}

TEST(InkCoverage, CellsCountByTheirPrint) {
  layout::PageReading reading;
  reading.tables.emplace_back();
  reading.tables[0].cells.emplace_back();
  reading.tables[0].cells[0].box = {0, 0, 100, 100};
  reading.tables[0].cells[0].ink = {10, 10, 50, 20};
  reading.tables[0].cells[0].text = "x";
  EXPECT_DOUBLE_EQ(ink_coverage(picture_of({{10, 10, 50, 20}, {10, 60, 50, 70}}), reading).ink_read, 0.5);
}

TEST(InkCoverage, DustAndEmptyPagesAreNoComplaint) {
  EXPECT_DOUBLE_EQ(ink_coverage(picture_of({}), reading_of({})).ink_read, 1);
  EXPECT_DOUBLE_EQ(ink_coverage(picture_of({{5, 5, 6, 6}}), reading_of({})).ink_read, 1);
  EXPECT_DOUBLE_EQ(ink_coverage(picture_of({{5, 5, 6, 6}}), reading_of({})).read_on_ink, 1);
  EXPECT_DOUBLE_EQ(ink_coverage({}, reading_of({{0, 0, 10, 10}})).read_on_ink, 1);
}

}  // namespace
}  // namespace ziping::batch
