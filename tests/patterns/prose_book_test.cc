#include "patterns/prose_book.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "patterns/pattern_set.h"

namespace ziping::patterns {
namespace {

const PatternSet& product() {
  static const auto kPatterns = PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  if (!kPatterns) throw std::runtime_error(describe(kPatterns.error()));
  return **kPatterns;
}

Result<ProseBook> make(const std::string& records) {
  std::vector<TomlFile> files;
  auto file = TomlFile::parse("schema = 1\n" + records, "prose.toml");
  if (!file) return file.error();
  files.push_back(std::move(*file));
  return ProseBook::make(&files, product().prose().signs(), product().concepts(), product().language());
}

constexpr const char* kRecord = R"([[prose]]
id = "received"
concept = "project.received"
keywords = ["到位"]
regex = '''资金到位{amount}'''
accepts = [ { text = "资金到位80万元。", value = "80" } ]
rejects = ["资金到位率80%。"]
)";

std::string with(std::string toml, const std::string& from, const std::string& to) {
  const auto at = toml.find(from);
  return at == std::string::npos ? toml : toml.replace(at, from.size(), to);
}

TEST(ProseBook, ClaimsFiguresWithTheirPlace) {
  auto book = make(kRecord);
  ASSERT_TRUE(book) << describe(book.error());
  const std::string text = "全年资金到位 1,234.50 万元，另有5人。";
  const MarkedText marked = mark(text, product().language(), book->signs(), {});
  const auto hits = book->match(marked, TextPlace::Body, {});
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(text.substr(hits[0].span.begin, hits[0].span.end - hits[0].span.begin), "1,234.50 万元");
  EXPECT_TRUE(book->match(marked, TextPlace::Title, {}).empty());
}

TEST(ProseBook, TakesFiguresOfFullWidthForWhatTheyAre) {
  const std::string text = "全年召开听证会１８场，参加者２，４５０人，满意率９３．５％。";
  const MarkedText marked = mark(text, product().language(), product().prose().signs(), {});
  std::vector<std::string> read;
  for (const auto& quantity : marked.quantities) {
    read.push_back(quantity.value->to_string() + "=" + text.substr(quantity.begin, quantity.end - quantity.begin));
  }
  EXPECT_EQ(read, (std::vector<std::string>{"18=１８场", "2450=２，４５０人", "93.5=９３．５％"}));
}

struct BadRecord {
  const char* name;
  std::string toml;
  int line;
  const char* message;
};

class ProseErrors : public ::testing::TestWithParam<BadRecord> {};

TEST_P(ProseErrors, ArePointedAt) {
  const auto book = make(GetParam().toml);
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().origin.file, "prose.toml");
  EXPECT_EQ(book.error().origin.line, GetParam().line) << describe(book.error());
  EXPECT_NE(book.error().message.find(GetParam().message), std::string::npos) << describe(book.error());
}

INSTANTIATE_TEST_SUITE_P(
    Records, ProseErrors,
    ::testing::Values(
        BadRecord{"UnknownConcept", with(kRecord, "project.received", "project.recieved"), 4, "unknown concept"},
        BadRecord{"BadRegex", with(kRecord, "资金到位{", "(资金到位{"), 6, "regular expression"},
        BadRecord{"UnknownQuantity", with(kRecord, "{amount}", "{money}"), 6, "unknown quantity"},
        BadRecord{"NoFigure", with(kRecord, "{amount}", "{amount-}"), 6, "can never yield a figure"},
        BadRecord{"KeywordNeverMet", with(kRecord, "[\"到位\"]", "[\"拨付\"]"), 7, "does not accept"},
        BadRecord{"WrongValue", with(kRecord, "value = \"80\"", "value = \"81\""), 7, "does not accept"},
        BadRecord{"Rejected", with(kRecord, "到位率80%", "到位80万元"), 8, "must reject"},
        BadRecord{"UnknownTopic", with(kRecord, "keywords", "topic = \"x\"\nkeywords"), 5, "unknown topic"},
        BadRecord{"TooLarge", with(kRecord, "资金到位{", "[一-龥]{2,900}资金到位{"), 6, "too large"},
        BadRecord{"Unreachable", std::string(kRecord) + with(kRecord, "id = \"received\"", "id = \"again\""), 14,
                  "'received' took"}),
    [](const auto& test) { return test.param.name; });

TEST(MarkedText, WordsOfChangesStayWords) {
  const std::string text = "“三公”经费支出合计2.4万元，较上年减少支出1.52万元，年初预算3万元";
  const MarkedText marked = mark(text, product().language(), product().prose().signs(), {});
  ASSERT_EQ(marked.quantities.size(), 3U);
  EXPECT_EQ(marked.quantities[0].printed_value->to_string(), "2.4");
  EXPECT_EQ(marked.quantities[1].printed_value->to_string(), "1.52");
  EXPECT_NE(marked.text.find("较上年减少支出"), std::string::npos);
  EXPECT_NE(marked.text.find("年初预算"), std::string::npos);
}

TEST(PatternSet, DigestChangesWithAnyFile) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(::testing::TempDir()) / "ziping-own-patterns";
  fs::remove_all(folder);
  fs::create_directories(folder / "prose");
  {
    std::ofstream out(folder / "prose" / "own.toml");
    out << "schema = 1\n" << with(with(kRecord, "资金到位{", "资金下达{"), "到位\"]", "下达\"]");
  }
  const auto broken = PatternSet::load({ZIPING_SOURCE_DIR "/patterns", folder});
  ASSERT_FALSE(broken) << "its example does not match its expression";
  EXPECT_NE(broken.error().origin.file.find("own.toml"), std::string::npos);
  {
    std::ofstream out(folder / "prose" / "own.toml");
    out << "schema = 1\n"
        << with(with(with(kRecord, "资金到位{", "资金下达{"), "到位\"]", "下达\"]"), "资金到位80万元",
                "资金下达80万元");
  }
  const auto own = PatternSet::load({ZIPING_SOURCE_DIR "/patterns", folder});
  ASSERT_TRUE(own) << describe(own.error());
  EXPECT_NE((*own)->digest(), product().digest());
  EXPECT_EQ((*own)->digest().size(), 64U);
  fs::remove_all(folder);
}

TEST(PatternSet, MissingFolderIsAnError) {
  const auto none = PatternSet::load({"/nonexistent/patterns"});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::PatternInvalid);
}

}  // namespace
}  // namespace ziping::patterns
