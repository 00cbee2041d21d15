#include "patterns/message_book.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "patterns/pattern_files.h"

namespace ziping::patterns {
namespace {

namespace fs = std::filesystem;

Result<MessageBook> book_of(std::string_view bytes) {
  const fs::path path = fs::path(testing::TempDir()) / "messages.toml";
  std::ofstream(path, std::ios::binary) << bytes;
  return load_messages(path);
}

TEST(MessageBook, KeepsBothLanguagesByKey) {
  const auto book = book_of("schema = 1\n[ui]\n\"a.b\" = { zh = \"第 {n} 页\", en = \"page {n}\" }\n");
  ASSERT_TRUE(book) << describe(book.error());
  EXPECT_EQ(book->texts("zh").at("ui.a.b"), "第 {n} 页");
  EXPECT_EQ(book->texts("en").at("ui.a.b"), "page {n}");
  EXPECT_EQ(book->texts("fr").at("ui.a.b"), "page {n}");
}

TEST(MessageBook, RefusesWhatOneLanguageLacks) {
  for (const char* entry : {"{ zh = \"页\" }", "{ zh = \"页\", en = \"\" }", "{ zh = \"{n} 页\", en = \"page\" }",
                            "{ zh = \"页\", en = \"page\", fr = \"page\" }"}) {
    const auto book = book_of(std::string("schema = 1\n[ui]\nx = ") + entry + "\n");
    ASSERT_FALSE(book) << entry;
    EXPECT_NE(describe(book.error()).find("messages.toml:3"), std::string::npos) << describe(book.error());
  }
}

TEST(MessageBook, NamesEveryConceptFormAndCheckOfTheHouse) {
  const fs::path folder = fs::path(ZIPING_SOURCE_DIR) / "patterns";
  const auto book = load_messages(folder / "desk" / "messages.toml");
  ASSERT_TRUE(book) << describe(book.error());
  const auto& texts = book->texts("zh");
  const auto concepts = TomlFile::read(folder / "concepts.toml");
  ASSERT_TRUE(concepts);
  for (const char* group : {"form", "table", "prose", "text"}) {
    const std::string section = std::string_view(group) == "form" ? "form." : "concept.";
    for (const std::string& id : concepts->root().table(group).keys()) EXPECT_TRUE(texts.contains(section + id)) << id;
  }
  const auto checks = TomlFile::read(folder / "checks" / "catalogue.toml");
  ASSERT_TRUE(checks);
  for (const TomlRecord& check : checks->root().records("check")) {
    EXPECT_TRUE(texts.contains("check." + check.text("name"))) << check.text("name");
  }
}

// Another wording of the desk must not have every document interpreted again.
TEST(MessageBook, IsNoPartOfThePatternsDigest) {
  const fs::path folder = fs::path(testing::TempDir()) / "with_desk";
  fs::remove_all(folder);
  fs::create_directories(folder / "desk");
  std::ofstream(folder / "a.toml") << "schema = 1\n";
  const auto before = PatternFiles::find({folder});
  std::ofstream(folder / "desk" / "messages.toml") << "schema = 1\n";
  const auto after = PatternFiles::find({folder});
  ASSERT_TRUE(before);
  ASSERT_TRUE(after);
  EXPECT_EQ(before->digest(), after->digest());
}

}  // namespace
}  // namespace ziping::patterns
