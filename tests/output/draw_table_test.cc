#include "output/draw_table.h"

#include <gtest/gtest.h>

#include "output/terminal_text.h"

namespace ziping::output {
namespace {

layout::Cell cell(int row, int col, int row_span, int col_span, const std::string& text) {
  layout::Cell result;
  result.row = row;
  result.col = col;
  result.row_span = row_span;
  result.col_span = col_span;
  result.text = text;
  return result;
}

layout::Table table(int rows, int cols, std::vector<layout::Cell> cells) {
  layout::Table result;
  result.rows = rows;
  result.cols = cols;
  result.cells = std::move(cells);
  return result;
}

TEST(DisplayWidth, ChineseTakesTwoColumns) {
  EXPECT_EQ(display_width("abc"), 3);
  EXPECT_EQ(display_width("预算数"), 6);
  EXPECT_EQ(display_width("（１）"), 6);
  EXPECT_EQ(display_width("≥95%"), 4);
  EXPECT_EQ(display_width(""), 0);
}

TEST(DrawTable, MergedCellsInBothDirections) {
  const auto drawn = draw_table(
      table(3, 3,
            {cell(0, 0, 2, 1, "指标"), cell(0, 1, 1, 2, "资金(万元)"), cell(1, 1, 1, 1, "预算"),
             cell(1, 2, 1, 1, "执行"), cell(2, 0, 1, 1, "合计"), cell(2, 1, 1, 1, "12.50"), cell(2, 2, 1, 1, "9")}),
      80);
  EXPECT_EQ(drawn,
            "┌────┬──────────┐\n"
            "│指标│资金(万元)│\n"
            "│    ├─────┬────┤\n"
            "│    │预算 │执行│\n"
            "├────┼─────┼────┤\n"
            "│合计│12.50│9   │\n"
            "└────┴─────┴────┘\n");
}

TEST(DrawTable, LongTextIsWrappedBetweenCharacters) {
  const auto drawn = draw_table(table(1, 2, {cell(0, 0, 1, 1, "一二三四五"), cell(0, 1, 1, 1, "x")}), 9);
  EXPECT_EQ(drawn,
            "┌────┬──┐\n"
            "│一二│x │\n"
            "│三四│  │\n"
            "│五  │  │\n"
            "└────┴──┘\n");
}

// What a document says must not steer the terminal: no escape, no newline, no right-to-left override.
TEST(DrawTable, ControlCharactersAreHarmless) {
  const auto drawn = draw_table(table(1, 1, {cell(0, 0, 1, 1, "a\x1b[2Jb\nc\u202Ed")}), 80);
  EXPECT_EQ(drawn,
            "┌──────────┐\n"
            "│a [2Jb c d│\n"
            "└──────────┘\n");
}

TEST(DrawTable, APlaceWithoutACellStaysOpen) {
  const auto drawn = draw_table(table(2, 2, {cell(0, 0, 1, 1, "a"), cell(1, 1, 1, 1, "b")}), 80);
  EXPECT_EQ(drawn,
            "┌──┐   \n"
            "│a │   \n"
            "└──┼──┐\n"
            "   │b │\n"
            "   └──┘\n");
}

TEST(DrawTable, CellsOutsideTheGridGiveNothing) {
  EXPECT_EQ(draw_table(table(1, 1, {cell(0, 0, 2, 1, "a")}), 80), "");
  EXPECT_EQ(draw_table(table(1, 1, {cell(-1, 0, 1, 1, "a")}), 80), "");
  EXPECT_EQ(draw_table(table(0, 0, {}), 80), "");
  EXPECT_EQ(draw_table(table(1, 1, {cell(0, 0, 1, 0, "a")}), 80), "");
}

TEST(DrawTable, IsNeverWiderThanAsked) {
  std::vector<layout::Cell> cells;
  for (int col = 0; col < 6; ++col) cells.push_back(cell(0, col, 1, 1, "项目支出绩效自评结果说明"));
  const std::string drawn = draw_table(table(1, 6, cells), 60);
  for (std::size_t at = 0; at < drawn.size();) {
    const std::size_t end = drawn.find('\n', at);
    EXPECT_LE(display_width(drawn.substr(at, end - at)), 60);
    at = end + 1;
  }
}

}  // namespace
}  // namespace ziping::output
