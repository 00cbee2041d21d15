// Help, manual page, completion, statistics, status lines, languages.
#include <gmock/gmock.h>

#include <set>
#include <sstream>

#include "cli/manual.h"
#include "cli/messages.h"
#include "cli/ran_program.h"
#include "output/terminal_text.h"
#include "pdf/pdf_text.h"

namespace ziping::cli {
namespace {

using testing::bytes_of;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kReadme = ZIPING_SOURCE_DIR "/README.md";

class HelpTest : public ::testing::Test {
 protected:
  /// The first words of the lines below "Subcommands:" of a help text.
  std::vector<std::string> commands(const std::string& path) {
    EXPECT_EQ(ziping_(path + " --help"), 0);
    std::vector<std::string> names;
    std::istringstream lines(ziping_.out());
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("Subcommands:")) {
        inside = true;
      } else if (inside && line.size() > 2 && line[0] == ' ' && line[2] != ' ') {
        names.push_back(line.substr(2, line.find(' ', 2) - 2));
      } else if (inside && !line.starts_with(' ')) {
        inside = false;
      }
    }
    return names;
  }

  /// "--db", "-j" ... of a help text.
  std::set<std::string> options(const std::string& path) {
    EXPECT_EQ(ziping_(path + " --help"), 0);
    std::set<std::string> names;
    std::istringstream lines(ziping_.out());
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("  -")) continue;
      for (std::size_t at = line.find('-'); at != line.npos && at < 30; at = line.find(",-", at)) {
        if (line[at] == ',') ++at;
        names.insert(line.substr(at, line.find_first_of(" ,", at) - at));
        ++at;
      }
    }
    return names;
  }

  /// All commands' paths, "" for the program's own.
  std::vector<std::string> paths() {
    std::vector<std::string> all = {""};
    for (const std::string& command : commands("")) {
      all.push_back(command);
      for (const std::string& below : commands(command)) all.push_back(command + " " + below);
    }
    return all;
  }

  testing::RanProgram ziping_;
  testing::TemporaryFolder folder_;
};

TEST_F(HelpTest, TheManualHasEveryCommandAndOption) {
  ASSERT_EQ(ziping_("--man"), 0);
  const std::string manual = ziping_.out();
  EXPECT_TRUE(manual.starts_with(".TH ZIPING 1"));
  std::size_t seen = 0;
  for (const std::string& path : paths()) {
    std::string heading = path;
    if (!path.empty()) {
      EXPECT_THAT(manual, HasSubstr("\n.SS " + heading + "\n"));
    }
    for (std::string option : options(path)) {
      for (std::size_t at = 0; (at = option.find('-', at)) != option.npos; at += 2) option.replace(at, 1, "\\-");
      EXPECT_THAT(manual, HasSubstr(option)) << path;
      ++seen;
    }
  }
  EXPECT_GT(seen, 60U);
  for (const ExitCode& code : exit_codes()) EXPECT_THAT(manual, HasSubstr(".B " + std::to_string(code.code) + "\n"));
}

TEST_F(HelpTest, TheManualIsCleanRoff) {
  if (std::system("mandoc -V >/dev/null 2>&1; command -v groff >/dev/null") != 0) GTEST_SKIP() << "no groff here";
  ASSERT_EQ(ziping_("--man"), 0);
  testing::write_bytes(folder_ / "ziping.1", ziping_.out());
  const std::string command =
      "groff -man -Tutf8 -ww -z " + (folder_ / "ziping.1") + " > " + (folder_ / "said") + " 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(bytes_of(folder_ / "said"), "");
}

TEST_F(HelpTest, TheReadmeHasTheSameExitCodes) {
  const std::string readme = bytes_of(kReadme);
  for (const ExitCode& code : exit_codes()) {
    EXPECT_THAT(readme, HasSubstr("| " + std::to_string(code.code) + " | " + code.meaning + " |"));
  }
}

TEST_F(HelpTest, BashCompletes) {
  if (std::system("command -v bash >/dev/null") != 0) GTEST_SKIP() << "no bash here";
  ASSERT_EQ(ziping_("--completion bash"), 0);
  testing::write_bytes(folder_ / "ziping.bash", ziping_.out());
  const auto completed = [&](const std::string& words, int at) {
    const std::string script = "source " + (folder_ / "ziping.bash") + "; COMP_WORDS=(" + words +
                               "); COMP_CWORD=" + std::to_string(at) + "; cd " + folder_.path() +
                               "; _ziping; echo \"${COMPREPLY[@]}\"";
    testing::write_bytes(folder_ / "try.sh", script);
    EXPECT_EQ(std::system(("bash " + (folder_ / "try.sh") + " > " + (folder_ / "said") + " 2>&1").c_str()), 0);
    return bytes_of(folder_ / "said");
  };
  EXPECT_EQ(completed("ziping ext", 1), "extract\n");
  EXPECT_EQ(completed("ziping sample eval", 2), "evaluate\n");
  EXPECT_EQ(completed("ziping extract --page-c", 2), "--page-cpu-seconds\n");
  EXPECT_EQ(completed("ziping export a.db --format js", 4), "json jsonl\n");
  EXPECT_EQ(completed("ziping extract --ocr al", 3), "always\n");
  EXPECT_EQ(completed("ziping sample evaluate --em", 3), "--empty\n");
}

TEST_F(HelpTest, ZshCompletionIsWritten) {
  ASSERT_EQ(ziping_("--completion zsh"), 0);
  EXPECT_TRUE(ziping_.out().starts_with("#compdef ziping"));
  EXPECT_THAT(ziping_.out(), HasSubstr("--page-cpu-seconds["));
}

