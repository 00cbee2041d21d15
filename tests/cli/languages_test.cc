// What goes wrong, told in Chinese to who wants it: no sentence is left in English.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/ran_program.h"

namespace ziping::cli {
namespace {

using ::testing::HasSubstr;

class LanguagesTest : public ::testing::Test {
 protected:
  LanguagesTest() {
    std::ofstream(folder_ / "not.pdf") << "no PDF";
    std::ofstream(folder_ / "not.db")
        << "no database, but long enough to be looked at as if it were one, header and all "
           "of it, one hundred bytes and more";
    std::filesystem::create_directories(folder_ / "empty");
    EXPECT_EQ(ziping_("extract " ZIPING_SOURCE_DIR "/samples/department-form.pdf --db " + db_ + " --ocr never -q"), 0)
        << ziping_.err();
  }

  /// Three English words in a row, letters only: a sentence. Names of files, options and codes are none.
  static std::string english(const std::string& text) {
    std::istringstream words(text);
    std::string run;
    int length = 0;
    for (std::string word; words >> word;) {
      const bool plain =
          word.find_first_not_of("abcdefghijklmnopqrstuvwxyz'ABCDEFGHIJKLMNOPQRSTUVWXYZ,;.") == word.npos;
      run = plain ? run + " " + word : "";
      length = plain ? length + 1 : 0;
      if (length >= 3) return run;
    }
    return "";
  }

  testing::TemporaryFolder folder_;
  testing::RanProgram ziping_;
  std::string db_ = folder_ / "a.db";
};

TEST_F(LanguagesTest, EveryErrorOfTheCommandLineIsToldInChinese) {
  const std::string pdf = ZIPING_SOURCE_DIR "/samples/department-form.pdf";
  const std::string none = folder_ / "none.db";
  const std::string out = folder_ / "out";
  const std::vector<std::string> wrong = {
      "",
      "--nothing",
      "frobnicate",
      "extract",
      "extract " + (folder_ / "none.pdf") + " --db " + db_,
      "extract " + (folder_ / "not.pdf") + " --db " + (folder_ / "b.db"),
      "extract " + (folder_ / "empty") + " --db " + (folder_ / "b.db"),
      "extract " + pdf + " --db " + (folder_ / "not.db"),
      "extract " + pdf + " --db " + (folder_ / "empty"),
      "extract " + pdf + " --db " + (folder_ / "no/such/folder.db"),
      "extract " + pdf + " --db " + (folder_ / "b.db") + " --pages x",
      "extract " + pdf + " --db " + (folder_ / "b.db") + " --shard 9/8",
      "extract " + pdf + " --db " + (folder_ / "b.db") + " --jobs many",
      "extract " + pdf + " --db " + (folder_ / "b.db") + " --jobs 0",
      "extract " + pdf + " --db " + (folder_ / "b.db") + " --jobs",
      "extract " + pdf + " --db " + (folder_ / "b.db") + " --ocr perhaps",
      "extract " + pdf + " --db " + (folder_ / "b.db") + " --quiet --json",
      "extract " + pdf + " --db " + (folder_ / "b.db") + " --tessdata " + (folder_ / "none") + " --force",
      "show",
      "show " + none,
      "show " + (folder_ / "not.db"),
      "show " + (folder_ / "empty"),
      "show " + db_ + " nobody.pdf",
      "show " + db_ + " a b c",
      "export " + none,
      "export " + db_ + " --format csv",
      "export " + db_ + " --format xlsx",
      "export " + db_ + " --format pdf",
      "export " + db_ + " --format json -o " + (folder_ / "no/such/out.json"),
      "export " + db_ + " --format json -o " + (folder_ / "empty"),
      "export " + db_ + " --format csv -o " + (folder_ / "not.pdf"),
      "export " + db_ + " --format html -o " + (folder_ / "not.pdf"),
      "pdf " + none + " a -o " + out,
      "pdf " + db_ + " -o " + out,
      "pdf " + (folder_ / "not.pdf") + " -o " + out,
      "pdf " + pdf + " -o " + pdf,
      "merge " + db_ + " " + db_,
      "merge " + (folder_ / "c.db") + " " + none,
      "verify " + none,
      "check " + none,
      "check " + db_ + " --patterns " + (folder_ / "none"),
      "rules " + db_ + " nobody.pdf",
      "search " + none + " a",
      "stats " + none,
      "quantity " + (folder_ / "none.txt"),
      "serve",
      "serve " + db_ + " --token-file " + (folder_ / "none"),
      "serve --new-token a:fly",
      "serve " + db_ + " --host 203.0.113.7",
      "review " + (folder_ / "not.db"),
      "sample " + db_ + " --concept nothing.at.all --size 5",
      "sample " + db_ + " --concept funds.executed --size 0",
      "sample " + db_ + " --concept funds.executed --size 5 --seed x",
      "sample " + db_ + " --concept funds.executed --tolerable much",
      "sample " + db_ + " --concept funds.executed --size 5 -o " + (folder_ / "sheet.doc"),
      "sample sheet " + db_ + " 7 -o " + (folder_ / "sheet.xlsx"),
      "sample evaluate " + db_ + " " + (folder_ / "none.xlsx"),
      "sample evaluate " + db_ + " " + (folder_ / "not.pdf"),
      "patterns learn " + none,
      "patterns explain " + db_ + " nobody.pdf",
  };
  for (const std::string& arguments : wrong) {
    EXPECT_NE(ziping_(arguments + " --lang zh"), 0) << arguments;
    const std::string told = ziping_.err();
    EXPECT_FALSE(told.empty()) << arguments;
    EXPECT_EQ(english(told), "") << arguments << "\n" << told;
  }
}

TEST_F(LanguagesTest, TheSameInEnglishAndInTheStatusLines) {
  EXPECT_EQ(ziping_("show " + (folder_ / "none.db")), 2);
  EXPECT_THAT(ziping_.err(), HasSubstr("none.db: there is no such file"));
  EXPECT_EQ(ziping_("show " + (folder_ / "none.db"), "LC_ALL=zh_CN.UTF-8"), 2);
  EXPECT_THAT(ziping_.err(), HasSubstr("none.db：没有这个文件"));
  EXPECT_EQ(ziping_("export " + (folder_ / "none.db") + " --json --lang zh"), 2);
  EXPECT_THAT(ziping_.err(), HasSubstr("\"code\":\"input_missing\""));
  EXPECT_THAT(ziping_.err(), HasSubstr("没有这个文件"));
}

TEST_F(LanguagesTest, PagesAsFilesTellHowFarTheyAre) {
  EXPECT_EQ(ziping_("export " + db_ + " --format html -o " + (folder_ / "pages") + " --json"), 0) << ziping_.err();
  const std::string told = ziping_.err();
  for (const char* event : {"\"event\":\"begin\"", "\"event\":\"progress\"", "\"event\":\"end\"", "\"exit\":0"}) {
    EXPECT_THAT(told, HasSubstr(event));
  }
}

}  // namespace
}  // namespace ziping::cli
