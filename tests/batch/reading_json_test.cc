#include "batch/reading_json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "base/utf8.h"

namespace ziping::batch {
namespace {

/// Random values, fixed by the seed: every member of every type, odd numbers and odd texts.
class Inventor {
 public:
  explicit Inventor(unsigned int seed) : random_(seed) {}

  layout::PageReading page() {
    layout::PageReading page;
    page.number = small(1, 5000);
    page.status = static_cast<layout::PageStatus>(small(0, 3));
    page.source = static_cast<Source>(small(0, 2));
    page.width = place();
    page.height = place();
    page.rotation = 90 * small(0, 3);
    page.skew = place();
    page.dpi = place();
    page.confidence = number();
    page.cpu_seconds = number();
    page.lines = list<layout::TextLine>([this] { return line(); });
    page.tables = list<layout::Table>([this] { return table(); });
    page.diagnostics = list<Diagnostic>([this] {
      Diagnostic diagnostic{text(), text(), std::nullopt, text()};
      if (small(0, 1) == 1) diagnostic.page = small(1, 9);
      return diagnostic;
    });
    return page;
  }

 private:
  int small(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

  double number() {
    constexpr double kOdd[] = {0, -0.0, 1.0 / 3, 1e-320, 1e300, 595.27559055118115, 0.1, -72.5};
    if (small(0, 2) == 0) return kOdd[small(0, 7)];
    return std::ldexp(std::uniform_real_distribution<double>(-1, 1)(random_), small(-40, 40));
  }

  /// A number that can be a place on a page.
  double place() {
    const double any = number();
    return std::abs(any) <= 1e6 ? any : 595.27559055118115;
  }

  std::string text() {
    static const char* const kParts[] = {"预算", "12.5%", "\"", "\\", "\n", "\x01", "𠮷", "", "≥", " ", "a", "\u2028"};
    std::string result;
    for (int i = small(0, 6); i > 0; --i) result += kParts[small(0, 11)];
    if (small(0, 9) == 0) result += '\0';
    return result;
  }

  template <class T, class Make>
  std::vector<T> list(Make make) {
    std::vector<T> items;
    for (int i = small(0, 3); i > 0; --i) items.push_back(make());
    return items;
  }

  Box box() { return {place(), place(), place(), place()}; }
  layout::Reading reading() { return {text(), text(), number()}; }

  layout::TextLine line() {
    layout::TextLine line;
    line.text = text();
    line.page = small(1, 9);
    line.box = box();
    if (small(0, 3) > 0) {
      for (std::size_t i = 0; i <= utf8::length(line.text); ++i) line.edges.push_back(place());
    }
    line.confidence = number();
    line.em = place();
    line.bold = small(0, 1) == 1;
    line.readings = list<layout::Reading>([this] { return reading(); });
    return line;
  }

  layout::Cell cell(int rows, int cols) {
    layout::Cell cell;
    cell.row = small(0, rows - 1);
    cell.col = small(0, cols - 1);
    cell.row_span = small(1, rows - cell.row);
    cell.col_span = small(1, cols - cell.col);
    cell.page = small(1, 9);
    cell.box = box();
    cell.ink = box();
    cell.text = text();
    cell.confidence = number();
    cell.sure = small(0, 1) == 1;
    cell.readings = list<layout::Reading>([this] { return reading(); });
    cell.lines = list<layout::TextLine>([this] { return line(); });
    return cell;
  }

  layout::Table table() {
    layout::Table table;
    table.id = text();
    table.rows = small(1, 99);
    table.cols = small(1, 99);
    table.cells = list<layout::Cell>([&] { return cell(table.rows, table.cols); });
    table.title = text();
    table.unit = text();
    table.pages = list<int>([this] { return small(1, 9); });
    table.boxes = list<Box>([this] { return box(); });
    table.confidence = number();
    table.notes = list<layout::TextLine>([this] { return line(); });
    return table;
  }

  std::mt19937 random_;
};

TEST(ReadingJson, ComesBackToTheLastBit) {
  for (unsigned int seed = 0; seed < 500; ++seed) {
    const layout::PageReading page = Inventor(seed).page();
    const std::string json = to_json(page);
    const auto back = reading_from_json(json);
    ASSERT_TRUE(back) << seed << ": " << back.error().message;
    ASSERT_TRUE(*back == page) << seed << "\n" << json;
    ASSERT_EQ(to_json(*back), json) << seed;
  }
}

TEST(ReadingJson, WhatJsonCannotSayIsMadeHarmless) {
  layout::PageReading page;
  page.number = 1;
  page.width = std::numeric_limits<double>::infinity();
  page.skew = std::nan("");
  layout::TextLine line;
  line.text = "a\xFF\xC0 b";
  page.lines.push_back(line);
  const auto back = reading_from_json(to_json(page));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->width, 0);
  EXPECT_EQ(back->skew, 0);
  EXPECT_EQ(back->lines[0].text, "a\uFFFD\uFFFD b");
}

// Cut anywhere it is an error, never an exception or half a page.
TEST(ReadingJson, TruncationIsRefused) {
  const std::string json = to_json(Inventor(7).page());
  const std::size_t step = 1 + json.size() / 1000;
  for (std::size_t size = 0; size < json.size(); size += step) {
    ASSERT_FALSE(reading_from_json(std::string_view(json).substr(0, size))) << size;
  }
}

TEST(ReadingJson, OtherJsonIsRefused) {
  for (const char* text : {"", "null", "[]", "{}", "1", "{\"number\":1}", "\"page\""}) {
    EXPECT_FALSE(reading_from_json(text)) << text;
  }
  std::string json = to_json(layout::PageReading{});
  const std::size_t at = json.find("\"ok\"");
  ASSERT_NE(at, std::string::npos);
  EXPECT_FALSE(reading_from_json(json.replace(at, 4, "\"fine\"")));
  EXPECT_FALSE(reading_from_json(json.replace(at, 6, "7")));
}

}  // namespace
}  // namespace ziping::batch
