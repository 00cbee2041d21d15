#include "base/separated.h"

#include <gtest/gtest.h>

namespace ziping {
namespace {

using Fields = std::vector<std::string>;

TEST(Separated, TakesTheSignOfTheFirstLine) {
  EXPECT_EQ(read_separated("a\tb,c\n1\t2,3\n", "\t;,").rows[1].fields, (Fields{"1", "2,3"}));
  EXPECT_EQ(read_separated("a;b\n1;2", "\t;,").rows[1].fields, (Fields{"1", "2"}));
  EXPECT_EQ(read_separated("a;b,c\n", "\t,").rows[0].fields, (Fields{"a;b", "c"}));
  EXPECT_EQ(read_separated("one\n", "\t;,").rows[0].fields, Fields{"one"});
}

TEST(Separated, QuotesHoldSignsQuotesAndBreaks) {
  const SeparatedText text = read_separated("\xEF\xBB\xBF\"a,\"\"b\"\"\n c\",d\r\n,\r\n", ",");
  ASSERT_EQ(text.rows.size(), 2U);
  EXPECT_EQ(text.rows[0].fields, (Fields{"a,\"b\"\n c", "d"}));
  EXPECT_EQ(text.rows[1].fields, (Fields{"", ""}));
  EXPECT_EQ(text.rows[1].line, 3U) << "lines are those of the file";
  EXPECT_FALSE(text.open_quote);
}

TEST(Separated, AQuoteThatNeverEndsIsTold) {
  EXPECT_EQ(read_separated("a,b\n1,\"2\n3,4\n", ",").open_quote, 2U);
  EXPECT_TRUE(read_separated("", ",").rows.empty());
}

}  // namespace
}  // namespace ziping
