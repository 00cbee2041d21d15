#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pdf/document.h"
#include "pdf/pdf_text.h"

namespace ziping::pdf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ziping::testing::one_page;
using ziping::testing::TemporaryFile;

TextLayer layer_of(const std::string& content, const std::string& page = "/MediaBox [0 0 595 842]") {
  const TemporaryFile file(one_page(content, page));
  auto document = Document::open(file.path());
  EXPECT_TRUE(document.has_value());
  auto layer = document->text_layer(1);
  EXPECT_TRUE(layer.has_value());
  return layer ? std::move(*layer) : TextLayer{};
}

std::vector<std::string> texts(const TextLayer& layer) {
  std::vector<std::string> result;
  for (const LayerWord& word : layer.words) result.push_back(word.word.text);
  return result;
}

// 年初预算 in UCS-2.
const char* const kBudget = "<5E7452 1D98847B97>";

TEST(TextLayer, GivesChineseWordsWithTheEdgesOfTheirCharacters) {
  const TextLayer layer = layer_of(std::string("BT /F2 16 Tf 100 700 Td ") + kBudget + " Tj ET");
  ASSERT_THAT(texts(layer), ElementsAre("年初预算"));
  EXPECT_TRUE(layer.trusted);
  const LayerWord& word = layer.words[0];
  EXPECT_THAT(word.edges, ElementsAre(100, 116, 132, 148, 164));
  EXPECT_DOUBLE_EQ(word.font_size, 16);
  EXPECT_NEAR(word.word.box.y1, 842 - 700 + 0.12 * 16, 0.01);
  EXPECT_NEAR(word.word.box.y0, 842 - 700 - 0.88 * 16, 0.01);
}

TEST(TextLayer, PartsWordsAtSpacesAndGaps) {
  // In the array a gap of half an em, then a kern.
  EXPECT_THAT(texts(layer_of("BT /F1 10 Tf 100 700 Td [(12.50) -500 (3) 50 (4)] TJ ( ab cd) Tj ET")),
              ElementsAre("12.50", "34", "ab", "cd"));
  EXPECT_THAT(texts(layer_of(std::string("BT /F2 10 Tf 100 700 Td <5E74300052 1D> Tj ET"))), ElementsAre("年", "初"));
}

TEST(TextLayer, JoinsCharactersThatAreShownOneByOne) {
  EXPECT_THAT(
      texts(layer_of("BT /F1 10 Tf 1 0 0 1 100 700 Tm (1) Tj 1 0 0 1 105.6 700 Tm (2) Tj 1 0 0 1 111.1 700 Tm (3) "
                     "Tj ET")),
      ElementsAre("123"));
}

TEST(TextLayer, PartsNeighbourCellsWhosePrintNearlyTouches) {
  // A fifth of an em between two operations: two cells of a tight table.
  EXPECT_THAT(texts(layer_of("BT /F1 10 Tf 1 0 0 1 100 700 Tm (12) Tj 1 0 0 1 113.1 700 Tm (34) Tj ET")),
              ElementsAre("12", "34"));
}

TEST(TextLayer, PartsPrintAtTheRuleBetweenCells) {
  // One operation for both cells; digits of 5.56 points, the rule behind the second.
  const TextLayer layer = layer_of("BT /F1 10 Tf 100 700 Td (1234) Tj ET 0.5 w 111 690 m 111 715 l S");
  ASSERT_THAT(texts(layer), ElementsAre("12", "34"));
  EXPECT_NEAR(layer.words[0].word.box.x1, 111.12, 0.01);
  EXPECT_EQ(layer.words[1].edges.size(), 3U);
  EXPECT_THAT(texts(layer_of("BT /F1 10 Tf 100 700 Td (1234) Tj ET 0.5 w 111 600 m 111 690 l S")), ElementsAre("1234"));
}

TEST(TextLayer, CountsPrintDrawnTwiceOnce) {
  EXPECT_THAT(texts(layer_of("BT /F1 10 Tf 100 700 Td (77) Tj 0.3 0 Td (77) Tj ET")), ElementsAre("77"));
}

TEST(TextLayer, FollowsTheRotationOfThePage) {
  const TextLayer layer = layer_of("BT 0 1 -1 0 300 100 Tm /F1 10 Tf (90) Tj ET", "/MediaBox [0 0 595 842] /Rotate 90");
  ASSERT_THAT(texts(layer), ElementsAre("90"));
  EXPECT_EQ(layer.quarter_turns, 0);
  EXPECT_DOUBLE_EQ(layer.words[0].edges[0], 100);
  EXPECT_NEAR(layer.words[0].word.box.y0, 300 - 7.2, 0.5);
}

TEST(TextLayer, TurnsAPageWhoseTextRunsUpwards) {
  const TextLayer layer = layer_of("BT 0 1 -1 0 300 100 Tm /F1 10 Tf (90) Tj ET 1 w 200 50 m 200 550 l S");
  ASSERT_THAT(texts(layer), ElementsAre("90"));
  EXPECT_EQ(layer.quarter_turns, 1);
  EXPECT_NEAR(layer.words[0].edges[0], 100, 1e-9);
  EXPECT_NEAR(layer.words[0].edges[1], 105.56, 0.01);
  ASSERT_EQ(layer.rules.size(), 1U);
  EXPECT_TRUE(layer.rules[0].horizontal);
  EXPECT_NEAR(layer.rules[0].at, 200, 0.01);
  EXPECT_NEAR(layer.rules[0].from, 50, 0.01);
}

