#include <gtest/gtest.h>

#include <algorithm>

#include "image/line_marks.h"

namespace ziping::image {
namespace {

Component mark(int x, int y, int width, int height) {
  return {{x, y, x + width, y + height}, width * height / 2, 20};
}

// Two characters of a bold title touch and are a pixel taller than 1.7 em; the rest of the title is not.
TEST(GroupLines, KeepsTheCharacterOfATitleThatIsAPixelTaller) {
  const auto lines = group_lines({mark(0, 1, 66, 67), mark(70, 0, 136, 69), mark(210, 2, 66, 67)}, 40);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(box_around(lines.front()).x1, 276);
  EXPECT_EQ(lines.front().size(), 3U);
}

// Of a title whose height is that of the bound, the first two characters are over it, and only the second stands beside
// one that is not.
TEST(GroupLines, KeepsTheFirstCharacterOfATitleWhoseSecondIsTallerToo) {
  const auto lines = group_lines({mark(538, 217, 45, 47), mark(586, 218, 39, 47), mark(626, 220, 47, 44)}, 27);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(box_around(lines.front()).x0, 538);
}

// A signature beside a line of print takes no digit of the line's end with it.
TEST(GroupLines, KeepsTheEndOfALineFromASignature) {
  std::vector<Component> marks;
  for (int i = 0; i < 10; ++i) marks.push_back(mark(44 * i, 30, 40, 40));
  marks.push_back(mark(470, 0, 80, 90));
  marks.push_back(mark(570, 5, 90, 85));
  const auto lines = group_lines(std::move(marks), 40);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines.front().size() + lines.back().size(), 12U);
  EXPECT_EQ(std::max(lines.front().size(), lines.back().size()), 10U);
}

// A bracket over two lines is no character of either.
TEST(GroupLines, LeavesABracketOverTwoLinesOut) {
  const auto lines =
      group_lines({mark(0, 0, 10, 100), mark(20, 0, 40, 40), mark(65, 0, 40, 40), mark(20, 60, 40, 40)}, 40);
  EXPECT_EQ(lines.size(), 2U);
}

}  // namespace
}  // namespace ziping::image
