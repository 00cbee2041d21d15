#include "output/show.h"

#include <gmock/gmock.h>

#include "store/sample_record.h"

namespace ziping::output {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ShowList, ALineADocument) {
  store::DocumentRow known = testing::sample_record().row;
  store::DocumentRow unknown;
  unknown.sha256 = std::string(64, 'b');
  unknown.file = "x.pdf";
  unknown.status = "failed";
  const std::string text = show_list({known, unknown});
  EXPECT_THAT(text, HasSubstr("aaaaaaaaaaaa  partial "));
  EXPECT_THAT(text, HasSubstr("3 pages  2023  松岭县交通局"));
  EXPECT_THAT(text, HasSubstr("bbbbbbbbbbbb  failed      0 pages  ----  - "));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
}

TEST(ShowDocument, FiguresWithTheirPlaces) {
  const std::string text = show_document(testing::sample_record(), 100, Language::English);
  EXPECT_THAT(text, HasSubstr("270"));
  EXPECT_THAT(text, HasSubstr("t1  project_self_evaluation  项目支出绩效自评表  <农村公路养护>  (万元)  page 1\n┌"));
  EXPECT_THAT(text, HasSubstr("1200.50..99999999999999999999999999999.999999 万元 p1 [50 120 150 140]  not sure\n"));
  EXPECT_THAT(text, HasSubstr("Findings (1 checks hold, 0 could not be made)"));
  EXPECT_THAT(text, HasSubstr("the total is off"));
  EXPECT_THAT(text, HasSubstr("stated 1200.50  computed 1200.60  tolerance 0.01  to blame: reading  read instead: "));
  EXPECT_THAT(text, HasSubstr("page 2 page_timeout: page 2 took too long"));
}

TEST(ShowDocument, InChinese) {
  const std::string text = show_document(testing::sample_record(), 100, Language::Chinese);
  EXPECT_THAT(text, HasSubstr("合计不符"));
  EXPECT_THAT(text, Not(HasSubstr("the total is off")));
}

// Nothing that stands in a document or is its name may reach the terminal as a command.
TEST(ShowDocument, NoEscapesOfTheDocument) {
  store::DocumentRecord record = testing::sample_record();
  const std::string evil = "\x1b]0;owned\x07\r\n\u202E";
  record.row.file += evil;
  record.row.entity = evil;
  record.reading.tables[0].title = evil;
  record.reading.tables[0].unit = evil;
  record.reading.diagnostics[0].message = evil;
  record.extraction.facts[0].item = evil;
  record.extraction.facts[0].unit = evil;
  record.extraction.facts[1].value_text = evil;
  record.extraction.forms[0].subject = evil;
  record.findings[0].message_en = evil;
  record.findings[0].suggestion = evil;
  const std::string text = show_document(record, 100, Language::English) + show_list({record.row});
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\x07")));
  EXPECT_THAT(text, Not(HasSubstr("\r")));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
}

}  // namespace
}  // namespace ziping::output
