#include "ocr/line_cut.h"

#include <gtest/gtest.h>

#include "ocr/painted_page.h"

namespace ziping::ocr {
namespace {

TEST(CutAtGaps, CutsWhereTheGapIsWideEnough) {
  const auto picture = painted_page(400, 100, {{20, 30, 50, 60}, {60, 30, 90, 60}, {200, 30, 230, 60}});
  const image::InkLine line{{20, 30, 230, 60}, 30, false};
  const auto pieces = cut_at_gaps(picture, line, 54);
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0].box, (PixelBox{20, 30, 90, 60}));
  EXPECT_EQ(pieces[1].box, (PixelBox{200, 30, 230, 60}));
  EXPECT_EQ(cut_at_gaps(picture, line, 120).size(), 1U);
}

TEST(CutAtGaps, LeavesShortAndVerticalLinesAlone) {
  const auto picture = painted_page(400, 100, {{20, 30, 50, 60}, {80, 30, 110, 60}});
  const image::InkLine line{{20, 30, 110, 60}, 30, false};
  EXPECT_EQ(cut_at_gaps(picture, line, 54).front().box, line.box);
  image::InkLine vertical = line;
  vertical.vertical = true;
  EXPECT_EQ(cut_at_gaps(picture, vertical, 10).size(), 1U);
}

}  // namespace
}  // namespace ziping::ocr
