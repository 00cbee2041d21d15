#include "ocr/figure_parts.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

/// The parts of a line, a stroke between them.
std::string parts(const char* text) {
  const std::u32string line = utf8::decode(text);
  std::u32string out;
  for (const SignRange& part : figure_parts(line)) {
    if (!out.empty()) out += U'|';
    out += line.substr(part.begin, part.end - part.begin);
  }
  return utf8::encode(out);
}

TEST(FigureParts, TakeAWordOnBothSides) {
  EXPECT_EQ(parts("本年支出318.46万元"), "出318.46万");
}

TEST(FigureParts, ReachBeyondMarksToTheNextWords) {
  EXPECT_EQ(parts("完成情况:95%(含),计满分"), "况:95%(含),计");
}

TEST(FigureParts, AtTheEndsOfTheLineStopThere) {
  EXPECT_EQ(parts("2021年度整改率为98%"), "2021年|为98%");
  EXPECT_EQ(parts("12.5%"), "12.5%");
}

TEST(FigureParts, LeaveSingleDigitsAndWordsAlone) {
  EXPECT_EQ(parts("缺少1项扣2分"), "");
  EXPECT_EQ(parts("部门职责明确"), "");
  EXPECT_EQ(parts(""), "");
}

TEST(FigureParts, NearEachOtherAreOne) {
  EXPECT_EQ(parts("自2021年3月至12月完成"), "自2021年3月至12月");
  EXPECT_EQ(parts("购置14台共计29件设备"), "置14台共计29件");
}

}  // namespace
}  // namespace ziping::ocr
