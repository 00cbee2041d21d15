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

}  // namespace
}  // namespace ziping::ocr
