#include "ocr/lost_marks.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

/// `text` with the marks that `other` saw put in.
std::string mended(const std::string& text, const std::string& other) {
  std::u32string signs = utf8::decode(text);
  for (const LostMark& mark : lost_marks(signs, utf8::decode(other))) {
    signs.replace(mark.from, mark.to - mark.from, 1, mark.sign);
  }
  return utf8::encode(signs);
}

TEST(LostMarks, ComeFromTheOtherReader) {
  EXPECT_EQ(mended("员数/编制数）×100%", "员数/编制数)×100%。"), "员数/编制数）×100%。");
  EXPECT_EQ(mended("1动物疫病强制免疫经费", "1、动物疫病强制免疫经费"), "1、动物疫病强制免疫经费");
  EXPECT_EQ(mended("变动率≤0计5分；", "变动率<0，计5分;"), "变动率≤0计5分；");
  EXPECT_EQ(mended("控制率等于零计5分；", "控制率等于零，计5分;"), "控制率等于零，计5分；");
  EXPECT_EQ(mended("年末结余）（上年结转", "年末结余)/(上年结转"), "年末结余）/（上年结转");
  EXPECT_EQ(mended("到位资金）100%", "到位资金)×100%。"), "到位资金）×100%。");
  EXPECT_EQ(mended("三公经费”变动率", "“三公经费”变动率"), "“三公经费”变动率");
}

TEST(LostMarks, SmallerOnesAreTakenForTheirLikes) {
  EXPECT_EQ(mended("（含）.计4分", "(含)，计4分"), "（含），计4分");
  EXPECT_EQ(mended("扣完为止·", "扣完为止。"), "扣完为止。");
  EXPECT_EQ(mended("手续完整：③项目", "手续完整;③项目"), "手续完整；③项目");
}

TEST(LostMarks, ASignTheOtherCannotSayContradictsNothing) {
  EXPECT_EQ(mended("制度，2分：④制度", "制度，2分;@制度"), "制度，2分；④制度");
}

TEST(LostMarks, ARaggedStrokeIsTheCharacterForOne) {
  EXPECT_EQ(mended("---级指标", "一级指标"), "一级指标");
  EXPECT_EQ(mended("-级指标", "一级指标"), "一级指标");
  EXPECT_EQ(mended("\"一-次验收", "一次验收"), "一次验收");
  EXPECT_EQ(mended("每超过-·个百分", "每超过一个百分"), "每超过一个百分");
  EXPECT_EQ(mended("每出现一-", "每出现一"), "每出现一");
  EXPECT_EQ(mended("一般", "一般"), "一般");
  EXPECT_EQ(mended("10-20%", "10一20%"), "10-20%");
  EXPECT_EQ(mended("-", "一"), "-");
}

TEST(LostMarks, NoFigureIsTouched) {
  EXPECT_EQ(mended("共657.85万元", "共657,85万元"), "共657.85万元");
  EXPECT_EQ(mended("共12345元", "共12,345元"), "共12345元");
  EXPECT_EQ(mended("扣25分", "扣2.5分"), "扣25分");
}

TEST(LostMarks, NothingIsPutWhereTheReadersDiffer) {
  EXPECT_EQ(mended("按时完成任务", "按时完戍、任务"), "按时完成任务");
  EXPECT_EQ(mended("计4分；", "计4分;。"), "计4分；");
  EXPECT_EQ(mended("总额为：", "总额为;"), "总额为：");
  EXPECT_EQ(mended("", "。"), "");
}

TEST(LostMarks, NothingIsTakenAway) {
  EXPECT_EQ(mended("解决问题；指导", "解决问题指导"), "解决问题；指导");
  EXPECT_EQ(mended("为止。", "为止"), "为止。");
}

}  // namespace
}  // namespace ziping::ocr
