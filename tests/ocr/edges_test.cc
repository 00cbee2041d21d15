#include "ocr/edges.h"

#include <gmock/gmock.h>

#include "ocr/painted_page.h"

namespace ziping::ocr {
namespace {

using testing::ElementsAre;

TEST(SpreadCollapsed, SignsWithoutAWidthShareThePlaceOfTheOneBefore) {
  std::vector<double> edges = {0, 20, 118, 118, 121};
  spread_collapsed(U"90万元", 5, &edges);
  // A digit is about half as wide as a Chinese character.
  ASSERT_EQ(edges.size(), 5U);
  EXPECT_EQ(edges[1], 20);
  EXPECT_NEAR(edges[2], 20 + 101 * 0.55 / 2.55, 0.5);
  EXPECT_NEAR(edges[3], 20 + 101 * 1.55 / 2.55, 0.5);
  EXPECT_EQ(edges[4], 121);
}

TEST(SpreadCollapsed, LeavesOthersAlone) {
  std::vector<double> edges = {0, 20, 40, 80};
  spread_collapsed(U"90万", 5, &edges);
  EXPECT_THAT(edges, ElementsAre(0, 20, 40, 80));
  std::vector<double> none;
  spread_collapsed(U"90", 5, &none);
  EXPECT_TRUE(none.empty());
}

TEST(SnapToGaps, EdgesGoWhereThereIsNoInk) {
  const Raster line = painted_page(100, 20, {{10, 2, 30, 18}, {36, 2, 60, 18}}).grey;
  std::vector<double> edges = {4, 27, 80};  // the gap is at 30 to 36
  snap_to_gaps(line, 6, &edges);
  ASSERT_EQ(edges.size(), 3U);
  EXPECT_EQ(edges[0], 10);
  EXPECT_GE(edges[1], 30);
  EXPECT_LE(edges[1], 36);
  EXPECT_EQ(edges[2], 60);
}

TEST(SnapToGaps, StaysWhereNothingIsBetterAndInOrder) {
  const Raster line = painted_page(100, 20, {{10, 2, 90, 18}}).grey;
  std::vector<double> edges = {10, 40, 41, 90};
  snap_to_gaps(line, 6, &edges);
  EXPECT_THAT(edges, ElementsAre(10, 40, 41, 90));
  std::vector<double> blank = {1, 2};
  snap_to_gaps(painted_page(10, 10, {}).grey, 6, &blank);
  EXPECT_THAT(blank, ElementsAre(1, 2));
}

}  // namespace
}  // namespace ziping::ocr