TEST(TextLayer, KnowsVerticalWriting) {
  const TextLayer layer = layer_of(std::string("BT /F3 10 Tf 100 700 Td ") + kBudget + " Tj ET");
  ASSERT_THAT(texts(layer), ElementsAre("年初预算"));
  EXPECT_EQ(layer.quarter_turns, 0);
  EXPECT_TRUE(layer.words[0].word.vertical);
  EXPECT_THAT(layer.words[0].edges, ElementsAre(142, 152, 162, 172, 182));
  EXPECT_NEAR(layer.words[0].word.box.x0, 95, 0.01);
  EXPECT_NEAR(layer.words[0].word.box.x1, 105, 0.01);
}

TEST(TextLayer, DistrustsCodesWithoutAUnicodeMap) {
  const TextLayer layer = layer_of("BT /F4 10 Tf 100 700 Td <00010002000300040005> Tj ET");
  EXPECT_FALSE(layer.trusted);
  EXPECT_THAT(layer.reasons, Contains(HasSubstr("Unicode map")));
  ASSERT_EQ(layer.words.size(), 1U);
  EXPECT_EQ(layer.words[0].word.confidence, 0);
}

TEST(TextLayer, DistrustsPrivateUseCharactersButForgivesABullet) {
  EXPECT_FALSE(layer_of("BT /F2 10 Tf 100 700 Td <E001E002E003E004E005> Tj ET").trusted);
  std::string line;
  for (int i = 0; i < 20; ++i) line += "5E74521D9884";
  EXPECT_TRUE(layer_of("BT /F2 8 Tf 10 700 Td <E001" + line + "> Tj ET").trusted);
}

const char* const kPagePicture = "q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID FFFF00FF> EI Q ";

TEST(TextLayer, DistrustsAnOldOcrLayer) {
  const std::string hidden = "BT 3 Tr /F1 10 Tf 100 700 Td (12345) Tj ET";
  const TextLayer invisible = layer_of(kPagePicture + hidden);
  EXPECT_FALSE(invisible.trusted);
  EXPECT_THAT(invisible.reasons, Contains(HasSubstr("OCR layer")));
  EXPECT_THAT(texts(invisible), ElementsAre("12345"));
  const TextLayer below = layer_of(std::string("BT /F1 10 Tf 100 700 Td (12345) Tj ET ") + kPagePicture);
  EXPECT_FALSE(below.trusted) << "the picture lies over the text";
  const TextLayer above = layer_of(std::string(kPagePicture) + "BT /F1 10 Tf 100 700 Td (12345) Tj ET");
  EXPECT_TRUE(above.trusted) << "printed over a background picture";
}

TEST(TextLayer, LeavesOutWhatIsNotDrawn) {
  EXPECT_THAT(texts(layer_of("BT /F1 10 Tf 100 700 Td (123456) Tj 3 Tr 0 -50 Td (9) Tj ET")), ElementsAre("123456"));
}

TEST(TextLayer, OfAPageWithoutTextIsNotTrusted) {
  const TextLayer layer = layer_of(kPagePicture);
  EXPECT_FALSE(layer.trusted);
  EXPECT_TRUE(layer.words.empty());
}

TEST(Rules, OfOneBorderAreJoinedFromTheirPieces) {
  // Strokes a cell, thin filled rectangles a cell, and a picture stretched to a line.
  const TextLayer layer = layer_of(
      "0.5 w 100 700 m 200 700 l S 200 700 m 300 700 l S "
      "100 600 100 0.48 re f 200 600 0.48 0.48 re f 200.48 600 99 0.48 re f "
      "q 150 0 0 0.5 100 500 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q "
      "0.48 w 100 500 0.5 200 re f 1 1 1 rg 100 400 200 0.5 re f");
  ASSERT_EQ(layer.rules.size(), 4U);
  EXPECT_EQ(layer.rules[0], (RulingLine{true, 142, 100, 300, 0.5}));
  EXPECT_NEAR(layer.rules[1].at, 842 - 600.24, 0.01);
  EXPECT_NEAR(layer.rules[1].to, 299.48, 0.01);
  EXPECT_NEAR(layer.rules[2].length(), 150, 0.01);
  EXPECT_FALSE(layer.rules[3].horizontal);
  EXPECT_NEAR(layer.rules[3].from, 842 - 700, 0.01);
}

TEST(Rules, AreNotMadeOfShadingSlopesOrCurves) {
  EXPECT_TRUE(layer_of("0.8 g 100 600 300 20 re f 0 G 100 500 m 300 450 l S 100 400 m 150 420 200 420 300 400 c S")
                  .rules.empty());
}

TEST(InkAgreement, IsHighWhereTheLayerIsTrueToThePage) {
  const TemporaryFile file(one_page("BT /F1 20 Tf 100 700 Td (1234567) Tj ET 1 w 50 500 m 500 500 l S"));
  auto document = Document::open(file.path());
  ASSERT_TRUE(document);
  auto layer = document->text_layer(1);
  const auto raster = document->render(1, 100, false);
  ASSERT_TRUE(layer);
  ASSERT_TRUE(raster);
  const InkAgreement good = ink_agreement(*layer, *raster);
  EXPECT_GT(good.characters_on_ink, 0.99);
  EXPECT_GT(good.ink_under_characters, 0.95) << "the rule is no print";
  for (LayerWord& word : layer->words) {
    word.word.box.y0 += 100;
    word.word.box.y1 += 100;
  }
  const InkAgreement moved = ink_agreement(*layer, *raster);
  EXPECT_LT(moved.characters_on_ink, 0.01);
  EXPECT_LT(moved.ink_under_characters, 0.01);
}

}  // namespace
}  // namespace ziping::pdf
