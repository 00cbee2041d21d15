#include "output/show.h"

#include <gmock/gmock.h>

#include "patterns/message_book.h"
#include "store/sample_record.h"

namespace ziping::output {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The product's own words; sentences stay as they are, in angle brackets where they should have been translated.
ShowWords words(Language language) {
  static const auto book = patterns::load_messages(ZIPING_SOURCE_DIR "/patterns/messages/program.toml");
  const bool chinese = language == Language::Chinese;
  const auto say = [chinese](std::string_view key, ShowWords::Places places) {
    if (!book) return book.error().message;
    const auto& texts = book->texts(chinese ? "zh" : "en");
    const auto found = texts.find(key);
    std::string text = found == texts.end() ? "?" + std::string(key) : found->second;
    for (const auto& [name, value] : places) {
      const std::size_t at = text.find("{" + std::string(name) + "}");
      if (at != std::string::npos) text.replace(at, name.size() + 2, value);
    }
    return text;
  };
  const auto told = [chinese](std::string_view english) {
    return chinese ? "<" + std::string(english) + ">" : std::string(english);
  };
  return {language, say, told};
}

TEST(ShowList, ALineADocument) {
  store::DocumentRow known = testing::sample_record().row;
  store::DocumentRow unknown;
  unknown.sha256 = std::string(64, 'b');
  unknown.file = "x.pdf";
  unknown.status = "failed";
  const std::string text = show_list({known, unknown}, words(Language::English));
  EXPECT_THAT(text, HasSubstr("aaaaaaaaaaaa  partial "));
  EXPECT_THAT(text, HasSubstr("3 pages  2023  松岭县交通局"));
  EXPECT_THAT(text, HasSubstr("bbbbbbbbbbbb  failed      0 pages  ----  - "));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
}

TEST(ShowDocument, FiguresWithTheirPlaces) {
  const std::string text = show_document(testing::sample_record(), 100, words(Language::English));
  EXPECT_THAT(text, HasSubstr("270"));
  EXPECT_THAT(text, HasSubstr("t1  project_self_evaluation  项目支出绩效自评表  <农村公路养护>  (万元)  page 1\n┌"));
  EXPECT_THAT(text, HasSubstr("1200.50..99999999999999999999999999999.999999 万元 p1 [50 120 150 140]  not sure\n"));
  EXPECT_THAT(text, HasSubstr("Findings (1 checks hold, 0 could not be made)"));
  EXPECT_THAT(text, HasSubstr("the total is off"));
  EXPECT_THAT(text, HasSubstr("stated 1200.50  computed 1200.60  tolerance 0.01  to blame: reading  read instead: "));
  EXPECT_THAT(text, HasSubstr("page 2 page_timeout: page 2 took too long"));
}

TEST(ShowDocument, InChinese) {
  const std::string text = show_document(testing::sample_record(), 100, words(Language::Chinese));
  EXPECT_THAT(text, HasSubstr("合计不符"));
  EXPECT_THAT(text, Not(HasSubstr("the total is off")));
  EXPECT_THAT(text, HasSubstr("检查结果（1 项成立，0 项无法检查）"));
  EXPECT_THAT(text, HasSubstr("报告所写 1200.50  应为 1200.60  允许误差 0.01  归因：读取  可能是 "));
  EXPECT_THAT(text, HasSubstr("第 2 页 page_timeout: <page 2 took too long>"));
  EXPECT_THAT(text, HasSubstr("  不确定\n"));
  // Of the product's own words none is left in English, and none is missing.
  for (const char* word : {"Pages", "Facts", "Findings", "Diagnostics", "  page ", "not sure", "text layer", "?"}) {
    EXPECT_THAT(text, Not(HasSubstr(word))) << text;
  }
}

TEST(ShowList, InChinese) {
  store::DocumentRow row = testing::sample_record().row;
  EXPECT_THAT(show_list({row}, words(Language::Chinese)), HasSubstr("aaaaaaaaaaaa  部分        3 页  2023  松岭县"));
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
  const std::string text =
      show_document(record, 100, words(Language::English)) + show_list({record.row}, words(Language::English));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\x07")));
  EXPECT_THAT(text, Not(HasSubstr("\r")));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
}

}  // namespace
}  // namespace ziping::output
