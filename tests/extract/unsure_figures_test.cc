#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/extraction.h"

namespace ziping::extract {
namespace {

constexpr const char* kText = "2023年“三公”经费决算数为3.53万元，比上年减少0.04万元。";

/// The text as lines of a scan; each with its readings.
Extraction read(const std::vector<std::pair<std::string, std::vector<layout::Reading>>>& lines, double confidence) {
  DocumentDrawing drawing;
  std::string text;
  for (const auto& [line, readings] : lines) text += line;
  drawing.text(text, layout::ParagraphKind::Body);
  layout::DocumentReading document = drawing.reading();
  layout::Paragraph& paragraph = document.paragraphs.back();
  layout::TextLine made = paragraph.lines.front();
  paragraph.lines.clear();
  paragraph.starts.clear();
  std::size_t start = 0;
  for (const auto& [line, readings] : lines) {
    made.text = line;
    made.edges.clear();
    made.confidence = confidence;
    made.readings = readings;
    paragraph.lines.push_back(made);
    paragraph.starts.push_back(start);
    start += line.size();
  }
  return extract(document, product_patterns());
}

const Fact* of(const Extraction& extraction, const std::string& concept_id) {
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id == concept_id && fact.value) return &fact;
  }
  return nullptr;
}

TEST(UnsureFigures, AFigureOfRunningTextThatAllReadersSeeIsSure) {
  const Extraction extraction = read({{kText, {{kText, "one", 0.98}, {kText, "two", 0.9}}}}, 0.98);
  const Fact* fact = of(extraction, "three_public.actual");
  ASSERT_NE(fact, nullptr);
  EXPECT_TRUE(fact->sure);
  EXPECT_TRUE(fact->alternatives.empty());
}

TEST(UnsureFigures, WordsGiveTheOtherReadingsTheSignTheyGiveTheFigure) {
  const std::string other = "2023年“三公”经费决算数为3.53万元，比上年减少0.01万元。";
  const Extraction extraction = read({{kText, {{kText, "one", 0.98}, {other, "two", 0.9}}}}, 0.98);
  const Fact* change = of(extraction, "three_public.change");
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(*change->value, *Decimal::parse("-0.04"));
  EXPECT_FALSE(change->sure);
  EXPECT_EQ(change->alternatives, std::vector<std::string>{"-0.01"});
  EXPECT_TRUE(of(extraction, "three_public.actual")->sure);
}

TEST(UnsureFigures, AFigureOfALineReadWithDoubtsIsNotSure) {
  const Extraction extraction = read({{kText, {{kText, "one", 0.7}}}}, 0.7);
  ASSERT_NE(of(extraction, "three_public.actual"), nullptr);
  EXPECT_FALSE(of(extraction, "three_public.actual")->sure);
}

TEST(UnsureFigures, AFigureCutByALineBreakIsSureWhereBothPiecesAre) {
  const std::string head = "2023年“三公”经费决算数为3";
  const std::string tail = ".53万元，比上年减少0.04万元。";
  const auto sure = [&](const std::string& other) {
    const Extraction extraction = read({{head, {{head, "one", 0.98}}}, {tail, {{other, "two", 0.9}}}}, 0.98);
    const Fact* fact = of(extraction, "three_public.actual");
    EXPECT_NE(fact, nullptr);
    return fact && fact->sure && fact->alternatives.empty();
  };
  EXPECT_TRUE(sure(tail));
  EXPECT_FALSE(sure(".58万元，比上年减少0.04万元。"));
}

}  // namespace
}  // namespace ziping::extract
