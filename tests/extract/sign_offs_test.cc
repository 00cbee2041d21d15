#include <gtest/gtest.h>

#include <algorithm>

#include "extract/document_drawing.h"
#include "extract/extraction.h"

namespace ziping::extract {
namespace {

using layout::ParagraphKind;

// What a concept says, one behind the other.
std::string said(const Extraction& extraction, std::string_view concept_id) {
  std::string all;
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id == concept_id) all += (all.empty() ? "" : "|") + fact.value_text.value_or("");
  }
  return all;
}

Extraction read(const std::string& foot, const std::string& head) {
  DocumentDrawing drawing;
  drawing.text(foot, ParagraphKind::Note, 1).text("1", ParagraphKind::PageNumber, 1);
  drawing.text(head, ParagraphKind::Body, 2).text("2", ParagraphKind::PageNumber, 2);
  return extract(drawing.reading(), product_patterns());
}

TEST(SignOffs, ANameThePageBreakCutsIsWhole) {
  const Extraction extraction = read("填表人：石小舟 填报日期：2024年5月8日 单位负责人签字：柳", "青山");
  EXPECT_EQ(said(extraction, "contact.person"), "石小舟|柳青山");
  EXPECT_EQ(said(extraction, "report.date"), "2024-05-08");
}

TEST(SignOffs, ANumberADateAndALabelToo) {
  EXPECT_EQ(said(read("填表人：石小舟 联系电话：191000", "00029"), "contact.phone"), "19100000029");
  EXPECT_EQ(said(read("填表人：石小舟 填报日期：2024年", "5月8日"), "report.date"), "2024-05-08");
  EXPECT_EQ(said(read("填表人：石小舟 联系电话：19100000029 单位负", "责人签字：柳青山"), "contact.person"),
            "石小舟|柳青山");
  EXPECT_EQ(said(read("填表人：石小舟 单位负责人签字：", "柳青山"), "contact.person"), "石小舟|柳青山");
}

TEST(SignOffs, WhatStandsOnTheNextPageOtherwiseIsNotDrawnIn) {
  EXPECT_EQ(said(read("填表人：石小舟 单位负责人签字：柳青山", "附件2"), "contact.person"), "石小舟|柳青山");
  EXPECT_EQ(said(read("填表人：石小舟 单位负责人签字：柳青山", "部门支出绩效自评情况"), "contact.person"),
            "石小舟|柳青山");
  EXPECT_EQ(said(read("填表人：石小舟", "填报日期：2024年5月8日"), "contact.person"), "石小舟");
}

}  // namespace
}  // namespace ziping::extract
