#include "ocr/figure.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

class WellFormed : public testing::TestWithParam<const char*> {};
TEST_P(WellFormed, IsAFigure) {
  EXPECT_TRUE(is_well_formed_figure(utf8::decode(GetParam()))) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Prints, WellFormed,
                         testing::Values("0", "5", "10", "100%", "85.60%", "1,832.00", "1832.00", "12,345,678.9", "0.5",
                                         "-1.56%", "+5%", "≥95%", "≤30", ">=3", "<0.05", "¥1,832.00", "2023.12",
                                         "2023.12.31", "2023-05-04", "2023/5/4", "2021-2023", "10/10", "8:30", "3~5",
                                         "(1,234.50)", "(3)", "1.", "(10", "10)", "0731-8123456", "13800001234", "-",
                                         "--", "/", "≥", "×100%。", "≥80,<90", "001", "100.00%"));

class Malformed : public testing::TestWithParam<const char*> {};
TEST_P(Malformed, IsNone) {
  EXPECT_FALSE(is_well_formed_figure(utf8::decode(GetParam()))) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Misreadings, Malformed,
                         testing::Values("", "138.96\"\"", "138,96", "1.832.00", "85.%", "4.5.", "05", "1,83.00",
                                         "12345,678", "%85", ".5", "5..2", "100%%", "1O0", "12)34", "00.5", "1,832,00",
                                         "--5", "2023.13.1", "3-", "\"58.17", "。5"));

TEST(FigureRuns, AreTheFiguresWithTheirSigns) {
  const std::u32string text = utf8::decode("2023年完成≥1,832.00万元，占85%。3.");
  std::vector<std::string> runs;
  for (const FigureRun& run : figure_runs(text)) runs.push_back(utf8::encode(text.substr(run.from, run.to - run.from)));
  EXPECT_EQ(runs, (std::vector<std::string>{"2023", "≥1,832.00", "85%", "3"}));
  EXPECT_TRUE(figure_runs(U"-").empty());
  EXPECT_TRUE(figure_runs(U"").empty());
}

}  // namespace
}  // namespace ziping::ocr
