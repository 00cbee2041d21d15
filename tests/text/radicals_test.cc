#include "text/radicals.h"

#include <gtest/gtest.h>

namespace ziping::text {
namespace {

TEST(Radicals, BecomeTheIdeographsTheyLookLike) {
  EXPECT_EQ(without_radicals("项⽬⽀出绩效⾃评表（横⻚）"), "项目支出绩效自评表（横页）");
  EXPECT_EQ(without_radicals("⻓⻋⻔⻛⻢⻥⻩⻬⻰⻳⺠⻄⻅"), "长车门风马鱼黄齐龙龟民西见");
}

TEST(Radicals, LeaveOtherTextAlone) {
  for (const char* text : {"", "≥95%", "——", "…", "①⑤", "目", "\xE2"}) EXPECT_EQ(without_radicals(text), text);
}

}  // namespace
}  // namespace ziping::text
