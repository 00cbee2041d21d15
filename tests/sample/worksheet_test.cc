#include "sample/worksheet.h"

#include <gmock/gmock.h>

#include "output/zip_entries.h"
#include "pdf/pdf_text.h"
#include "sample/population.h"
#include "sample/read_worksheet.h"
#include "store/sample_record.h"

namespace ziping::sample {
namespace {

using ::testing::HasSubstr;
using testing::kMoney;
using ::testing::Not;

const Words kWords = {{"sample.audited", "审计认定值"}, {"sample.title", "底稿"}};

store::SampleRecord drawn() {
  Design design;
  design.method = Method::Simple;
  design.size = 8;
  design.seed = 5;
  auto rows = testing::population();
  rows[0].text = "=HYPERLINK(\"x\")";
  rows[0].item = "<script>alert(1)</script>";
  design.size = rows.size();
  store::SampleRecord record = *draw_sample(rows, design, kMoney);
  record.id = 3;
  return record;
}

/// The worksheet's text with this in the row of item `number` at the column
/// `name`.
std::string filled_csv(std::string csv, int number, const std::string& value) {
  // Fields in front of the auditor's value: sample, no, value, unit.
  std::size_t at = csv.find(",\"" + std::to_string(number) + "\",");
  if (at == std::string::npos) at = csv.find("," + std::to_string(number) + ",");
  for (int commas = 0; commas < 4; ++commas) at = csv.find(',', at + 1);
  return csv.insert(at, "\"" + value + "\"");
}

TEST(WorksheetTest, CsvComesBack) {
  const auto record = drawn();
  std::string csv = worksheet_csv(record, kWords);
  EXPECT_THAT(csv, HasSubstr("审计认定值"));
  csv = filled_csv(csv, 1, "1,234.5");
  csv = filled_csv(csv, 2, "agrees");
  const auto grid = read_grid(csv);
  ASSERT_TRUE(grid);
  EXPECT_EQ(*sample_of(*grid), 3);
  const auto answers = answers_of(*grid, record, {"agrees"});
  ASSERT_TRUE(answers) << answers.error().message;
  EXPECT_EQ(answers->size(), record.items.size());
  EXPECT_EQ((*answers)[0].audited, *Decimal::parse("1234.5"));
  EXPECT_EQ((*answers)[1].audited, record.items[1].figure.value);
  EXPECT_FALSE((*answers)[2].audited);
}

TEST(WorksheetTest, TheWorkbookComesBackWithItsPictures) {
  const auto record = drawn();
  std::vector<Crop> crops(record.items.size());
  testing::TemporaryFolder folder;
  testing::write_bytes(folder / "a.pdf", testing::one_page("BT /F1 12 Tf 100 730 Td (323.30) Tj ET"));
  crops = crops_of(
      record.items, [&](const std::string&) -> Result<std::string> { return folder / "a.pdf"; }, [](std::size_t) {});
  for (const Crop& crop : crops) {
    ASSERT_EQ(crop.problem, "");
    EXPECT_EQ(crop.png.substr(1, 3), "PNG");
    EXPECT_GT(crop.width, 200);
  }
  const auto bytes = worksheet_xlsx(record, crops, kWords);
  ASSERT_TRUE(bytes);
  auto parts = testing::zip_entries(*bytes);
  EXPECT_EQ(parts.count("xl/media/image1.png"), 1U);
  EXPECT_THAT(parts["xl/worksheets/sheet1.xml"], Not(HasSubstr("<f>")));
  const auto grid = read_grid(*bytes);
  ASSERT_TRUE(grid) << grid.error().message;
  EXPECT_EQ(*sample_of(*grid), 3);
  EXPECT_EQ(grid->at(1).at(5), "审计认定值");
  EXPECT_EQ(grid->at(2).at(3), record.items[0].figure.value.reduced().to_string());
  const auto answers = answers_of(*grid, record, {});
  ASSERT_TRUE(answers);
  EXPECT_FALSE((*answers)[0].audited);
}

TEST(WorksheetTest, TheWebPageIsInert) {
  const std::string page = worksheet_html(drawn(), {}, kWords);
  EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert"));
  EXPECT_THAT(page, HasSubstr("'=HYPERLINK"));
  EXPECT_THAT(page, HasSubstr("id=\"a1\""));
  EXPECT_THAT(page,
              HasSubstr("row[4]="));  // sample, no, value, unit, then the auditor's
}

TEST(WorksheetTest, AMissingFileCostsItsPicturesOnly) {
  const auto record = drawn();
  std::size_t told = 0;
  const auto crops = crops_of(
      record.items,
      [](const std::string&) -> Result<std::string> {
        return Error{ErrorCode::InputMissing, "gone", {}};
      },
      [&](std::size_t done) { told = done; });
  EXPECT_EQ(crops[0].problem, "gone");
  EXPECT_EQ(told, record.items.size());
  const auto bytes = worksheet_xlsx(record, crops, kWords);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(read_grid(*bytes)->at(2).at(2), "gone");
}

TEST(WorksheetTest, WrongSheetsAreRefused) {
  const auto record = drawn();
  EXPECT_FALSE(read_grid("PK\x03\x04 not really"));
  EXPECT_FALSE(read_grid("a,b\n1,2\n"));
  EXPECT_FALSE(sample_of(Grid{}));
  const std::string csv = worksheet_csv(record, kWords);
  const auto error_of = [&](const std::string& text) {
    const auto grid = read_grid(text);
    const auto answers = grid ? answers_of(*grid, record, {}) : Result<std::vector<store::SampleAnswer>>(grid.error());
    return answers ? std::string() : answers.error().message;
  };
  EXPECT_THAT(error_of(filled_csv(csv, 1, "about five")), HasSubstr("row 3: \"about five\" is no figure"));
  std::string other = csv;
  other.replace(other.find("3-"), 2, "4-");
  EXPECT_THAT(error_of(other), HasSubstr("belongs to another sample"));
  const std::size_t last = csv.rfind("\r\n", csv.size() - 3);
  EXPECT_THAT(error_of(csv + csv.substr(last + 2)), HasSubstr("a second time"));
}

TEST(WorksheetTest, FiguresAsPeopleTypeThem) {
  EXPECT_EQ(typed_figure("1,234.50", "万元"), *Decimal::parse("1234.50"));
  EXPECT_EQ(typed_figure("12.5万元", "万元"), *Decimal::parse("12.5"));
  EXPECT_EQ(typed_figure("１２．５", "万元"), *Decimal::parse("12.5"));
  EXPECT_EQ(typed_figure("－3", "元"), Decimal(-3));
  EXPECT_EQ(typed_figure(".5", ""), *Decimal::parse("0.5"));
  EXPECT_EQ(typed_figure("12.5元", "万元"), std::nullopt);
  EXPECT_EQ(typed_figure("", ""), std::nullopt);
  EXPECT_EQ(typed_figure("1.2.3", ""), std::nullopt);
}

}  // namespace
}  // namespace ziping::sample
