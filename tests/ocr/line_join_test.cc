#include "ocr/line_join.h"

#include <gtest/gtest.h>

#include "ocr/painted_page.h"

namespace ziping::ocr {
namespace {

image::InkLine line(int x0, int y0, int x1, int y1) {
  return {{x0, y0, x1, y1}, 30, false};
}

TEST(GroupsToJoin, AShortLineJoinsTheOneBefore) {
  const auto groups = groups_to_join({line(0, 0, 300, 30), line(0, 40, 300, 70), line(0, 80, 30, 110)});
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].size(), 1U);
  EXPECT_EQ(groups[1].size(), 2U);
}

TEST(GroupsToJoin, ShortLinesOfANarrowCellAllJoin) {
  EXPECT_EQ(groups_to_join({line(0, 0, 60, 30), line(0, 40, 60, 70), line(0, 80, 60, 110)}).size(), 1U);
}

TEST(GroupsToJoin, LongLinesAndVerticalOnesStayAlone) {
  EXPECT_EQ(groups_to_join({line(0, 0, 300, 30), line(0, 40, 300, 70)}).size(), 2U);
  image::InkLine vertical = line(0, 0, 30, 200);
  vertical.vertical = true;
  EXPECT_EQ(groups_to_join({vertical, line(0, 240, 30, 270)}).size(), 2U);
  EXPECT_EQ(groups_to_join({line(0, 0, 1350, 30), line(0, 40, 60, 70)}).size(), 2U);
}

TEST(JoinLines, PutsTheInkSideBySide) {
  const auto page = painted_page(400, 200, {{20, 30, 50, 60}, {20, 80, 80, 110}});
  const auto joined = join_lines(page, {line(20, 30, 50, 60), line(20, 80, 80, 110)});
  ASSERT_EQ(joined.pieces.size(), 2U);
  EXPECT_LE(joined.pieces[0].to, joined.pieces[1].from);
  for (const auto& piece : joined.pieces) {
    const int middle = (joined.line.box.y0 + joined.line.box.y1) / 2;
    EXPECT_LT(joined.picture.ink.row(middle)[(piece.from + piece.to) / 2], 64);
    EXPECT_EQ(piece.to - piece.from, piece.origin.box.width());
  }
}

TEST(TakeApart, GivesEachLineItsTextEdgesAndVoices) {
  const auto page = painted_page(400, 200, {{20, 30, 110, 60}, {20, 80, 50, 110}});
  const auto joined = join_lines(page, {line(20, 30, 110, 60), line(20, 80, 50, 110)});
  const double a = joined.pieces[0].from;
  const double b = joined.pieces[1].from;
  ReadLine read;
  read.text = "100%";
  read.edges = {a, a + 30, a + 60, a + 90, b + 30};
  read.sure = true;
  read.confidence = 0.9;
  read.voices = {{"100%", "pp", 0.9}, {"1000", "hans", 0.8}, {"10%", "eng", 0.8}};
  const auto lines = take_apart(read, joined, 1);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "100");
  EXPECT_EQ(lines[1].text, "%");
  EXPECT_EQ(lines[0].edges, (std::vector<double>{20, 50, 80, 110}));
  EXPECT_EQ(lines[1].edges, (std::vector<double>{20, 50}));
  EXPECT_TRUE(lines[1].sure);
  ASSERT_EQ(lines[0].voices.size(), 3U);
  EXPECT_EQ(lines[0].voices[2].text, "10");
  ASSERT_EQ(lines[1].voices.size(), 3U);
  EXPECT_EQ(lines[1].voices[1].text, "0");
  EXPECT_EQ(lines[1].box, (Box{20, 80, 50, 110}));
}

TEST(CorrespondingPlace, FollowsMissingAndExtraSigns) {
  EXPECT_EQ(corresponding_place(U"abcdef", 3, U"abcdef"), 3U);
  EXPECT_EQ(corresponding_place(U"abcdef", 3, U"acdef"), 2U);
  EXPECT_EQ(corresponding_place(U"abcdef", 3, U"abxcdef"), 4U);
  EXPECT_EQ(corresponding_place(U"abcdef", 0, U"abcdef"), 0U);
  EXPECT_EQ(corresponding_place(U"abcdef", 6, U"abcde"), 5U);
}

}  // namespace
}  // namespace ziping::ocr
