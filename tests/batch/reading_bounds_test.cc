#include "batch/reading_bounds.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "batch/reading_json.h"

namespace ziping::batch {
namespace {

using ::testing::HasSubstr;

layout::PageReading good() {
  layout::PageReading page;
  page.number = 1;
  page.lines.emplace_back();
  page.lines[0].text = "三个字";
  page.lines[0].edges = {0, 10, 20, 30};
  page.tables.emplace_back();
  page.tables[0].rows = 2;
  page.tables[0].cols = 3;
  page.tables[0].cells.emplace_back();
  page.tables[0].cells[0].row = 1;
  page.tables[0].cells[0].col = 1;
  page.tables[0].cells[0].col_span = 2;
  return page;
}

TEST(ReadingBounds, AGoodReading) {
  EXPECT_EQ(out_of_bounds(good()), "");
  EXPECT_EQ(out_of_bounds({}), "");
}

TEST(ReadingBounds, EdgesThatAreNotThoseOfTheCharacters) {
  layout::PageReading page = good();
  page.lines[0].edges.pop_back();
  EXPECT_THAT(out_of_bounds(page), HasSubstr("edges"));
  EXPECT_FALSE(reading_from_json(to_json(page)));
  page = good();
  page.lines[0].edges[1] = 1e300;
  EXPECT_THAT(out_of_bounds(page), HasSubstr("edges"));
  page.lines[0].edges[1] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(out_of_bounds(page), HasSubstr("edges"));
}

TEST(ReadingBounds, CellsOutsideTheirTable) {
  constexpr int kMost = std::numeric_limits<int>::max();
  const auto with = [](int row, int col, int row_span, int col_span) {
    layout::PageReading page = good();
    layout::Cell& cell = page.tables[0].cells[0];
    cell.row = row;
    cell.col = col;
    cell.row_span = row_span;
    cell.col_span = col_span;
    return out_of_bounds(page);
  };
  EXPECT_EQ(with(0, 0, 2, 3), "");
  for (const auto& fault : {with(-1, 0, 1, 1), with(2, 0, 1, 1), with(0, 2, 1, 2), with(0, 0, 0, 1),
                            with(kMost, 0, kMost, 1), with(0, kMost, 1, kMost), with(0, 0, 1, -kMost)}) {
    EXPECT_THAT(fault, HasSubstr("outside"));
  }
}

TEST(ReadingBounds, TablesNobodyCouldPrint) {
  layout::PageReading page = good();
  page.tables[0].rows = std::numeric_limits<int>::max();
  EXPECT_THAT(out_of_bounds(page), HasSubstr("larger"));
  page.tables[0].rows = page.tables[0].cols = 14000;
  EXPECT_THAT(out_of_bounds(page), HasSubstr("larger"));
  page.tables[0].rows = -1;
  EXPECT_THAT(out_of_bounds(page), HasSubstr("larger"));
}

TEST(ReadingBounds, TurnsAndNumbers) {
  layout::PageReading page = good();
  page.rotation = 45;
  EXPECT_NE(out_of_bounds(page), "");
  page.rotation = -90;
  EXPECT_NE(out_of_bounds(page), "");
  page = good();
  page.number = -1;
  EXPECT_NE(out_of_bounds(page), "");
}

}  // namespace
}  // namespace ziping::batch
