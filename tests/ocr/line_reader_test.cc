#include "ocr/line_reader.h"

#include <gtest/gtest.h>

#include "ocr/painted_page.h"

namespace ziping::ocr {
namespace {

/// Readers that say what the test wants, and how often each was asked.
struct Script {
  std::map<std::string, int> asked;
  Engines engines;
  std::unique_ptr<Reader> says(const std::string& name, const std::string& text, double confidence = 0.99) {
    return std::make_unique<FixedReader>(name, LineText{text, confidence, {}, {}, false}, &asked[name]);
  }
};

const image::InkLine kLine{{30, 30, 130, 60}, 30, false};

image::PagePicture page() {
  return painted_page(200, 100, {{30, 30, 60, 60}, {70, 30, 100, 60}, {110, 30, 130, 60}});
}

TEST(LineReader, AFigureIsReadByTwoReadersThatAgree) {
  Script script;
  script.engines.pp = script.says("pp", "835.20");
  script.engines.hans = script.says("hans", "835.20");
  script.engines.figures = script.says("figures", "835.20");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "835.20");
  EXPECT_TRUE(line->sure);
  EXPECT_EQ(line->voices.size(), 2U);
  EXPECT_EQ(script.asked["hans"], 0);
}

TEST(LineReader, ASquareMetreIsSaidOnce) {
  Script script;
  script.engines.pp = script.says("pp", "规模（m㎡²）");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "规模（㎡）");
}

TEST(LineReader, ADisputedFigureIsReadAgain) {
  Script script;
  script.engines.pp = script.says("pp", "835.20");
  script.engines.hans = script.says("hans", "885.20");
  script.engines.figures = script.says("figures", "885.20");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "885.20");
  EXPECT_LT(line->confidence, 0.99);
  EXPECT_EQ(line->voices.size(), 3U);
}

TEST(LineReader, AtLeastReadAsTwoByBothIsCaughtByTheModelOfFigures) {
  Script script;
  script.engines.hans = script.says("hans", "290%");
  script.engines.eng = script.says("eng", "290%");
  script.engines.figures = script.says("figures", "≥90%");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "≥90%");
  EXPECT_EQ(script.asked["figures"], 1);
}

TEST(LineReader, LessThatMayBeAtMostIsAtMostButNotSure) {
  Script script;
  script.engines.pp =
      std::make_unique<FixedReader>("pp", LineText{"<100%", 0.51, {}, {"100%", "≤100%"}, false}, &script.asked["pp"]);
  script.engines.hans = script.says("hans", "<100%");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "≤100%");
  EXPECT_FALSE(line->sure);
  EXPECT_TRUE(std::any_of(line->voices.begin(), line->voices.end(), [](const Voice& v) { return v.text == "<100%"; }));
}

TEST(LineReader, CertainWordsAreReadOnce) {
  Script script;
  script.engines.pp = script.says("pp", "数量指标", 0.98);
  script.engines.hans = script.says("hans", "数量指标");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "数量指标");
  EXPECT_TRUE(line->sure);
  EXPECT_EQ(script.asked["hans"], 0);
}

TEST(LineReader, WordsWithFiguresAreReadTwice) {
  Script script;
  script.engines.pp = script.says("pp", "完成培训12次", 0.98);
  script.engines.hans = script.says("hans", "完成培训72次");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "完成培训12次");
  EXPECT_FALSE(line->sure);
}

TEST(LineReader, TheModelOfFiguresSettlesAFigureInAText) {
  Script script;
  script.engines.pp = script.says("pp", "完成12次", 0.98);
  script.engines.hans = script.says("hans", "完成72次");
  script.engines.figures = script.says("figures", "72");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "完成72次");
  EXPECT_FALSE(line->sure);
  EXPECT_EQ(line->edges.size(), 6U);
}

TEST(LineReader, TheModelOfFiguresTellsAtMostFromLessInAText) {
  Script script;
  script.engines.pp = script.says("pp", "<1277.37万元", 0.42);
  script.engines.hans = script.says("hans", "1277.37万元");
  script.engines.figures = script.says("figures", "≤1277.37");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "≤1277.37万元");
}

