#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/extraction.h"
#include "extract/fact_lines.h"

namespace ziping::extract {
namespace {

using testing::ElementsAre;

const Fact* person(const Extraction& extraction) {
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id == "contact.person") return &fact;
  }
  return nullptr;
}

Extraction read(double confidence, const std::vector<std::string>& readings) {
  DocumentDrawing drawing;
  drawing.text("填表人：石小舟 联系电话：19100000029", layout::ParagraphKind::Note);
  layout::DocumentReading document = drawing.reading();
  layout::TextLine& line = document.paragraphs.back().lines.front();
  line.confidence = confidence;
  for (const std::string& text : readings) {
    layout::Reading reading;
    reading.text = text;
    line.readings.push_back(std::move(reading));
  }
  return extract(document, product_patterns());
}

TEST(UnsureNames, ANameThatAllReadingsHaveIsSure) {
  const Extraction extraction = read(0.97, {"填表人:石小舟联系电话:19100000029"});
  ASSERT_NE(person(extraction), nullptr);
  EXPECT_TRUE(person(extraction)->sure);
}

TEST(UnsureNames, ANameThatAReadingHasOtherwiseIsNot) {
  const Extraction extraction = read(0.97, {"填表人：石小丹 联系电话：19100000029"});
  ASSERT_NE(person(extraction), nullptr);
  EXPECT_FALSE(person(extraction)->sure);
  EXPECT_LE(person(extraction)->confidence, 0.5);
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id != "contact.phone") continue;
    EXPECT_TRUE(fact.sure);
  }
}

TEST(UnsureNames, NorIsOneOfALineReadWithDoubts) {
  const Extraction extraction = read(0.6, {});
  ASSERT_NE(person(extraction), nullptr);
  EXPECT_FALSE(person(extraction)->sure);
}

// The unit's name on the cover, in the text and before a form; each with how certain it was read.
std::vector<std::string> units(const std::string& first, double confidence, const std::string& others) {
  DocumentDrawing drawing;
  drawing.text("单位名称：" + first).text("预算单位名称：" + others).text("本报告由" + others + "编制。");
  layout::DocumentReading document = drawing.reading();
  for (layout::Paragraph& paragraph : document.paragraphs) paragraph.lines.front().confidence = 0.97;
  document.paragraphs.front().lines.front().confidence = confidence;
  return fact_lines(extract(document, product_patterns()), "entity");
}

TEST(UnsureNames, OneReadWithDoubtsIsTheOneTheDocumentPrintsMost) {
  EXPECT_THAT(units("榆帅县农业农村局", 0.7, "榆岫县农业农村局"),
              ElementsAre("entity.name : 榆岫县农业农村局", "entity.name : 榆岫县农业农村局"));
}

TEST(UnsureNames, OneThatLacksACharacterInPrintStays) {
  EXPECT_THAT(units("榆县农业农村局", 0.97, "榆岫县农业农村局"),
              ElementsAre("entity.name : 榆县农业农村局", "entity.name : 榆岫县农业农村局"));
}

TEST(UnsureNames, AnotherUnitWhoseNameIsReadWithoutDoubtStays) {
  EXPECT_THAT(units("榆岫县教育局", 0.97, "榆岫县体育局"),
              ElementsAre("entity.name : 榆岫县教育局", "entity.name : 榆岫县体育局"));
}

}  // namespace
}  // namespace ziping::extract
