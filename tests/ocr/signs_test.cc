#include "ocr/signs.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

std::string fold(const std::string& text) {
  return utf8::encode(folded(utf8::decode(text)));
}

TEST(Signs, FoldsPrintsThatAScanDoesNotTellApart) {
  EXPECT_EQ(fold("１，８３２．００"), "1,832.00");
  EXPECT_EQ(fold("（ 12 % ）"), "(12%)");
  EXPECT_EQ(fold("2021—2023"), "2021-2023");
  EXPECT_EQ(fold("≧90％"), "≥90%");
  EXPECT_EQ(fold("“甲”"), "\"甲\"");
}

TEST(Signs, KeepsWhatDiffers) {
  EXPECT_NE(fold("1832.00"), fold("1832,00"));
  EXPECT_NE(fold("≥90"), fold(">90"));
  EXPECT_NE(fold("。"), fold("."));
  EXPECT_NE(fold("一"), fold("-"));
}

TEST(Signs, TellsFiguresFromWords) {
  EXPECT_EQ(shape_of(""), Shape::Blank);
  EXPECT_EQ(shape_of("  "), Shape::Blank);
  EXPECT_EQ(shape_of("1,832.00"), Shape::Figure);
  EXPECT_EQ(shape_of("≥95%"), Shape::Figure);
  EXPECT_EQ(shape_of("-"), Shape::Figure);
  EXPECT_EQ(shape_of("1O0%"), Shape::Figure);
  EXPECT_EQ(shape_of("138.96\"\""), Shape::Figure);
  EXPECT_EQ(shape_of("2023年12月"), Shape::Mixed);
  EXPECT_EQ(shape_of("≥3次"), Shape::Mixed);
  EXPECT_EQ(shape_of("数量指标"), Shape::Words);
  EXPECT_EQ(shape_of("So"), Shape::Words);
}

std::string mended(const std::string& text) {
  std::u32string signs = utf8::decode(text);
  mend(&signs);
  return utf8::encode(signs);
}

TEST(Signs, MendsWhatAloneMakesSense) {
  EXPECT_EQ(mended("水费丶电费"), "水费、电费");
  EXPECT_EQ(mended("（编制数）X100%"), "（编制数）×100%");
  EXPECT_EQ(mended("]x100%"), "]×100%");
  EXPECT_EQ(mended("14200人°"), "14200人。");
  EXPECT_EQ(mended("20°"), "20°");
  EXPECT_EQ(mended("较晚．下一年"), "较晚，下一年");
  EXPECT_EQ(mended("3.5万"), "3.5万");
  EXPECT_EQ(mended("10-20%（含）．计4分"), "10-20%（含），计4分");
  EXPECT_EQ(mended("（1）．项目"), "（1）．项目");
  EXPECT_EQ(mended("达到80%.计4分"), "达到80%，计4分");
  EXPECT_EQ(mended("手续完整：③项目"), "手续完整；③项目");
  EXPECT_EQ(mended("扣分如下：①支出"), "扣分如下：①支出");
  EXPECT_EQ(mended("1、制度1分：2、办法1分"), "1、制度1分；2、办法1分");
  EXPECT_EQ(mended("附件：2、清单"), "附件：2、清单");
  EXPECT_EQ(mended("③真实；④完整；③准确；④及时"), "③真实；④完整；⑤准确；⑥及时");
  EXPECT_EQ(mended("①真实；②完整；①准确；②及时"), "①真实；②完整；①准确；②及时");
  EXPECT_EQ(mended("x100%。"), "×100%。");
  EXPECT_EQ(mended("批准投资金额X100%。"), "批准投资金额×100%。");
  EXPECT_EQ(mended("（B/AX100%)"), "（B/A×100%）");
  EXPECT_EQ(mended("(2024年度）"), "（2024年度）");
  EXPECT_EQ(mended("执行数(B)（元"), "执行数(B)（元");
  EXPECT_EQ(mended("X100型"), "X100型");
  EXPECT_EQ(mended("×100%°"), "×100%。");
  EXPECT_EQ(mended("XX县X100"), "XX县X100");
  EXPECT_EQ(mended("X光机2台"), "X光机2台");
}

TEST(NumberItemsOn, GoesOnFromTheLineAbove) {
  const auto numbered = [](std::u32string line, char32_t last, bool ended) {
    number_items_on(&line, last, ended);
    return utf8::encode(line);
  };
  EXPECT_EQ(numbered(U"③数据准确，1分。", U'④', true), "⑤数据准确，1分。");
  EXPECT_EQ(numbered(U"5数据准确，1分。", U'④', true), "⑤数据准确，1分。");
  // A figure of the sentence above, another number, a new list.
  EXPECT_EQ(numbered(U"5项以上计1分。", U'④', false), "5项以上计1分。");
  EXPECT_EQ(numbered(U"6数据准确，1分。", U'④', true), "6数据准确，1分。");
  EXPECT_EQ(numbered(U"①数据准确；②公开", U'④', true), "①数据准确；②公开");
  EXPECT_EQ(numbered(U"1数据准确", 0, true), "1数据准确");
  std::u32string line = U"②制度健全；③执行有效；";
  EXPECT_EQ(number_items_on(&line, U'①', true), U'③');
}

}  // namespace
}  // namespace ziping::ocr
