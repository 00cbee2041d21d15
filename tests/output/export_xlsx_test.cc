#include "output/export_xlsx.h"

#include <gmock/gmock.h>

#include "output/hostile_texts.h"
#include "output/link.h"
#include "output/workbook.h"
#include "output/zip_entries.h"
#include "store/sample_record.h"

namespace ziping::output {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Entries = std::map<std::string, std::string>;

Entries workbook_of(const std::vector<store::DocumentRecord>& records) {
  auto book = XlsxExport::begin({Language::English, records.size(), "/archive"});
  if (!book) return {};
  for (const store::DocumentRecord& record : records) book->add(record);
  std::string bytes;
  const Status done = book->finish([&](std::string_view piece) -> Status {
    bytes += piece;
    return Done{};
  });
  return done ? testing::zip_entries(bytes) : Entries();
}

TEST(ExportXlsx, HasASheetOfEachKindAndOneOfEachDocument) {
  const Entries entries = workbook_of({testing::sample_record()});
  ASSERT_EQ(entries.count("xl/worksheets/sheet4.xml"), 1U);
  EXPECT_EQ(entries.count("xl/worksheets/sheet5.xml"), 0U);
  EXPECT_THAT(entries.at("xl/workbook.xml"), HasSubstr("name=\"facts\""));
  EXPECT_THAT(entries.at("xl/workbook.xml"), HasSubstr("name=\"d1\""));
  EXPECT_THAT(entries.at("xl/worksheets/sheet1.xml"), HasSubstr("松岭县交通局"));
  EXPECT_THAT(entries.at("xl/worksheets/sheet2.xml"), HasSubstr("<v>1200.5</v>"));
  // More digits than a spreadsheet keeps.
  EXPECT_THAT(entries.at("xl/worksheets/sheet2.xml"), HasSubstr("99999999999999999999999999999.999999"));
}

TEST(ExportXlsx, MergesWhatIsMergedAndNothingTwice) {
  store::DocumentRecord record = testing::sample_record();
  layout::Table& table = record.reading.tables[0];
  table.cells[0].col_span = 2;
  table.cells.erase(table.cells.begin() + 1);
  table.cells[1].row_span = 3;
  table.cells[2].row_span = 3;
  table.cells.push_back(testing::sample_cell(2, 0, "lies over another"));
  table.cells.back().col_span = 2;
  const Entries entries = workbook_of({record});
  ASSERT_EQ(entries.count("xl/worksheets/sheet4.xml"), 1U);
  const std::string& sheet = entries.at("xl/worksheets/sheet4.xml");
  EXPECT_THAT(sheet, HasSubstr("<mergeCells count=\"3\">"));
  EXPECT_THAT(sheet, HasSubstr("ref=\"A2:B2\""));
  EXPECT_THAT(sheet, HasSubstr("ref=\"A3:A5\""));
}

TEST(ExportXlsx, HostileTextsAreTextsAndNothingIsAFormula) {
  std::vector<store::DocumentRecord> records;
  for (const auto& hostile : testing::hostile_texts()) {
    store::DocumentRecord& record = records.emplace_back(testing::sample_record());
    record.row.file = hostile.text;
    record.row.entity = hostile.text;
    record.reading.tables[0].title = hostile.text;
    record.reading.tables[0].cells[0].text = hostile.text;
    record.extraction.facts[0].text = hostile.text;
    record.extraction.facts[0].item = hostile.text;
    record.findings[0].stated = hostile.text;
    record.findings[0].message_en = hostile.text;
  }
  const Entries entries = workbook_of(records);
  ASSERT_EQ(entries.count("xl/worksheets/sheet40.xml"), 1U);
  std::string strings;
  for (const auto& [name, bytes] : entries) {
    if (!name.starts_with("xl/worksheets/")) continue;
    EXPECT_THAT(bytes, Not(HasSubstr("<f>"))) << name;
    EXPECT_THAT(bytes, Not(HasSubstr("<f "))) << name;
    if (!name.starts_with("xl/worksheets/_rels/")) strings += bytes;
    // Links lead to the file, whatever its name is.
    for (std::size_t at = bytes.find("Target=\""); at != std::string::npos; at = bytes.find("Target=\"", at + 1)) {
      EXPECT_TRUE(bytes.substr(at + 8).starts_with("../")) << bytes.substr(at, 40);
    }
  }
  EXPECT_THAT(strings, HasSubstr("=cmd|' /C calc'!A0"));
  EXPECT_THAT(strings, HasSubstr("&lt;/script&gt;"));
  EXPECT_EQ(strings.find('\0'), std::string::npos);
  EXPECT_EQ(strings.find('\x1B'), std::string::npos);
}

TEST(ExportXlsx, FiguresLeadToTheirPages) {
  const Entries entries = workbook_of({testing::sample_record()});
  EXPECT_THAT(entries.at("xl/worksheets/sheet2.xml"), HasSubstr("<hyperlink ref=\"P2\""));
  EXPECT_THAT(entries.at("xl/worksheets/_rels/sheet2.xml.rels"), HasSubstr(".pdf"));
  EXPECT_THAT(entries.at("xl/worksheets/sheet4.xml"), HasSubstr("<hyperlink ref=\"D1\""));
}

TEST(ExportXlsx, ManyDocumentsShareSheets) {
  std::vector<store::DocumentRecord> records(120, testing::sample_record());
  const Entries entries = workbook_of(records);
  EXPECT_EQ(entries.count("xl/worksheets/sheet43.xml"), 1U);
  EXPECT_EQ(entries.count("xl/worksheets/sheet44.xml"), 0U);
  EXPECT_THAT(entries.at("xl/workbook.xml"), HasSubstr("name=\"d1-d3\""));
  EXPECT_THAT(entries.at("xl/workbook.xml"), HasSubstr("name=\"d118-d120\""));
  // The third document's table stands below those of the first two.
  EXPECT_THAT(entries.at("xl/worksheets/sheet4.xml"), HasSubstr("d3 t1"));
}

TEST(Link, IsAPlaceAndNothingElse) {
  EXPECT_EQ(link_to_page("/a/b/c.pdf", "/a", 7), "./b/c.pdf#page=7");
  EXPECT_EQ(link_to_page("/a/x y#1.pdf", "/a/b/", 1), "../x%20y%231.pdf#page=1");
  EXPECT_EQ(link_to_page("/a/javascript:alert(1)", "/a", 1), "./javascript%3Aalert%281%29#page=1");
  EXPECT_EQ(link_to_page("/a/自评.pdf", "/a", 2), "./%E8%87%AA%E8%AF%84.pdf#page=2");
  EXPECT_EQ(link_to_page("/a/b.pdf", "", 2), "");
}

TEST(Workbook, TakesOnlyFiguresThatShowAgainAsTheyStand) {
  const auto plain = [](const char* text) { return plain_figure(text).has_value(); };
  EXPECT_TRUE(plain("43.20"));
  EXPECT_TRUE(plain("-3"));
  EXPECT_TRUE(plain("1,200.50"));
  EXPECT_TRUE(plain("12,345,678"));
  for (const char* text : {"", "007", "1,20", "12,3456", "1200,500.5", "43.2%", "+3", "-", "1e5", "１２", " 3"}) {
    EXPECT_FALSE(plain(text)) << text;
  }
  EXPECT_TRUE(plain_figure("1,200.50")->second);
  EXPECT_EQ(plain_figure("1,200.50")->first.scale(), 2);
}

}  // namespace
}  // namespace ziping::output
