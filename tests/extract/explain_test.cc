#include "extract/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/document_drawing.h"

namespace ziping::extract {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

TEST(Explain, TextNamesTheRecordThatClaims) {
  const auto lines = explain_text("“三公”经费控制率为30.77%，接待5批次。", product_patterns());
  EXPECT_THAT(lines, Contains(HasSubstr("three_public.rate by 'three-public-rate'")));
  EXPECT_THAT(lines, Contains(HasSubstr("no record claims it")));
}

TEST(Explain, TableSaysWhyAFormHolds) {
  const auto lines = explain_table(
      drawn_table({"项目名称|巡护经费|<|<|<|<|<", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
                   "产出指标|数量指标|巡山次数|12次|12次|10|10"},
                  "项目支出绩效自评表"),
      product_patterns());
  EXPECT_THAT(lines.front(), HasSubstr("form project_self_eval by 'project-self-eval'"));
  EXPECT_THAT(lines, Contains(HasSubstr("dept-base-data")));
  EXPECT_THAT(lines, Contains(HasSubstr("section indicators rows 2-2")));
  EXPECT_THAT(lines, Contains(HasSubstr("产出指标 / 数量指标 / 巡山次数")));
}

TEST(Explain, TextsInCellsSayWhatEachFigureIs) {
  const auto lines =
      explain_table(drawn_table({"项目名称|巡护经费|<|<|<|<|<", "年度总体目标|预期目标|<|<|实际完成情况|<|<",
                                 "^|巡山12次，覆盖率达到100%，群众满意。|<|<|全年巡山15次，处置火情3起。|<|<",
                                 "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
                                 "产出指标|数量指标|巡山次数|12次|12次|10|10"},
                                "项目支出绩效自评表"),
                    product_patterns());
  EXPECT_THAT(lines, Contains(HasSubstr("text of the cell in row 2 column 4")));
  EXPECT_THAT(lines, Contains(HasSubstr("'15次': count 15 次; no record claims it")));
}

}  // namespace
}  // namespace ziping::extract
