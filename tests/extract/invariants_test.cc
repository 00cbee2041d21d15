#include <gtest/gtest.h>

#include <random>

#include "extract/document_drawing.h"
#include "extract/extraction.h"

namespace ziping::extract {
namespace {

// Words as they stand in forms and reports, and things that do not belong there.
const std::vector<std::string>& words() {
  static const std::vector<std::string> kWords{"",
                                               "项目名称",
                                               "一级指标",
                                               "二级指标",
                                               "三级指标",
                                               "年度指标值",
                                               "实际完成值",
                                               "分值",
                                               "得分",
                                               "总分",
                                               "产出指标(50分)",
                                               "指标1:",
                                               "年度资金总额",
                                               "其中：省级资金",
                                               "全年预算数",
                                               "全年执行数",
                                               "执行率",
                                               "100%",
                                               "—",
                                               "/",
                                               "12.50",
                                               "≥95%",
                                               "2023年决算数",
                                               "2023年预算数",
                                               "三公经费",
                                               "1、公务接待",
                                               "按收入性质分：",
                                               "其中：一般公共预算：402",
                                               "填表人：石小舟 填报日期：2024.5.8",
                                               "编制数",
                                               "控制率",
                                               "(((((((",
                                               "）（20分",
                                               "999999999999999999999999999999999999999万元",
                                               "20分*执行率",
                                               "\xE4\xBD",
                                               "0",
                                               "优",
                                               "2024年13月45日",
                                               "指标性质",
                                               "度量单位",
                                               "：",
                                               "单位名称",
                                               "自评总分",
                                               "合计",
                                               "负责人及电话",
                                               "石小舟 19100000029"};
  return kWords;
}

layout::Table random_table(std::mt19937* random) {
  const auto pick = [&](int limit) { return static_cast<int>((*random)() % static_cast<unsigned>(limit)); };
  std::vector<std::string> rows;
  const int cols = 1 + pick(9);
  for (int row = 0, count = 1 + pick(12); row < count; ++row) {
    std::string drawn;
    for (int col = 0; col < cols; ++col) {
      if (col > 0) drawn += "|";
      const int kind = pick(10);
      if (kind == 0 && col > 0) {
        drawn += "<";
      } else if (kind == 1 && row > 0) {
        drawn += "^";
      } else {
        drawn += words()[static_cast<std::size_t>(pick(static_cast<int>(words().size())))];
      }
    }
    rows.push_back(drawn);
  }
  layout::Table table = drawn_table(rows, pick(2) == 0 ? "项目支出绩效自评表" : "");
  // What no sound grid has must not harm either.
  if (pick(4) == 0 && !table.cells.empty()) table.cells.back().row = table.rows + 3;
  if (pick(4) == 0 && !table.cells.empty()) table.cells.front().col_span = 50;
  return table;
}

std::string random_text(std::mt19937* random) {
  static const std::vector<std::string> kPieces{"部门整体支出规模为",
                                                "1204.5万元",
                                                "，",
                                                "。",
                                                "其中：",
                                                "“三公”经费",
                                                "较上年减少",
                                                "年初预算",
                                                "项目支出",
                                                "附件",
                                                "1、",
                                                "2023年",
                                                "自评得分",
                                                "98分",
                                                "评价等级为优",
                                                "\xEE\x80\x80",
                                                " ",
                                                "100%—80%（含）",
                                                "0.5",
                                                "同比"};
  std::string text;
  for (std::size_t i = 0, count = (*random)() % 12; i < count; ++i) text += kPieces[(*random)() % kPieces.size()];
  return text;
}

TEST(Invariants, WhateverIsReadEveryFactHasItsEvidence) {
  std::mt19937 random(20240508);
  int facts = 0;
  for (int round = 0; round < 400; ++round) {
    DocumentDrawing drawing;
    for (int piece = 0; piece < 4; ++piece) {
      drawing.table(random_table(&random));
      drawing.text(random_text(&random), static_cast<layout::ParagraphKind>(random() % 7), 1 + piece / 2);
    }
    const Extraction extraction = extract(drawing.reading(), product_patterns());
    ASSERT_EQ(extraction.forms.size(), drawing.reading().tables.size());
    for (std::size_t i = 0; i < extraction.facts.size(); ++i) {
      const Fact& fact = extraction.facts[i];
      EXPECT_EQ(fact.id, "f" + std::to_string(i + 1));
      EXPECT_TRUE(product_patterns().concepts().has_concept(fact.concept_id)) << fact.concept_id;
      EXPECT_GE(fact.page, 1);
      EXPECT_FALSE(fact.text.empty()) << fact.concept_id;
      EXPECT_LE(fact.match_begin, fact.match_end);
      EXPECT_LE(fact.match_end, fact.text.size()) << fact.concept_id << " " << fact.text;
      EXPECT_EQ(fact.table.has_value(), fact.row.has_value());
      if (fact.value_text) {
        EXPECT_FALSE(fact.value_text->empty()) << fact.concept_id << " " << fact.text;
      }
      ++facts;
    }
  }
  EXPECT_GT(facts, 2000);
}

TEST(Invariants, SameReadingSameFacts) {
  std::mt19937 random(7);
  DocumentDrawing drawing;
  for (int piece = 0; piece < 6; ++piece) drawing.table(random_table(&random)).text(random_text(&random));
  EXPECT_EQ(extract(drawing.reading(), product_patterns()).facts, extract(drawing.reading(), product_patterns()).facts);
}

TEST(Invariants, NothingIsReadFromNothing) {
  const Extraction extraction = extract(layout::DocumentReading{}, product_patterns());
  EXPECT_TRUE(extraction.facts.empty());
  EXPECT_TRUE(extraction.forms.empty());
  EXPECT_EQ(extraction.entity, std::nullopt);
}

}  // namespace
}  // namespace ziping::extract