TEST(LineReader, AnAgreedTwoAtTheBeginningOfATextIsCheckedForAtLeast) {
  Script script;
  script.engines.pp = script.says("pp", "23次", 0.98);
  script.engines.hans = script.says("hans", "23次");
  script.engines.figures = script.says("figures", "≥3");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_FALSE(line->sure);
  EXPECT_EQ(script.asked["figures"], 1);
}

TEST(LineReader, TesseractAloneIsNeverSureOfOneReading) {
  Script script;
  script.engines.hans = script.says("hans", "数量指标");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "数量指标");
  EXPECT_FALSE(line->sure);
}

TEST(LineReader, WithoutPpOcrACharacterBeforeAFigureMayBeAComparison) {
  Script script;
  script.engines.hans = script.says("hans", "宇90%");
  script.engines.figures = script.says("figures", "≥90%");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "≥90%");
  EXPECT_TRUE(line->sure);
}

TEST(LineReader, WithoutPpOcrADisputedSignBeforeAFigureIsLookedAtAgain) {
  Script script;
  script.engines.hans = script.says("hans", "过50.00万元");
  script.engines.chi_sim = script.says("chi_sim", "和50.00万元");
  script.engines.figures = script.says("figures", "≤50.00");
  LineReader reader(std::move(script.engines));
  EXPECT_EQ(reader.read_cell_line(page(), kLine)->text, "≤50.00万元");
}

// The model of figures takes the unit behind the figure for a digit or two.
TEST(LineReader, WithoutPpOcrADisputedSignIsLookedAtThoughTheUnitIsSeenAsDigits) {
  Script script;
  script.engines.hans = script.says("hans", "宕7次");
  script.engines.chi_sim = script.says("chi_sim", "过7次");
  script.engines.figures = script.says("figures", "≥780");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  EXPECT_EQ(line->text, "≥7次");
  EXPECT_FALSE(line->sure);
}

TEST(LineReader, WithoutPpOcrInkBeforeTheFirstSignIsLookedAt) {
  Script script;
  // The first sign is said to begin 15 pixels, half an em, behind the ink.
  script.engines.hans = std::make_unique<FixedReader>(
      "hans", LineText{"50.5元", 0.9, {21, 38, 54, 70, 86, 106}, {}, false}, &script.asked["hans"]);
  script.engines.chi_sim = script.says("chi_sim", "芝50.5元");
  script.engines.figures = script.says("figures", "≤50.54");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "≤50.5元");
  ASSERT_EQ(line->edges.size(), 7U);
  EXPECT_NEAR(line->edges[0], 30 * 0.24, 1e-6);
  EXPECT_FALSE(line->sure);
}

TEST(LineReader, AComparisonThatTwoReadersLeaveOutIsNotLost) {
  // Whether PP-OCR notices that it left something out or not.
  for (const bool incomplete : {false, true}) {
    Script script;
    // The first sign is said to begin with the ink and to be a sign and a half wide: its edge was moved there.
    script.engines.pp = std::make_unique<FixedReader>(
        "pp", LineText{"57.9元", 0.998, {6, 44, 58, 66, 80, 106}, {}, incomplete}, &script.asked["pp"]);
    script.engines.hans = script.says("hans", "57.9元");
    script.engines.figures = script.says("figures", "≤57.9");
    LineReader reader(std::move(script.engines));
    const auto line = reader.read_cell_line(page(), kLine);
    ASSERT_TRUE(line);
    EXPECT_EQ(line->text, "≤57.9元");
  }
}

TEST(LineReader, AComparisonThatIsReadIsNotPutInOnceMore) {
  Script script;
  script.engines.pp = std::make_unique<FixedReader>(
      "pp", LineText{"≤57.9元", 0.998, {6, 40, 54, 68, 76, 90, 106}, {}, false}, &script.asked["pp"]);
  script.engines.hans = script.says("hans", "57.9元");
  script.engines.figures = script.says("figures", "≤57.9");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "≤57.9元");
  EXPECT_TRUE(line->sure);
}

