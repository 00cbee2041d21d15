#include <gtest/gtest.h>

#include "base/utf8.h"
#include "layout/grid.h"

namespace ziping::layout {
namespace {

PlacedWord word(const std::string& text, double x, double y, double em = 10, double width = 10) {
  PlacedWord result;
  const std::size_t length = utf8::length(text);
  for (std::size_t i = 0; i <= length; ++i) result.edges.push_back(x + static_cast<double>(i) * width);
  result.word = {text, {x, y, result.edges.back(), y + em}, 1, Source::TextLayer, false};
  result.em = em;
  return result;
}

std::vector<std::string> texts(const std::vector<TextLine>& lines) {
  std::vector<std::string> result;
  for (const TextLine& line : lines) result.push_back(line.text);
  return result;
}

using Texts = std::vector<std::string>;

TEST(TextLines, WordsOfOneBaseLineJoinInOrder) {
  EXPECT_EQ(texts(lines_of({word("预算数", 130, 101), word("年度", 100, 100), word("下一行", 100, 120)}, 1)),
            (Texts{"年度预算数", "下一行"}));
}

TEST(TextLines, SpacesOnlyBetweenLatinWords) {
  EXPECT_EQ(texts(lines_of({word("MEMS", 100, 100, 10, 6), word("and", 128, 100, 10, 6), word("芯片", 150, 100)}, 1)),
            (Texts{"MEMS and芯片"}));
  // Digits that touch are one figure.
  EXPECT_EQ(texts(lines_of({word("12", 100, 100, 10, 5), word("34", 110.5, 100, 10, 5)}, 1)), (Texts{"1234"}));
}

TEST(TextLines, AFigureOfAStretchedLineStaysWhole) {
  std::vector<PlacedWord> words;
  double x = 100;
  const auto set = [&](const std::string& text, double width) {
    words.push_back(word(text, x, 100, 10, width));
    x += width + 2.7;
  };
  for (const char* text : {"评", "价", "指", "标", "自", "评", "得", "分"}) set(text, 10);
  for (const char* text : {"9", "1", ".", "9"}) set(text, 5);
  set("分", 10);
  EXPECT_EQ(texts(lines_of(words, 1)), (Texts{"评价指标自评得分91.9分"}));
  // A space is wider than what the line is stretched by.
  x += 5;
  set("7", 5);
  x += 5;
  set("8", 5);
  EXPECT_EQ(texts(lines_of(words, 1)), (Texts{"评价指标自评得分91.9分7 8"}));
}

TEST(TextLines, WideGapsPartTheEntriesOfALine) {
  EXPECT_EQ(texts(lines_of({word("填表人", 100, 100), word("日期", 150, 100)}, 1)), (Texts{"填表人 日期"}));
  EXPECT_EQ(texts(lines_of({word("总", 100, 100), word("分", 122, 100)}, 1)), (Texts{"总分"}));
}

TEST(TextLines, EdgesMatchTheText) {
  const auto lines = lines_of({word("AB", 100, 100, 10, 6), word("CD", 118, 100, 10, 6), word("元", 131, 100)}, 7);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].text, "AB CD元");
  EXPECT_EQ(lines[0].edges, (std::vector<double>{100, 106, 112, 118, 124, 131, 141}));
  EXPECT_EQ(lines[0].page, 7);
}

TEST(TextLines, MarksBelowTheLineBelongToIt) {
  PlacedWord comma = word("，", 120, 107, 10);
  comma.word.box = {120, 106, 123, 110};
  EXPECT_EQ(texts(lines_of({comma, word("甲乙", 100, 100), word("丙", 130, 100)}, 1)), (Texts{"甲乙，丙"}));
}

TEST(TextLines, MissingEdgesAreSpreadEvenly) {
  PlacedWord bare = word("甲乙丙", 100, 100);
  bare.edges.clear();
  bare.em = 0;
  const auto lines = lines_of({bare}, 1);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].edges, (std::vector<double>{100, 110, 120, 130}));
  EXPECT_EQ(lines[0].em, 10);
}

TEST(TextLines, VerticalColumnsAreReadFromTheRight) {
  PlacedWord left = word("左列", 100, 100);
  left.word.vertical = true;
  left.word.box = {100, 100, 110, 120};
  left.edges = {100, 110, 120};
  PlacedWord right = left;
  right.word.text = "右列";
  right.word.box = {120, 100, 130, 120};
  EXPECT_EQ(texts(lines_of({left, right, word("末行", 100, 200)}, 1)), (Texts{"右列", "左列", "末行"}));
}

TEST(TextLines, ReadingsGoWithAWordThatIsTheLine) {
  PlacedWord read = word("596.39", 100, 100, 10, 5);
  read.readings = {{"596.39", "a", 0.9}, {"596.89", "b", 0.4}};
  EXPECT_EQ(lines_of({read}, 1).at(0).readings.size(), 2U);
  EXPECT_TRUE(lines_of({read, word("元", 140, 100)}, 1).at(0).readings.empty());
}