TEST_F(HelpTest, ExamplesStandInTheHelp) {
  for (const char* command : {"extract", "show", "export", "pdf", "check", "sample", "sample evaluate", "stats"}) {
    EXPECT_EQ(ziping_(std::string(command) + " --help"), 0);
    EXPECT_THAT(ziping_.out(), HasSubstr("Examples:\n  ziping ")) << command;
  }
}

TEST_F(HelpTest, ChineseByOptionAndByLocale) {
  ASSERT_EQ(ziping_("--help", "LC_ALL=zh_CN.UTF-8"), 0);
  EXPECT_THAT(ziping_.out(), HasSubstr("示例："));
  EXPECT_THAT(ziping_.out(), HasSubstr("退出码"));
  ASSERT_EQ(ziping_("--help", "LC_ALL= LC_MESSAGES=zh_CN.UTF-8 LANG=C"), 0);
  EXPECT_THAT(ziping_.out(), HasSubstr("示例："));
  EXPECT_EQ(ziping_("show " + (folder_ / "none.db") + " --lang zh"), 2);
  EXPECT_THAT(ziping_.err(), HasSubstr("找不到输入（input_missing）"));
  EXPECT_EQ(ziping_("show " + (folder_ / "none.db") + " --lang en", "LC_ALL=zh_CN.UTF-8"), 2);
  EXPECT_THAT(ziping_.err(), Not(HasSubstr("找不到")));
}

// Every command's description, and every option's, has a Chinese text: a help
// text without Chinese in a line that describes something is one that was
// forgotten in patterns/messages/program.toml.
TEST_F(HelpTest, AllHelpIsThereInChinese) {
  for (const std::string& path : paths()) {
    ASSERT_EQ(ziping_(path + " --help", "LC_ALL=zh_CN.UTF-8"), 0);
    std::istringstream lines(ziping_.out());
    bool described = false;
    for (std::string line; std::getline(lines, line) && !line.starts_with("示例");) {
      if (line.starts_with("  -")) {
        const std::size_t text = line.find("  ", 3);
        if (text == line.npos) continue;  // the description is in the next line
        described = std::any_of(line.begin(), line.end(), [](char c) { return (c & 0x80) != 0; });
        EXPECT_TRUE(described) << path << ": " << line;
      }
    }
  }
}

TEST_F(HelpTest, StatisticsAndStatusLines) {
  const std::string db = folder_ / "a.db";
  const std::string form = ZIPING_SOURCE_DIR "/samples/department-form.pdf";
  ASSERT_EQ(ziping_("extract --db " + db + " --ocr never -j 1 --json " + form), 0);
  EXPECT_EQ(ziping_.out(), "");
  std::istringstream lines(ziping_.err());
  std::string last;
  bool document = false;
  for (std::string line; std::getline(lines, line); last = line) {
    EXPECT_TRUE(line.starts_with("{\"event\":\"") && line.ends_with("}")) << line;
    document = document || line.starts_with("{\"event\":\"document\",\"command\":\"extract\"");
  }
  EXPECT_TRUE(document);
  EXPECT_EQ(last, "{\"event\":\"end\",\"command\":\"extract\",\"documents\":1,\"exit\":0}");

  EXPECT_EQ(ziping_("check " + db + " --json"), 0);
  EXPECT_THAT(ziping_.err(), HasSubstr("{\"event\":\"begin\",\"command\":\"check\",\"total\":"
                                       "1,\"unit\":\"documents\"}"));
  EXPECT_THAT(ziping_.err(), HasSubstr("\"event\":\"end\",\"command\":\"check\",\"done\":1,\"total\":1"));
  EXPECT_EQ(ziping_("check " + db + " -q"), 0);
  EXPECT_EQ(ziping_.out() + ziping_.err(), "");
  EXPECT_EQ(ziping_("export " + db + " --json --format jsonl"), 0);
  EXPECT_THAT(ziping_.err(), HasSubstr("\"event\":\"end\",\"command\":\"export\""));
  EXPECT_THAT(ziping_.out(), Not(HasSubstr("\"event\"")));
  EXPECT_EQ(ziping_("export " + (folder_ / "none.db") + " --json"), 2);
  EXPECT_TRUE(ziping_.err().starts_with("{\"event\":\"error\",\"code\":\"input_missing\",\"message\":"))
      << ziping_.err();
  EXPECT_EQ(ziping_("export " + db + " --json -q"), 1);

  ASSERT_EQ(ziping_("stats " + db), 0);
  EXPECT_THAT(ziping_.out(), HasSubstr("documents             1 (1 ok)"));
  EXPECT_THAT(ziping_.out(), HasSubstr("####"));
  EXPECT_THAT(ziping_.out(), HasSubstr("100.0 %"));
  ASSERT_EQ(ziping_("stats " + db + " --json"), 0);
  EXPECT_TRUE(
      ziping_.out().starts_with("{\"documents\":{\"ok\":1},\"pages\":{\"ok\":1}"
                                ",\"sources\":{\"text_layer\":1},"))
      << ziping_.out();
  ASSERT_EQ(ziping_("stats " + db + " --lang zh"), 0);
  EXPECT_THAT(ziping_.out(), HasSubstr("未通过最多的检查"));
}

TEST_F(HelpTest, MessagesFillTheirPlaces) {
  set_run_language(output::Language::English);
  EXPECT_EQ(say("no.such.key"), "no.such.key");
  EXPECT_EQ(output::padded("年", 4), "年  ");
  EXPECT_EQ(output::right_aligned("年", 4), "  年");
  EXPECT_EQ(output::padded("long", 2), "long");
}

}  // namespace
}  // namespace ziping::cli
