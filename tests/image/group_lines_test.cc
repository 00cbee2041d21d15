#include <gtest/gtest.h>

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

// A bracket over two lines is no character of either.
TEST(GroupLines, LeavesABracketOverTwoLinesOut) {
  const auto lines =
      group_lines({mark(0, 0, 10, 100), mark(20, 0, 40, 40), mark(65, 0, 40, 40), mark(20, 60, 40, 40)}, 40);
  EXPECT_EQ(lines.size(), 2U);
}

}  // namespace
}  // namespace ziping::image
