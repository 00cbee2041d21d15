#include "layout/split_rows.h"

#include <gtest/gtest.h>

#include "layout/grid.h"

namespace ziping::layout {
namespace {

/// A table of one head row and one row below it, 40 points lower, whose cells hold these lines 20 points apart.
Table table_of(const std::vector<std::vector<std::string>>& columns, double first_level = 110) {
  Table table;
  table.rows = 2;
  table.cols = static_cast<int>(columns.size());
  for (int row = 0; row < 2; ++row) {
    for (int col = 0; col < table.cols; ++col) {
      const double x = 50 + 80 * col;
      const GridCell place{row, col, 1, 1, {x, row == 0 ? 60.0 : 100.0, x + 80, row == 0 ? 100.0 : 200.0}};
      std::vector<TextLine> lines;
      const auto add = [&](const std::string& text, double y) {
        TextLine line;
        line.text = text;
        line.box = {x + 10, y - 5, x + 60, y + 5};
        line.em = 10;
        lines.push_back(line);
      };
      if (row == 0) {
        add("head", 80);
      } else {
        double y = first_level;
        for (const std::string& text : columns[static_cast<std::size_t>(col)]) {
          if (!text.empty()) add(text, y);
          y += 20;
        }
      }
      table.cells.push_back(make_cell(place, std::move(lines), 1));
    }
  }
  return table;
}

TEST(RowsWithoutRules, AreParted) {
  Table table = table_of({{"office", "travel", "all"}, {"12.36", "8.05", "20.41"}, {"1", "", "3"}, {"5%", "6%", "7%"}});
  table.cells[6].sure = false;
  split_unruled_rows(&table);
  ASSERT_EQ(table.rows, 4);
  ASSERT_EQ(table.cells.size(), 16U);
  EXPECT_EQ(table.cells[8].text, "travel");
  EXPECT_EQ(table.cells[9].text, "8.05");
  EXPECT_EQ(table.cells[9].row, 2);
  EXPECT_EQ(table.cells[10].text, "");
  EXPECT_EQ(table.cells[15].text, "7%");
  EXPECT_NEAR(table.cells[9].box.y0, 120, 0.01);
  EXPECT_NEAR(table.cells[9].box.y1, 140, 0.01);
}

TEST(RowsWithoutRules, AreNotMadeOfListsBesideOneLabel) {
  Table table = table_of({{"", "label", ""}, {"90%", "95%", "100%"}, {"91%", "96%", "100%"}, {"", "10", ""}});
  split_unruled_rows(&table);
  EXPECT_EQ(table.rows, 2);
}

TEST(RowsWithoutRules, AreNotMadeOfWrappedText) {
  Table table = table_of({{"first", "second", "third"}, {"in three", "lines of", "text"}, {"", "12.36", ""}});
  split_unruled_rows(&table);
  EXPECT_EQ(table.rows, 2);
}

TEST(RowsWithoutRules, LeaveTheRowsBelowInOrder) {
  Table table = table_of({{"a", "b", "c"}, {"1.5", "2.5", "3.5"}, {"1", "2", "3"}});
  Cell below = table.cells.back();
  below.row = 2;
  below.col = 0;
  below.col_span = 3;
  below.lines.clear();
  table.cells.push_back(below);
  table.rows = 3;
  split_unruled_rows(&table);
  EXPECT_EQ(table.rows, 5);
  EXPECT_EQ(table.cells.back().row, 4);
}

}  // namespace
}  // namespace ziping::layout
