#include "patterns/frame_book.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "patterns/pattern_set.h"

namespace ziping::patterns {
namespace {

using ::testing::HasSubstr;

const PatternSet& product() {
  static const auto kPatterns = PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  if (!kPatterns) throw std::runtime_error(describe(kPatterns.error()));
  return **kPatterns;
}

/// What the product's frames make of a text: "concept item value; ...".
std::string read(const std::string& text, std::string_view topic = {}, int year = 0, std::string_view report = {}) {
  const MarkedText marked = mark(text, product().language(), product().prose().signs(), {{}, false, year});
  std::string facts;
  for (const FrameHit& hit : product().frames().read(marked, {topic, report, year})) {
    const auto& value = *marked.quantities[static_cast<std::size_t>(hit.quantity)].printed_value;
    if (!facts.empty()) facts += "; ";
    facts += hit.meaning->concept_id + " " + text.substr(hit.item.begin, hit.item.end - hit.item.begin) +
             (hit.negative ? " -" : " ") + value.to_string();
  }
  return facts;
}

TEST(FrameBook, ReadsMeasuresInAnyOrder) {
  EXPECT_EQ(read("年初预算中基本支出12万元。"), "budget.basic  12");
  EXPECT_EQ(read("基本支出的年初预算为12万元。"), "budget.basic  12");
}

TEST(FrameBook, ClaimsNothingBehindAWordItDoesNotKnow) {
  EXPECT_EQ(read("防疫人员支出12万元。"), "");
  EXPECT_EQ(read("基本支出增加较快，决算数12万元。"), "");
  EXPECT_EQ(read("基本支出增加较快，基本支出决算数12万元。"), "spending.basic  12");
}

TEST(FrameBook, TakesTheSubjectOfTheHeadingAbove) {
  EXPECT_EQ(read("年初预算数12万元，决算数11万元。", "project"), "budget.project  12; spending.project  11");
}

TEST(FrameBook, MeansTheDepartmentWhereNobodyIsNamedInItsReport) {
  EXPECT_EQ(read("年初预算数12万元，决算数11万元。", {}, 0, "整体支出"), "budget.total  12; spending.total  11");
  EXPECT_EQ(read("年初预算数12万元，决算数11万元。", {}, 0, "项目支出"), "");
  EXPECT_EQ(read("年初预算数12万元，决算数11万元。"), "");
}

TEST(FrameBook, ComparesOnlyWithTheYearBefore) {
  EXPECT_EQ(read("“三公”经费较2022年减少3万元。", {}, 2023), "three_public.change  -3");
  EXPECT_EQ(read("“三公”经费较2020年减少3万元。", {}, 2023), "");
  EXPECT_EQ(read("“三公”经费较2022年减少3万元。"), "");
}

TEST(FrameBook, SkipsWhatStandsInBrackets) {
  EXPECT_EQ(read("基本支出（其中人员经费2万元，不含项目支出7万元）12万元。"), "spending.basic  12");
  EXPECT_EQ(read("因公出国（境）费2万元。"), "three_public.actual 因公出国（境）费 2");
}

TEST(FrameBook, ComesBackToTheWholeBehindAPart) {
  EXPECT_EQ(read("“三公”经费9万元，其中公务接待费2万元。较上年增加1万元。"),
            "three_public.actual  9; three_public.actual 公务接待费 2; three_public.change  1");
}

/// The product's file with one piece replaced.
std::string load_with(const std::string& from, const std::string& to) {
  std::ifstream in(ZIPING_SOURCE_DIR "/patterns/prose/frames.toml");
  std::stringstream text;
  text << in.rdbuf();
  std::string toml = text.str();
  const auto at = toml.find(from);
  if (at == std::string::npos) return "no such text";
  auto file = TomlFile::parse(toml.replace(at, from.size(), to), "frames.toml");
  if (!file) return describe(file.error());
  const auto book = FrameBook::load(&*file, product().prose().signs(), product().concepts(), product().language());
  return book ? "ok" : describe(book.error());
}

TEST(FrameBook, RefusesNamesThatNoRecordDefines) {
  EXPECT_EQ(load_with("schema", "schema"), "ok");
  EXPECT_THAT(load_with("subject = \"basic\"\n", "subject = \"basics\"\n"), HasSubstr("no subject 'basics'"));
  EXPECT_THAT(load_with("measure = \"final\"\n", "measure = \"finals\"\n"), HasSubstr("no measure 'finals'"));
  EXPECT_THAT(load_with("concept = \"spending.basic\"", "concept = \"spending.basis\""), HasSubstr("unknown concept"));
}

TEST(FrameBook, RefusesAnExampleThatIsReadOtherwise) {
  EXPECT_THAT(load_with("\"budget.basic 12.5\"", "\"budget.basic 12.6\""),
              HasSubstr("this text is read as 'budget.basic 12.5;"));
}

}  // namespace
}  // namespace ziping::patterns
