#include "output/csv_table.h"

#include <gtest/gtest.h>

#include "output/csv_rows.h"
#include "output/hostile_texts.h"

namespace ziping::output {
namespace {

TEST(CsvTable, HostileTextsAreInertAndComeBackWhole) {
  const auto hostile = testing::hostile_texts();
  ASSERT_GE(hostile.size(), 40U);
  CsvTable table("t", {{"text", "text", ""}, {"again", "text", ""}});
  for (const auto& it : hostile) table.text(it.text).text(it.text);
  const auto rows = testing::csv_rows(table.take().bytes);
  ASSERT_EQ(rows.size(), hostile.size() + 1);
  for (std::size_t i = 0; i < hostile.size(); ++i) {
    ASSERT_EQ(rows[i + 1].size(), 2U);
    const std::string expected = (hostile[i].runs ? "'" : "") + hostile[i].text;
    EXPECT_EQ(rows[i + 1][0], expected) << i;
    EXPECT_EQ(rows[i + 1][1], expected) << i;
  }
}

TEST(CsvTable, NumbersStayNumbers) {
  CsvTable table("t", {{"a", "decimal", ""}, {"b", "integer", ""}, {"c", "number", ""}, {"d", "decimal", ""}});
  table.number(*Decimal::parse("-12.30")).number(-7).measure(-0.005, 2).number(std::optional<Decimal>());
  EXPECT_EQ(table.take().bytes,
            "\xEF\xBB\xBF"
            "a,b,c,d\r\n-12.30,-7,-0.01,\r\n");
}

TEST(CsvTable, BytesThatAreNoUtf8AreReplaced) {
  EXPECT_EQ(inert("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(inert("\xFF=1"), "\uFFFD=1");
}

TEST(CsvTable, TheDictionaryKnowsEveryColumn) {
  CsvTable one("one", {{"a", "text", "first"}, {"b", "integer", "=second"}});
  const NamedFile dictionary = dictionary_of({&one});
  EXPECT_EQ(dictionary.name, "data_dictionary.csv");
  EXPECT_EQ(testing::csv_rows(dictionary.bytes),
            (std::vector<std::vector<std::string>>{{"file", "column", "type", "meaning"},
                                                   {"one.csv", "a", "text", "first"},
                                                   {"one.csv", "b", "integer", "'=second"}}));
}

}  // namespace
}  // namespace ziping::output