Grid two_cells() {
  Grid grid;
  grid.rows = 1;
  grid.cols = 2;
  grid.xs = {100, 200, 300};
  grid.ys = {100, 140};
  grid.cells = {{0, 0, 1, 1, {100, 100, 200, 140}}, {0, 1, 1, 1, {200, 100, 300, 140}}};
  grid.box = {100, 100, 300, 140};
  return grid;
}

TEST(FillTable, WordsGoToTheCellOfTheirCentre) {
  std::vector<PlacedWord> left;
  const Table table =
      fill_table(two_cells(), {word("甲", 110, 105), word("乙", 210, 105), word("外", 110, 300)}, 3, &left);
  ASSERT_EQ(table.cells.size(), 2U);
  EXPECT_EQ(table.cells[0].text, "甲");
  EXPECT_EQ(table.cells[1].text, "乙");
  EXPECT_EQ(table.cells[1].page, 3);
  EXPECT_EQ(table.cells[1].ink, (Box{210, 105, 220, 115}));
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].word.text, "外");
}

TEST(FillTable, AWordOfTwoCellsIsSplitAtTheRule) {
  PlacedWord glued = word("12345678", 170, 105, 10, 6);
  // The fifth character begins at the rule, clear of the fourth.
  glued.edges = {170, 176, 182, 188, 200, 206, 212, 218, 224};
  const Table table = fill_table(two_cells(), {glued}, 1, nullptr);
  EXPECT_EQ(table.cells[0].text, "1234");
  EXPECT_EQ(table.cells[1].text, "5678");
}

TEST(FillTable, AFigureThatLeansOverTheRuleStaysWhole) {
  const Table table = fill_table(two_cells(), {word("1234.56", 168, 105, 10, 5)}, 1, nullptr);
  EXPECT_EQ(table.cells[0].text, "1234.56");
  EXPECT_EQ(table.cells[1].text, "");
}

TEST(FillTable, LinesOfACellJoinWithoutSpace) {
  const Table table = fill_table(
      two_cells(),
      {word("过", 140, 102), word("程", 140, 113), word("Smart", 210, 102, 10, 6), word("Grid", 210, 113, 10, 6)}, 1,
      nullptr);
  EXPECT_EQ(table.cells[0].text, "过程");
  EXPECT_EQ(table.cells[0].lines.size(), 2U);
  EXPECT_EQ(table.cells[1].text, "Smart Grid");
}

TEST(MakeCell, ConfidenceIsThatOfItsWorstLine) {
  TextLine good;
  good.text = "甲";
  TextLine bad = good;
  bad.confidence = 0.4;
  EXPECT_DOUBLE_EQ(make_cell({}, {good, bad}, 1).confidence, 0.4);
  EXPECT_DOUBLE_EQ(make_cell({}, {}, 1).confidence, 1);
}

TEST(Unruled, AlignedColumnsWithFiguresAreATable) {
  std::vector<PlacedWord> words{word("项目", 100, 100),         word("预算", 250, 100),
                                word("决算", 350, 100),         word("办公费", 100, 116),
                                word("26.73", 250, 116, 10, 5), word("20.1", 350, 116, 10, 5),
                                word("水电费", 100, 132),       word("10.83", 250, 132, 10, 5),
                                word("9.5", 350, 132, 10, 5),   word("正文在这里另起一行", 100, 200)};
  const auto tables = find_unruled_tables(&words, 595, 842, 1);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].rows, 3);
  EXPECT_EQ(tables[0].cols, 3);
  EXPECT_EQ(tables[0].cells[4].text, "26.73");
  ASSERT_EQ(words.size(), 1U);
}

TEST(Unruled, RunningTextIsNoTable) {
  std::vector<PlacedWord> words;
  for (int row = 0; row < 8; ++row) {
    for (int i = 0; i < 6; ++i) words.push_back(word("预算数12万元", 100 + 66.0 * i, 100 + 16.0 * row, 10, 8));
  }
  EXPECT_TRUE(find_unruled_tables(&words, 595, 842, 1).empty());
  EXPECT_EQ(words.size(), 48U);
}

TEST(Unruled, ContentsAndSignOffLinesAreNoTables) {
  std::vector<PlacedWord> words;
  for (int row = 0; row < 5; ++row) {
    words.push_back(word("部门概况与职能", 100, 100 + 16.0 * row));
    words.push_back(word(std::to_string(row * 2 + 1), 480, 100 + 16.0 * row, 10, 5));
  }
  EXPECT_TRUE(find_unruled_tables(&words, 595, 842, 1).empty());
  words.clear();
  for (int row = 0; row < 3; ++row) {
    words.push_back(word("填表人：甲", 100, 100 + 16.0 * row));
    words.push_back(word("电话：12345", 300, 100 + 16.0 * row));
  }
  EXPECT_TRUE(find_unruled_tables(&words, 595, 842, 1).empty());
}

}  // namespace
}  // namespace ziping::layout
