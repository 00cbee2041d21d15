#include "ocr/vote.h"

#include <gtest/gtest.h>

namespace ziping::ocr {
namespace {

Ballot full(const std::string& text, double confidence = 0.99) {
  return {text, 1.15, confidence, false, Family::PpOcr};
}
Ballot limited(const std::string& text) {
  return {text, 0.9, 0.99, true, Family::Tesseract};
}
Ballot figures(const std::string& text) {
  return {text, 0.97, 0.99, false, Family::Figures};
}

TEST(Agree, FoldsWidthButNotDigits) {
  EXPECT_TRUE(agree(full("1,832.00"), full("1，832.00")));
  EXPECT_FALSE(agree(full("1,832.00"), full("1.832.00")));
  EXPECT_FALSE(agree(full(""), full("")));
}

TEST(Agree, ALimitedReaderDoesNotContradictASignItCannotSay) {
  EXPECT_TRUE(agree(full("≥90%"), limited("290%")));
  EXPECT_TRUE(agree(full("≥90%"), limited(">90%")));
  EXPECT_TRUE(agree(full("≥90%"), limited("90%")));
  EXPECT_TRUE(agree(limited("290%"), full("≥90%")));
  EXPECT_FALSE(agree(full("≥90%"), limited("295%")));
  EXPECT_FALSE(agree(full("≥"), limited("2")));
  EXPECT_TRUE(agree(full("≤"), limited("<")));
  EXPECT_FALSE(agree(full("≥90%"), full("290%")));
  EXPECT_FALSE(agree(full("90%"), limited("290%")));
}

TEST(SettleFigure, TwoReadersThatAgreeAreSure) {
  const Verdict verdict = settle_figure({full("1,832.00"), limited("1,832.00")});
  EXPECT_TRUE(verdict.sure);
  EXPECT_EQ(verdict.winner, 0U);
  EXPECT_GT(verdict.confidence, 0.99);
}

TEST(SettleFigure, OneReaderIsNeverSure) {
  EXPECT_FALSE(settle_figure({full("1,832.00")}).sure);
  EXPECT_FALSE(settle_figure({}).sure);
}

TEST(SettleFigure, AgreementOnWhatIsNoFigureIsNotSure) {
  EXPECT_FALSE(settle_figure({full("138.96\""), limited("138.96\"")}).sure);
  EXPECT_FALSE(settle_figure({full("4.5."), limited("4.5.")}).sure);
}

TEST(SettleFigure, OneWellFormedFigureStandsAgainstTwoThatAreNone) {
  // As read from tests/data/ocr/amount.pgm.
  const Verdict verdict = settle_figure({full("9.294.327.26"), limited("9.294.327.26"), figures("9,294,327.26")});
  EXPECT_EQ(verdict.winner, 2U);
  EXPECT_FALSE(verdict.sure);
}

TEST(SettleFigure, GrammarBreaksATie) {
  const Verdict verdict = settle_figure({full("138,96"), limited("138.96")});
  EXPECT_EQ(verdict.winner, 1U);
  EXPECT_FALSE(verdict.sure);
}

TEST(SettleFigure, MajorityOfFamiliesWinsAndIsLessCertain) {
  const Verdict two_to_one = settle_figure({full("85%"), limited("35%"), figures("35%")});
  EXPECT_EQ(two_to_one.winner, 2U);
  EXPECT_FALSE(two_to_one.sure);
  EXPECT_LT(two_to_one.confidence, settle_figure({full("35%"), figures("35%")}).confidence);
}

TEST(SettleFigure, OneFamilyDoesNotOutvoteTheBestReaderByNumbers) {
  EXPECT_EQ(settle_figure({full("5"), limited("3"), limited("3")}).winner, 0U);
  EXPECT_EQ(settle_figure({full("95"), limited("93"), limited("93"), figures("93")}).winner, 3U);
}

TEST(SettleFigure, ASingleDigitIsPpOcrsToTell) {
  const Verdict verdict = settle_figure({full("7"), limited("2"), figures("2")});
  EXPECT_EQ(verdict.winner, 0U);
  EXPECT_FALSE(verdict.sure);
}

TEST(SettleFigure, TwoReadersOfOneFamilyAreSureOnlyWhereThereIsNoOther) {
  EXPECT_TRUE(settle_figure({limited("35%"), limited("35%")}).sure);
  EXPECT_FALSE(settle_figure({full("85"), limited("35%"), limited("35%")}).sure);
}

TEST(SettleFigure, TheReaderThatKnowsTheSignIsTaken) {
  const Verdict verdict = settle_figure({limited("290%"), figures("≥90%")});
  EXPECT_EQ(verdict.winner, 1U);
  EXPECT_TRUE(verdict.sure);
}

TEST(SettleFigure, ASignOnlyOneReaderCanSayMustBeCertain) {
  EXPECT_FALSE(settle_figure({full("≥90%", 0.5), limited("290%")}).sure);
  EXPECT_TRUE(settle_figure({full("≥90%", 0.97), limited("290%")}).sure);
  EXPECT_TRUE(settle_figure({full("≥90%", 0.5), limited("290%"), figures("≥90%")}).sure);
}

TEST(SettleText, FiguresMustAgreeBeforeASentenceIsSure) {
  EXPECT_TRUE(settle_text({full("完成率为95%"), limited("完成率为95%")}).sure);
  EXPECT_TRUE(
      settle_text({full("全年共完成培训12次，覆盖人数300人。"), limited("全年共完戚培训12次，覆盖人数300人。")}).sure);
  EXPECT_FALSE(
      settle_text({full("全年共完成培训12次，覆盖人数300人。"), limited("全年共完成培训12次，覆盖人数800人。")}).sure);
}

TEST(SettleText, AgreementOnAMalformedFigureIsNotSure) {
  EXPECT_FALSE(settle_text({full("其中：拨款：2.023.51"), limited("其中:拨款:2.023.51")}).sure);
  EXPECT_TRUE(settle_text({full("其中：拨款：2,023.51。"), limited("其中:拨款:2,023.51.")}).sure);
}

TEST(SettleText, TesseractsChineseModelsDoNotOutvoteTheFirst) {
  const Verdict verdict = settle_text({full("建设村卫生室"), limited("建设村卫牛室"), limited("建设村卫牛室")});
  EXPECT_EQ(verdict.winner, 0U);
  EXPECT_FALSE(verdict.sure);
}

TEST(SettleText, ANameWithOneSignInDoubtIsNotSure) {
  EXPECT_FALSE(settle_text({full("榆邮县农业农村局"), limited("榆山县农业农村局")}).sure);
  EXPECT_TRUE(settle_text({full("完成任务：全部"), limited("完成任务；全部")}).sure);
}

TEST(SettleFigure, AGuessOfPpOcrDoesNotMakeSure) {
  EXPECT_EQ(settle_figure({full("1"), limited("1"), figures("/")}).winner, 0U);
  EXPECT_FALSE(settle_figure({full("1", 0.4), limited("1"), figures("/")}).sure);
}

TEST(SettleText, AReaderThatLeftOutASignGivesWay) {
  Ballot short_of_one = full("榆县农业农村局");
  EXPECT_EQ(settle_text({short_of_one, limited("榆岫县农业农村局")}).winner, 0U);
  short_of_one.incomplete = true;
  EXPECT_EQ(settle_text({short_of_one, limited("榆岫县农业农村局")}).winner, 1U);
  EXPECT_EQ(settle_text({short_of_one, limited("榆岫县水利局")}).winner, 0U);
}

TEST(SettleText, AKinsmansWordDoesNotMakeSure) {
  Ballot short_of_one = full("榆县农业农村局");
  short_of_one.incomplete = true;
  EXPECT_FALSE(settle_text({short_of_one, limited("榆山县农业农村局"), limited("榆山县农业农村局")}).sure);
  EXPECT_TRUE(settle_text({limited("数量指标"), limited("数量指标")}).sure);
}

TEST(SettleText, PunctuationTwoOthersAgreeOnIsTheirs) {
  EXPECT_EQ(settle_text({full("期手续影响.", 0.4), limited("期手续影响，"), limited("期手续影响，")}).winner, 1U);
  EXPECT_EQ(settle_text({full("共12.5万元", 0.4), limited("共12,5万元"), limited("共12,5万元")}).winner, 0U);
}

TEST(Likeness, CountsCommonSigns) {
  EXPECT_EQ(likeness(U"", U""), 1);
  EXPECT_EQ(likeness(U"abcd", U"abcd"), 1);
  EXPECT_EQ(likeness(U"abcd", U"abxd"), 0.75);
  EXPECT_EQ(likeness(U"abcd", U""), 0);
}

}  // namespace
}  // namespace ziping::ocr
