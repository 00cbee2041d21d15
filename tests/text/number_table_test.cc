#include <gtest/gtest.h>

#include "text/shipped_language.h"

namespace ziping::text {
namespace {

/// What a row's note says about the place of the text: its column's unit, or that the column holds rates.
QuantityContext context_of(const NumberRow& row) {
  QuantityContext context;
  if (row.note.find("column 万元") != std::string::npos) context.unit = "万元";
  context.rate = row.note.find("rate column") != std::string::npos || row.note.find("执行率 printed as 1") == 0;
  return context;
}

void expect_table(const std::vector<NumberRow>& rows) {
  for (const NumberRow& row : rows) {
    EXPECT_EQ(summary(shipped_language().read(row.text, context_of(row))), summary(row))
        << "line " << row.line << ": " << row.text << " (" << row.note << ")";
  }
}

TEST(NumberTable, OwnRowsReadAsGiven) {
  const auto rows = read_number_table(source_folder() / "tests/data/text/numbers.tsv");
  ASSERT_GE(rows.size(), 150U);
  expect_table(rows);
}

TEST(NumberTable, DomainRowsReadAsGiven) {
  const auto file = source_folder().parent_path() / "shared/domain/numbers.tsv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "the domain's number table is not on this machine";
  const auto rows = read_number_table(file);
  ASSERT_GT(rows.size(), 200U);
  expect_table(rows);
}

TEST(NumberTable, BothPrintedAndBaseValueAreKept) {
  const Quantity quantity = shipped_language().read("18 189.50万元");
  EXPECT_EQ(quantity.printed_value->to_string(), "18189.50");
  EXPECT_EQ(quantity.printed_unit, "万元");
  EXPECT_EQ(quantity.decimals, 2);
  EXPECT_EQ(quantity.value->to_string(), "181895000");
}

TEST(NumberTable, ColumnHeadGivesTheUnit) {
  QuantityContext context;
  context.unit = "万元";
  const Quantity quantity = shipped_language().read("43.20", context);
  EXPECT_EQ(quantity.value->to_string(), "432000");
  EXPECT_EQ(quantity.printed_unit, "万元");
  EXPECT_EQ(quantity.decimals, 2);
  context.unit = "人";
  EXPECT_EQ(summary(shipped_language().read("25", context)), "count | 25 | 人 | ");
}

TEST(NumberTable, UnclearOnesAreFlagged) {
  for (const char* text : {"1832.oo", "l832", "1832, 00", "854万854万", "下降-1.56%", "2024年2月30日", "2024年13月",
                           "290%", "W 100%", "一百二十三万四", "550.36万无"}) {
    EXPECT_TRUE(shipped_language().read(text).flagged) << text;
  }
  for (const char* text : {"1832.00", "85%", "2024年2月29日", "三万五", "100 余人"}) {
    EXPECT_FALSE(shipped_language().read(text).flagged) << text;
  }
}

TEST(NumberTable, RelativeDatesTakeTheReportYear) {
  QuantityContext context;
  context.report_year = 2021;
  EXPECT_EQ(shipped_language().read("年底", context).literal, "2021-12-31");
  EXPECT_EQ(shipped_language().read("去年", context).literal, "2020");
  EXPECT_EQ(shipped_language().read("2月下旬", context).literal, "2021-02-21/2021-02-28");
}

}  // namespace
}  // namespace ziping::text