// Two Tesseract models may also take a comparison for the same character: it stays, but is not sure.
TEST(LineReader, ASignBeforeAFigureThatReadersAgreeOnStays) {
  for (const char* other : {"共50次培圳", "共50次培训"}) {
    Script script;
    script.engines.hans = script.says("hans", "共50次培训");
    script.engines.chi_sim = script.says("chi_sim", other);
    script.engines.figures = script.says("figures", "≥50");
    LineReader reader(std::move(script.engines));
    const auto line = reader.read_cell_line(page(), kLine);
    EXPECT_EQ(line->text, "共50次培训");
    EXPECT_FALSE(line->sure);
  }
}

TEST(LineReader, ASignBeforeAFigureIsSureWhereTheModelOfFiguresSeesNoComparison) {
  Script script;
  script.engines.hans = script.says("hans", "共50次培训");
  script.engines.chi_sim = script.says("chi_sim", "共50次培训");
  script.engines.figures = script.says("figures", "50");
  LineReader reader(std::move(script.engines));
  EXPECT_TRUE(reader.read_cell_line(page(), kLine)->sure);
}

TEST(LineReader, AFigureWithItsUnitIsNoFigureToModelsThatKnowNothingElse) {
  Script script;
  script.engines.hans = script.says("hans", "22个");
  script.engines.chi_sim = script.says("chi_sim", "22个");
  script.engines.figures = script.says("figures", "22)");
  script.engines.eng = script.says("eng", "22%");
  LineReader reader(std::move(script.engines));
  EXPECT_EQ(reader.read_cell_line(page(), kLine)->text, "22个");
}

TEST(LineReader, WhereNoReaderSaysAnythingTheTextIsEmptyAndNotSure) {
  Script script;
  script.engines.pp = script.says("pp", "");
  script.engines.hans = script.says("hans", " ");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_TRUE(line->text.empty());
  EXPECT_FALSE(line->sure);
  EXPECT_EQ(line->confidence, 0);
}

TEST(LineReader, AStrokeIsReadByItsShape) {
  Script script;
  script.engines.pp = script.says("pp", "oo");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(painted_page(200, 100, {{50, 50, 80, 53}}), {{50, 50, 80, 53}, 30, false});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "—");
  EXPECT_EQ(script.asked["pp"], 0);
}

TEST(LineReader, AComparisonAloneIsReadByTheModelThatKnowsIt) {
  Script script;
  script.engines.pp = script.says("pp", "M", 0.97);
  script.engines.hans = script.says("hans", "之");
  script.engines.figures = script.says("figures", "≥");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "≥");
  EXPECT_FALSE(line->sure);
}

TEST(LineReader, AChineseCharacterAloneIsReadTwice) {
  Script script;
  script.engines.pp = script.says("pp", "天", 0.97);
  script.engines.hans = script.says("hans", "人");
  script.engines.figures = script.says("figures", "7");
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "天");
  EXPECT_FALSE(line->sure);
  EXPECT_EQ(script.asked["figures"], 0);
}

TEST(LineReader, TheSameCropIsNotReadTwice) {
  Script script;
  script.engines.pp = script.says("pp", "数量指标");
  LineReader reader(std::move(script.engines));
  const auto picture = page();
  ASSERT_TRUE(reader.read_cell_line(picture, kLine));
  ASSERT_TRUE(reader.read_cell_line(picture, kLine));
  EXPECT_EQ(script.asked["pp"], 1);
  reader.forget();
  ASSERT_TRUE(reader.read_cell_line(picture, kLine));
  EXPECT_EQ(script.asked["pp"], 2);
}

TEST(LineReader, EdgesAreInPointsOfThePage) {
  Script script;
  // 0.2 em of margin: the ink begins at 6 pixels of the crop.
  script.engines.pp =
      std::make_unique<FixedReader>("pp", LineText{"甲 乙", 0.99, {6, 40, 46, 106}, {}, false}, nullptr);
  LineReader reader(std::move(script.engines));
  const auto line = reader.read_cell_line(page(), kLine);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "甲乙");
  ASSERT_EQ(line->edges.size(), 3U);
  EXPECT_NEAR(line->edges[0], 30 * 0.24, 1e-6);
  EXPECT_NEAR(line->edges[1], 70 * 0.24, 1e-6);
  EXPECT_NEAR(line->edges[2], 130 * 0.24, 1e-6);
  EXPECT_NEAR(line->box.y1, 60 * 0.24, 1e-6);
}

}  // namespace
}  // namespace ziping::ocr
