#include "grits.h"

#include <gtest/gtest.h>

#include <string>

#include "common_text.h"
#include "compare_text.h"

namespace ziping::measure {
namespace {

/// A table without spans: rows separated by '/', cells by ' '; "_" is an empty cell.
GridTable plain(const std::u32string& text) {
  GridTable table;
  table.rows = 1;
  int col = 0;
  std::u32string word;
  const auto take = [&] {
    table.cells.push_back({table.rows - 1, col++, 1, 1, word == U"_" ? U"" : word});
    table.cols = std::max(table.cols, col);
    word.clear();
  };
  for (const char32_t code : text) {
    if (code == U' ' || code == U'/') {
      take();
      if (code == U'/') {
        ++table.rows;
        col = 0;
      }
    } else {
      word.push_back(code);
    }
  }
  take();
  return table;
}

TEST(Grits, ATableIsLikeItself) {
  const GridTable table = plain(U"a b c/1 2 3/4 5 6");
  EXPECT_DOUBLE_EQ(grits_topology(table, table), 1);
  EXPECT_DOUBLE_EQ(grits_content(table, table), 1);
}

TEST(Grits, NothingIsLikeNoTable) {
  const GridTable table = plain(U"a b/1 2");
  EXPECT_DOUBLE_EQ(grits_topology(table, {}), 0);
  EXPECT_DOUBLE_EQ(grits_content({}, table), 0);
  EXPECT_DOUBLE_EQ(grits_content({}, {}), 1);
}

TEST(Grits, ALostRowCostsItsPlaces) {
  // 9 places of truth, 6 read, all 6 right: 2 * 6 / 15.
  EXPECT_DOUBLE_EQ(grits_content(plain(U"a b c/1 2 3/4 5 6"), plain(U"a b c/4 5 6")), 0.8);
  EXPECT_DOUBLE_EQ(grits_topology(plain(U"a b c/1 2 3/4 5 6"), plain(U"a b c/4 5 6")), 0.8);
}

TEST(Grits, ALostColumnCostsItsPlaces) {
  EXPECT_DOUBLE_EQ(grits_content(plain(U"a b c/1 2 3"), plain(U"a c/1 3")), 0.8);
}

TEST(Grits, AnInventedColumnCostsPrecision) {
  EXPECT_DOUBLE_EQ(grits_content(plain(U"a c/1 3"), plain(U"a b c/1 2 3")), 0.8);
}

TEST(Grits, WrongTextCostsItsCharacters) {
  // One of four cells shares half of its characters: (3 + 0.5) * 2 / 8.
  EXPECT_DOUBLE_EQ(grits_content(plain(U"a b/1 23"), plain(U"a b/1 24")), 0.875);
  EXPECT_DOUBLE_EQ(grits_topology(plain(U"a b/1 23"), plain(U"a b/1 24")), 1);
}

TEST(Grits, ASplitCellCostsTopology) {
  GridTable truth = plain(U"a b/1 2");
  truth.cells.erase(truth.cells.begin() + 1);
  truth.cells[0].col_span = 2;
  // The two places of the merged cell are each half like a cell of one place.
  EXPECT_DOUBLE_EQ(grits_topology(truth, plain(U"a b/1 2")), 2 * (2 + 0.5 + 0.5) / 8);
}

TEST(Grits, PlacesWithoutACellAreLikeEachOtherOnly) {
  GridTable open = plain(U"a b/1 2");
  open.cells.pop_back();
  EXPECT_DOUBLE_EQ(grits_topology(open, open), 1);
  EXPECT_DOUBLE_EQ(grits_topology(open, plain(U"a b/1 2")), 0.75);
}

std::size_t slow_common(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
    }
  }
  return best[a.size()][b.size()];
}

TEST(CommonLength, AgreesWithTheTextbook) {
  unsigned seed = 7;
  const auto random = [&](unsigned below) { return (seed = seed * 1664525U + 1013904223U) / 65536U % below; };
  for (int round = 0; round < 300; ++round) {
    std::u32string a;
    std::u32string b;
    for (unsigned i = random(200); i > 0; --i) a.push_back(U'a' + random(1 + static_cast<unsigned>(round) % 6));
    for (unsigned i = random(200); i > 0; --i) b.push_back(U'a' + random(6));
    ASSERT_EQ(common_length(a, b), slow_common(a, b)) << round;
  }
}

TEST(Folded, WidthsQuotesDashesAndSpaces) {
  EXPECT_EQ(folded("（２０２３）年 度"), folded("(2023)年度"));
  EXPECT_EQ(folded("“三公”经费—说明"), folded("\"三公\"经费-说明"));
  EXPECT_EQ(folded("≧90％"), folded("≥90%"));
  EXPECT_EQ(folded(" \t\n　"), U"");
  EXPECT_NE(folded("12.5"), folded("125"));
}

TEST(EditDistance, CountsCodePoints) {
  EXPECT_EQ(edit_distance(U"", U""), 0U);
  EXPECT_EQ(edit_distance(U"万元", U""), 2U);
  EXPECT_EQ(edit_distance(U"预算数", U"预箅数"), 1U);
  EXPECT_EQ(edit_distance(U"kitten", U"sitting"), 3U);
  EXPECT_EQ(edit_distance(U"abc", U"abcabc"), 3U);
}

}  // namespace
}  // namespace ziping::measure
