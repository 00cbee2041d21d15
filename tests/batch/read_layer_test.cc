// Born-digital pages: words from the text layer, tables from the page's ruling lines.
#include <gmock/gmock.h>

#include "batch/read_page.h"
#include "pdf/pdf_text.h"

namespace ziping::batch {
namespace {

using ::testing::ElementsAre;
using testing::one_page;
using testing::TemporaryFile;

layout::PageReading read(const std::string& content) {
  const TemporaryFile file(one_page(content));
  auto document = pdf::Document::open(file.path());
  EXPECT_TRUE(document.has_value());
  LazyReader reader{{}};
  ReadOptions options;
  options.ocr = OcrMode::Never;
  return read_page(*document, 1, options, reader);
}

/// Two rows of two cells with a figure in each, lower left corner at 100, 100.
const char* const kTable =
    "1 w 100 100 m 300 100 l S 100 130 m 300 130 l S 100 160 m 300 160 l S "
    "100 100 m 100 160 l S 200 100 m 200 160 l S 300 100 m 300 160 l S "
    "BT /F1 12 Tf 120 140 Td (12.50) Tj 100 0 Td (97) Tj -100 -30 Td (3.14) Tj 100 0 Td (100) Tj ET";

std::vector<std::string> texts(const layout::PageReading& page) {
  std::vector<std::string> result;
  for (const layout::Table& table : page.tables) {
    for (const layout::Cell& cell : table.cells) result.push_back(cell.text);
  }
  return result;
}

TEST(ReadLayer, FillsATableFromItsRules) {
  const layout::PageReading page = read(kTable);
  EXPECT_THAT(texts(page), ElementsAre("12.50", "97", "3.14", "100"));
  EXPECT_EQ(page.rotation, 0);
}

TEST(ReadLayer, TurnsAPageWhoseTextLiesOnItsSide) {
  const layout::PageReading page = read(std::string("0 1 -1 0 595 0 cm ") + kTable);
  EXPECT_THAT(texts(page), ElementsAre("12.50", "97", "3.14", "100"));
  EXPECT_EQ(page.rotation, 90);
  EXPECT_DOUBLE_EQ(page.width, 842);
  EXPECT_DOUBLE_EQ(page.height, 595);
  ASSERT_EQ(page.tables.size(), 1U);
  // The table keeps its place on the page as it is read.
  EXPECT_NEAR(page.tables[0].boxes[0].x0, 100, 1);
  EXPECT_NEAR(page.tables[0].boxes[0].y1, 595 - 100, 1);
}

}  // namespace
}  // namespace ziping::batch
