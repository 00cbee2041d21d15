#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/extraction.h"

namespace ziping::extract {
namespace {

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

}  // namespace
}  // namespace ziping::extract
