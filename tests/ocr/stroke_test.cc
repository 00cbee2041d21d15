#include "ocr/stroke.h"

#include <gtest/gtest.h>

#include "ocr/painted_page.h"

namespace ziping::ocr {
namespace {

std::string stroke(const std::vector<PixelBox>& blocks, const PixelBox& box) {
  const auto read = read_stroke(painted_page(200, 100, blocks), {box, 30, false});
  return read ? read->text : "";
}

/// A stroke from (x1, y0) down to (x0, y1).
std::vector<PixelBox> slanted(int x0, int y0, int x1, int y1) {
  std::vector<PixelBox> blocks;
  for (int y = y0; y < y1; ++y) {
    const int x = x1 - 3 - (x1 - 3 - x0) * (y - y0) / (y1 - y0 - 1);
    blocks.push_back({x, y, x + 3, y + 1});
  }
  return blocks;
}

TEST(Stroke, FlatOnesAreDashes) {
  EXPECT_EQ(stroke({{50, 50, 59, 53}}, {50, 50, 59, 53}), "-");
  EXPECT_EQ(stroke({{50, 50, 80, 53}}, {50, 50, 80, 53}), "\u2014");
  EXPECT_EQ(stroke({{50, 50, 110, 53}}, {50, 50, 110, 53}), "\u2014\u2014");
}

TEST(Stroke, SlantedOnesAreSlashes) {
  EXPECT_EQ(stroke(slanted(50, 40, 62, 66), {50, 40, 62, 66}), "/");
}

TEST(Stroke, TwoEqualOnesAreTheSignOfEquality) {
  EXPECT_EQ(stroke({{50, 45, 68, 48}, {50, 54, 68, 57}}, {50, 45, 68, 57}), "=");
  EXPECT_EQ(stroke({{54, 42, 74, 45}, {50, 58, 78, 61}}, {50, 42, 78, 61}), "");
  EXPECT_EQ(stroke({{50, 42, 68, 45}, {50, 50, 68, 53}, {50, 58, 68, 61}}, {50, 42, 68, 61}), "");
}

TEST(Stroke, UprightOnesAndAnythingElseAreRead) {
  EXPECT_EQ(stroke({{50, 40, 53, 66}}, {50, 40, 53, 66}), "");
  // A seven: its bar is too thick for a stroke.
  auto seven = slanted(50, 42, 62, 66);
  seven.push_back({48, 40, 62, 42});
  EXPECT_EQ(stroke(seven, {48, 40, 62, 66}), "");
  EXPECT_EQ(stroke({{50, 40, 53, 66}, {60, 40, 63, 66}}, {50, 40, 63, 66}), "");
  EXPECT_EQ(stroke({{20, 50, 120, 53}}, {20, 50, 120, 53}), "");
}

}  // namespace
}  // namespace ziping::ocr
