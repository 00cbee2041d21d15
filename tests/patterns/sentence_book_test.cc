#include "patterns/sentence_book.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace ziping::patterns {
namespace {

namespace fs = std::filesystem;

Result<SentenceBook> book_of(std::string_view sentences) {
  const fs::path path = fs::path(testing::TempDir()) / "sentences.toml";
  std::ofstream(path, std::ios::binary) << "schema = 1\nsentence = [\n" << sentences << "]\n";
  return load_sentences(path);
}

const SentenceBook& shipped() {
  static const auto kBook = load_sentences(fs::path(ZIPING_SOURCE_DIR) / "patterns/messages/sentences.toml");
  EXPECT_TRUE(kBook) << describe(kBook.error());
  return *kBook;
}

TEST(SentenceBook, SaysAnInstanceWithItsDetails) {
  const auto book = book_of(
      "{ en = \"{file}: {what}\", zh = \"{file}：{what}\" },\n{ en = \"is gone\", zh = \"不见了\" },\n"
      "{ en = \"{n} of {all} items\", zh = \"{all} 项中的 {n} 项\" },\n");
  ASSERT_TRUE(book) << describe(book.error());
  EXPECT_EQ(book->in_chinese("is gone"), "不见了");
  EXPECT_EQ(book->in_chinese("3 of 12 items"), "12 项中的 3 项");
  EXPECT_EQ(book->in_chinese("a.pdf: is gone"), "a.pdf：不见了");
  EXPECT_EQ(book->in_chinese("a.pdf: 3 of 12 items"), "a.pdf：12 项中的 3 项");
  EXPECT_EQ(book->in_chinese("nothing known"), "nothing known");
  EXPECT_EQ(book->in_chinese(""), "");
  EXPECT_EQ(book->in_chinese(": "), ": ");
}

TEST(SentenceBook, RefusesWhatOneLanguageLacks) {
  for (const char* entry : {"{ zh = \"页\" }", "{ zh = \"页\", en = \"\" }", "{ zh = \"{n} 页\", en = \"page\" }",
                            "{ zh = \"{m} 页\", en = \"page {n}\" }"}) {
    const auto book = book_of(entry);
    ASSERT_FALSE(book) << entry;
    EXPECT_NE(describe(book.error()).find("sentences.toml:3"), std::string::npos) << describe(book.error());
  }
}

std::string filled(std::string text) {
  std::map<std::string, std::string> values;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    const std::string name = text.substr(open + 1, close - open - 1);
    text.replace(open, close - open + 1, "<" + name + ">");
  }
  return text;
}

// No sentence is another's instance, whatever its details are.
TEST(SentenceBook, EverySentenceIsItself) {
  EXPECT_GT(shipped().pairs().size(), 150U);
  for (const auto& [english, chinese] : shipped().pairs()) {
    EXPECT_EQ(shipped().in_chinese(filled(english)), filled(chinese)) << english;
  }
}

/// With all places called the same, "{:.0f}" too.
std::string bare(const std::string& sentence) {
  std::string text;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    text += sentence[i];
    if (sentence[i] != '{') continue;
    i = std::min(sentence.find('}', i), sentence.size() - 1);
    text += '}';
  }
  return text;
}

/// The C++ string literal that begins at `at`, with those that follow it at once; `at` is moved behind them.
std::string literal(const std::string& source, std::size_t* at) {
  std::string text;
  std::size_t i = *at;
  for (;;) {
    while (i < source.size() && (source[i] == ' ' || source[i] == '\n')) ++i;
    if (i >= source.size() || source[i] != '"') break;
    for (++i; i < source.size() && source[i] != '"'; ++i) {
      if (source[i] == '\\') ++i;
      text += source[i];
    }
    *at = ++i;
  }
  return text;
}

TEST(SentenceBook, KnowsTheTitlesOfProblems) {
  std::size_t seen = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(ZIPING_SOURCE_DIR) / "src/serve")) {
    if (entry.path().extension() != ".cc") continue;
    std::ifstream in(entry.path());
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    for (std::size_t at = source.find("problem(4"); at != std::string::npos; at = source.find("problem(4", at + 1)) {
      std::size_t from = source.find("\", ", at);
      if (from == std::string::npos || from > source.find(';', at)) continue;
      from += 2;
      const std::string title = literal(source, &from);
      if (title.empty() || source.compare(from, 2, " +") == 0) continue;
      ++seen;
      EXPECT_NE(shipped().in_chinese(title), title) << entry.path().filename();
    }
  }
  EXPECT_GT(seen, 30U);
}

// What a user of the command line can cause is composed in these rooms, by these functions.
TEST(SentenceBook, KnowsTheSentencesOfTheRooms) {
  std::map<std::string, bool> known;
  for (const auto& [english, chinese] : shipped().pairs()) known.emplace(bare(english), true);
  std::size_t seen = 0;
  for (const char* room : {"base", "cli", "output", "review", "sample", "serve", "store"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(ZIPING_SOURCE_DIR) / "src" / room)) {
      if (entry.path().extension() != ".cc") continue;
      std::ifstream in(entry.path());
      const std::string source{std::istreambuf_iterator<char>(in), {}};
      for (const char* call : {"Error{ErrorCode::", "report({ErrorCode::", "store_error(ErrorCode::",
                               "lock_error(ErrorCode::", "refuse(ErrorCode::", "refuse(\"", "refuse(fmt::format(\""}) {
        for (std::size_t at = source.find(call); at != std::string::npos; at = source.find(call, at + 1)) {
          std::size_t from = source.find('"', at);
          const std::size_t end = source.find(';', at);
          if (from == std::string::npos || from > end) continue;
          // What is put together from pieces with + is another test's.
          const std::string before = source.substr(at, from - at);
          const std::string text = literal(source, &from);
          const bool pieces = before.find('+') != std::string::npos || source.compare(from, 2, " +") == 0 ||
                              source.compare(from, 3, ") +") == 0;
          if (pieces || before.find("Internal") != std::string::npos || text.find(' ') == std::string::npos) continue;
          ++seen;
          // The store names its database in front.
          EXPECT_TRUE(known.contains(bare(text)) || known.contains("database {}: " + bare(text)))
              << entry.path().filename() << ": " << text;
        }
      }
    }
  }
  EXPECT_GT(seen, 40U);
}

}  // namespace
}  // namespace ziping::patterns
