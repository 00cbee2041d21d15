#include "patterns/check_book.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "patterns/scoring_book.h"

namespace ziping::patterns {
namespace {

/// Writes a pattern file that goes away with the test.
class FileOf {
 public:
  explicit FileOf(const std::string& text)
      : path_(std::filesystem::path(::testing::TempDir()) /
              (std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) + ".toml")) {
    std::ofstream(path_) << text;
  }
  ~FileOf() { std::filesystem::remove(path_); }
  std::vector<std::filesystem::path> list() const { return {path_}; }
  std::string message() const {
    const auto book = CheckBook::load(list());
    return book ? "" : describe(book.error()).substr(path_.string().size());
  }

 private:
  std::filesystem::path path_;
};

const std::string kHead = R"(schema = 1
[[check]]
name = "asset-parts"
number = 42
say.fail = { zh = "{stated}", en = "{stated}" }
)";

std::string formula(const std::string& rule, const std::string& expect = "pass") {
  return kHead + R"([[formula]]
check = "asset-parts"
each = "assets.total"
rule = ")" +
         rule +
         R"("
example = [{ given = { "assets.total" = "3", "assets.fixed" = "3" }, expect = ")" +
         expect + "\" }]\n";
}

TEST(CheckBook, LoadsWhatHolds) {
  const FileOf file(formula("this = assets.fixed"));
  const auto book = CheckBook::load(file.list());
  ASSERT_TRUE(book) << describe(book.error());
  EXPECT_EQ(book->formulas().size(), 1U);
  EXPECT_EQ(book->find("asset-parts")->number, 42);
  EXPECT_EQ(book->find("nothing"), nullptr);
}

TEST(CheckBook, AnExampleThatDoesNotHoldEndsTheLoad) {
  EXPECT_EQ(FileOf(formula("this = assets.fixed", "fail")).message(), ":10:79: the formula comes to 'pass'");
}

TEST(CheckBook, ErrorsNameTheirPlace) {
  EXPECT_EQ(FileOf(formula("this = assets.fixed + ")).message(), ":9:8: column 23 of the formula: expected a name");
  EXPECT_EQ(FileOf(formula("this = summe(assets.fixed)")).message(),
            ":9:8: column 8 of the formula: there is no function 'summe'");
  EXPECT_EQ(FileOf(formula("this 7")).message(), ":9:8: column 6 of the formula: expected one of = != <= >= < >");
  EXPECT_EQ(FileOf(formula("this = assets.fixed[year=x]")).message(),
            ":9:8: column 21 of the formula: year takes a number like -1");
}

TEST(CheckBook, UnknownKeysPlaceholdersAndSentencesAreErrors) {
  EXPECT_EQ(FileOf(kHead + "colour = 1\n").message(), ":6:10: unknown key 'colour'");
  EXPECT_EQ(FileOf(R"(schema = 1
[[check]]
name = "x"
number = 1
say.fail = { zh = "{state}", en = "" }
)")
                .message(),
            ":5:19: there is no placeholder '{state}'");
  EXPECT_EQ(FileOf(kHead + R"([[formula]]
check = "asset-parts"
each = "assets.total"
rule = "this = 3"
sentence = "over"
example = [{ given = { "assets.total" = "3" }, expect = "pass" }]
)")
                .message(),
            ":6:1: no sentence 'over'");
}

TEST(CheckBook, DeepNestingIsRefused) {
  const std::string open(5000, '(');
  EXPECT_NE(FileOf(formula("this = " + open + "3")).message().find("nested too deeply"), std::string::npos);
}

TEST(ScoringBook, APhraseMustMatchItsExamples) {
  const FileOf file(R"(schema = 1
number = '''\d+'''
[[phrase]]
id = "x"
makes = "floor-zero"
regex = '''abc{N}'''
accepts = [{ text = "abd3" }]
)");
  const auto book = ScoringBook::load(file.list());
  ASSERT_FALSE(book);
  EXPECT_NE(describe(book.error()).find(":7:21: the phrase does not match"), std::string::npos)
      << describe(book.error());
}

}  // namespace
}  // namespace ziping::patterns
