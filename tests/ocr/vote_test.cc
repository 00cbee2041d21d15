#include "ocr/vote.h"

#include <gtest/gtest.h>

namespace ziping::ocr {
namespace {

Ballot full(const std::string& text, double weight = 1) {
  return {text, weight, 0.99, false};
}
Ballot limited(const std::string& text, double weight = 0.9) {
  return {text, weight, 0.99, true};
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

TEST(SettleFigure, GrammarBreaksATie) {
  const Verdict verdict = settle_figure({full("138,96"), limited("138.96")});
  EXPECT_EQ(verdict.winner, 1U);
  EXPECT_FALSE(verdict.sure);
}

TEST(SettleFigure, MajorityWinsAndIsLessCertain) {
  const Verdict two_to_one = settle_figure({full("85%"), limited("35%"), full("35%")});
  EXPECT_NE(two_to_one.winner, 0U);
  EXPECT_LT(two_to_one.confidence, settle_figure({full("35%"), full("35%")}).confidence);
}

TEST(SettleFigure, TheReaderThatKnowsTheSignIsTaken) {
  const Verdict verdict = settle_figure({limited("290%"), full("≥90%")});
  EXPECT_EQ(verdict.winner, 1U);
  EXPECT_TRUE(verdict.sure);
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

TEST(Likeness, CountsCommonSigns) {
  EXPECT_EQ(likeness(U"", U""), 1);
  EXPECT_EQ(likeness(U"abcd", U"abcd"), 1);
  EXPECT_EQ(likeness(U"abcd", U"abxd"), 0.75);
  EXPECT_EQ(likeness(U"abcd", U""), 0);
}

}  // namespace
}  // namespace ziping::ocr
