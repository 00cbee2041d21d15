#include "patterns/toml_reader.h"

#include <gtest/gtest.h>

namespace ziping::patterns {
namespace {

TomlFile parse(std::string_view bytes) {
  auto file = TomlFile::parse(bytes, "a.toml");
  EXPECT_TRUE(file) << describe(file.error());
  return std::move(*file);
}

TEST(TomlReader, ReadsEveryKind) {
  TomlFile file = parse(R"(
schema = 1
[[thing]]
id = "x"
share = 0.5
exact = "0.50"
names = ["a", "b"]
quiet = true
[thing.inner]
n = 3
)");
  EXPECT_EQ(file.root().integer("schema"), 1);
  auto things = file.root().records("thing");
  ASSERT_EQ(things.size(), 1U);
  EXPECT_EQ(things[0].text("id"), "x");
  EXPECT_DOUBLE_EQ(things[0].number("share"), 0.5);
  EXPECT_EQ(things[0].decimal("exact").to_string(), "0.50");
  EXPECT_EQ(things[0].texts("names"), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(things[0].flag_or("quiet", false));
  EXPECT_EQ(things[0].table("inner").integer("n"), 3);
  EXPECT_TRUE(file.status());
}

TEST(TomlReader, UnknownKeyIsAnErrorWithItsPlace) {
  TomlFile file = parse("[[thing]]\nid = \"x\"\n  colour = \"red\"\n");
  for (const TomlRecord& record : file.root().records("thing")) record.text("id");
  Status status = file.status();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::PatternInvalid);
  EXPECT_EQ(status.error().message, "unknown key 'colour'");
  EXPECT_EQ(status.error().origin.file, "a.toml");
  EXPECT_EQ(status.error().origin.line, 3);
}

TEST(TomlReader, UnknownTopLevelTableIsAnError) {
  TomlFile file = parse("schema = 1\n[[other]]\nid = 1\n");
  file.root().integer("schema");
  Status status = file.status();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message, "unknown key 'other'");
}

TEST(TomlReader, MissingKeyAndWrongTypeAreErrors) {
  TomlFile missing = parse("[[thing]]\n");
  missing.root().records("thing").at(0).text("id");
  ASSERT_FALSE(missing.status());
  EXPECT_EQ(missing.status().error().message, "key 'id' is missing");
  EXPECT_EQ(missing.status().error().origin.line, 1);

  TomlFile wrong = parse("id = 3\n");
  EXPECT_EQ(wrong.root().text("id"), "");
  ASSERT_FALSE(wrong.status());
  EXPECT_EQ(wrong.status().error().message, "key 'id' must be a string");
  EXPECT_EQ(wrong.status().error().origin.column, 6);

  TomlFile element = parse("names = [\"a\",\n 2]\n");
  element.root().texts("names");
  ASSERT_FALSE(element.status());
  EXPECT_EQ(element.status().error().origin.line, 2);
}

TEST(TomlReader, FloatIsNoDecimal) {
  TomlFile file = parse("rate = 0.1\n");
  file.root().decimal("rate");
  ASSERT_FALSE(file.status());
}

TEST(TomlReader, SyntaxErrorHasItsPlace) {
  auto file = TomlFile::parse("a = 1\nb = = 2\n", "b.toml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::PatternInvalid);
  EXPECT_EQ(file.error().origin.line, 2);
}

}  // namespace
}  // namespace ziping::patterns
