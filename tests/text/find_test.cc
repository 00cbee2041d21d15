#include <gtest/gtest.h>

#include "text/shipped_language.h"

namespace ziping::text {
namespace {

/// printed=kind:value:unit:comparator for everything found, joined by "; ".
std::string found(const std::string& printed) {
  std::string out;
  for (const Quantity& quantity : shipped_language().find(printed)) {
    if (!out.empty()) out += "; ";
    out += printed.substr(quantity.begin, quantity.end - quantity.begin) + "=" + quantity.kind + ":" +
           quantity.value_string() + ":" + quantity.unit + ":" + quantity.comparator_string();
  }
  return out;
}

TEST(Find, AmountsAndDatesOfRunningText) {
  EXPECT_EQ(found("2023 年我单位年初预算为 596.39 万元，其中基本支出 492.73 万元。"),
            "2023 年=year:2023::; 596.39 万元=amount:5963900:元:; 492.73 万元=amount:4927300:元:");
  EXPECT_EQ(found("较上年减少支出 1.52 万元，增长率 32.9%；至9月完成60.9亿元"),
            "较上年减少支出 1.52 万元=change:-15200:元:; 增长率 32.9%=change:32.9:%:; 9月完成=date:2023-09::; "
            "60.9亿元=amount:6090000000:元:");
  EXPECT_EQ(found("种植 5 亩 ，道路 28.1 公里 。"), "5 亩=area:5:亩:; 28.1 公里=length:28.1:km:");
  EXPECT_EQ(found("设局长1名，副局长3名，编制十四名"), "1名=count:1:名:; 3名=count:3:名:; 十四名=cn_numeral:14:名:");
}

TEST(Find, WhatIsNoQuantityStaysOut) {
  for (const char* text :
       {"“三公经费”和三农工作", "十四五规划", "一是加强领导，二是完善制度", "（二十三）完成交办的其他任务",
        "第十二巡视组", "“三区”科技人才支持", "根据财预〔2020〕10号文件", "联系电话：0745-6820000", "进一步统一思想",
        "三大产业", "十分重视", "项目编码51092324T000010263357", "1、主要职能", "5G基站"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

TEST(Find, WhatEachGets) {
  EXPECT_EQ(found("每名专职委员每年工作补贴为500元，亩均投入财政资金1500元"),
            "每名专职委员每年工作补贴为500元=rate:500:元/(名·年):; 亩均投入财政资金1500元=rate:1500:元/亩:");
  EXPECT_EQ(found("火灾发生率为0.064次/10万公顷，每年安排资金500万元"),
            "0.064次/10万公顷=rate:0.064:/10万:; 500万元=amount:5000000:元:");
}

TEST(Find, AWordBehindAFigureStaysWhole) {
  EXPECT_EQ(found("共设有24个内设机构，2个月内完成"), "24个=count:24:个:; 2个月内=duration:2:月:<=");
  EXPECT_EQ(found("207101天津市某区，三方面成效，35人员经费"), "");
  EXPECT_EQ(found("三年级学生28名，2成成活率"), "28名=count:28:名:; 2成=percent:20:%:");
  EXPECT_EQ(found("1.1部门职责概述"), "");
}

}  // namespace
}  // namespace ziping::text
