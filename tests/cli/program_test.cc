// The program as a user runs it: arguments in; exit code, stdout, stderr and files out.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "pdf/pdf_text.h"
#include "store/sample_record.h"

namespace ziping::cli {
namespace {

using testing::bytes_of;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::TemporaryFolder;
using testing::write_bytes;

struct Ran {
  int code = -1;
  std::string out;
  std::string err;
};

/// Two pages' worth of operators in Helvetica: "Total 100.00" near the top.
const std::string kContent = "BT /F1 12 Tf 72 770 Td (Total 100.00) Tj ET";

class ProgramTest : public ::testing::Test {
 protected:
  /// Runs the program with these arguments and waits for its end; `signal` is sent to it as soon as `when` is there.
  Ran ziping(const std::vector<std::string>& arguments, int signal = 0, const std::string& when = "") {
    const std::string out = folder_ / ".out";
    const std::string err = folder_ / ".err";
    const pid_t child = ::fork();
    if (child == 0) {
      if (std::freopen(out.c_str(), "w", stdout) == nullptr || std::freopen(err.c_str(), "w", stderr) == nullptr) {
        ::_exit(99);
      }
      ::setenv("LC_ALL", "C.UTF-8", 1);
      std::vector<char*> argv;
      std::string program = ZIPING_PROGRAM;
      std::vector<std::string> copy = arguments;
      argv.push_back(program.data());
      for (std::string& argument : copy) argv.push_back(argument.data());
      argv.push_back(nullptr);
      ::execv(ZIPING_PROGRAM, argv.data());
      ::_exit(98);
    }
    for (int i = 0; signal != 0 && i < 3000 && !std::filesystem::exists(when); ++i) ::usleep(10'000);
    if (signal != 0) ::kill(child, signal);
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(out), bytes_of(err)};
  }

  std::string file(const std::string& name, const std::string& bytes) {
    write_bytes(folder_ / name, bytes);
    return folder_ / name;
  }

  Ran extract(const std::vector<std::string>& inputs) {
    std::vector<std::string> arguments = {"extract", "--db", db_, "--ocr", "never", "-j", "1"};
    arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    return ziping(arguments);
  }

  /// The file is refused with exit code 2 and this message, and a good one beside it is read all the same.
  void expect_unusable(const std::string& path, const std::string& message) {
    const Ran alone = extract({path});
    EXPECT_EQ(alone.code, 2) << alone.err;
    EXPECT_THAT(alone.err, HasSubstr(path));
    EXPECT_THAT(alone.err, HasSubstr(message));
    EXPECT_THAT(alone.err, Not(HasSubstr("signal")));
    db_ = folder_ / "second.db";
    const Ran with_another = extract({path, file("zz-good.pdf", testing::one_page(kContent))});
    EXPECT_EQ(with_another.code, 3) << with_another.err;
    EXPECT_THAT(ziping({"show", db_, "zz-good.pdf"}).out, HasSubstr("  ok  "));
    EXPECT_EQ(ziping({"verify", db_}).code, 0);
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "a.db";
};

TEST_F(ProgramTest, HelpAndVersion) {
  EXPECT_EQ(ziping({"--help"}).code, 0);
  EXPECT_THAT(ziping({"--help"}).out, HasSubstr("Exit codes"));
  EXPECT_EQ(ziping({"--version"}).code, 0);
  EXPECT_THAT(ziping({"--version"}).out, HasSubstr("ziping "));
}

TEST_F(ProgramTest, UsageErrors) {
  const std::vector<std::vector<std::string>> wrong = {{},
                                                       {"frobnicate"},
                                                       {"extract"},
                                                       {"extract", "a.pdf"},
                                                       {"extract", "a.pdf", "--db", db_, "--jobs", "0"},
                                                       {"extract", "a.pdf", "--db", db_, "--ocr", "maybe"},
                                                       {"extract", "a.pdf", "--db", db_, "--pages", "3-1"},
                                                       {"export", db_, "--format", "yaml"},
                                                       {"show"}};
  for (const auto& arguments : wrong) {
    const Ran ran = ziping(arguments);
    EXPECT_EQ(ran.code, 1) << ::testing::PrintToString(arguments) << ran.err;
    EXPECT_FALSE(ran.err.empty());
    EXPECT_EQ(ran.out, "");
  }
  EXPECT_FALSE(std::filesystem::exists(db_));
}

TEST_F(ProgramTest, NotAPdf) {
  expect_unusable(file("a.pdf", "Dear Sir or Madam,\n"), "PDF");
}
TEST_F(ProgramTest, AnEmptyFile) {
  expect_unusable(file("a.pdf", ""), "empty");
}
TEST_F(ProgramTest, AMissingFile) {
  expect_unusable(folder_ / "missing.pdf", "there is no such file");
}

TEST_F(ProgramTest, AFolderWithoutPdfs) {
  std::filesystem::create_directory(folder_ / "empty");
  expect_unusable(folder_ / "empty", "there is no PDF");
}

TEST_F(ProgramTest, APipe) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe.pdf").c_str(), 0600), 0);
  expect_unusable(folder_ / "pipe.pdf", "regular file");
}

TEST_F(ProgramTest, ADocumentWithoutPages) {
  expect_unusable(
      file("a.pdf", testing::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"})),
      "page");
}

TEST_F(ProgramTest, AnEncryptedFile) {
  if (std::system("qpdf --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "qpdf is not installed";
  const std::string plain = file("plain.bin", testing::one_page(kContent));
  const std::string locked = folder_ / "locked.pdf";
  ASSERT_EQ(std::system(("qpdf --encrypt secret owner 256 -- " + plain + " " + locked).c_str()), 0);
  expect_unusable(locked, "encrypted");
}

// Truncated files are repaired where that is possible; never a crash, never silence.
TEST_F(ProgramTest, TruncatedFiles) {
  const std::string whole = testing::one_page(kContent);
  for (std::size_t size = 10; size < whole.size(); size += whole.size() / 12) {
    db_ = folder_ / (std::to_string(size) + ".db");
    const Ran ran = extract({file("cut.pdf", whole.substr(0, size))});
    EXPECT_THAT(ran.code, ::testing::AnyOf(0, 2, 3)) << size << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("cut.pdf")) << size;
    if (ran.code != 0) continue;
    EXPECT_THAT(ziping({"show", db_, "cut.pdf"}).out, HasSubstr("  ok  "));
  }
}

TEST_F(ProgramTest, ADocumentWithoutAWordIsNotOk) {
  const Ran ran = extract({file("blank.pdf", testing::one_page(""))});
  EXPECT_EQ(ran.code, 3) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("no word was found"));
}

TEST_F(ProgramTest, TheLargestPageOfTheStandard) {
  const Ran ran = extract({file("large.pdf", testing::one_page(kContent, "/MediaBox [0 0 14400 14400]"))});
  EXPECT_THAT(ran.code, ::testing::AnyOf(0, 3)) << ran.err;
  EXPECT_THAT(ziping({"show", db_, "large.pdf"}).out, HasSubstr("14400 x 14400 pt"));
}

TEST_F(ProgramTest, APageBeyondTheStandard) {
  const Ran ran = extract({file("huge.pdf", testing::one_page(kContent, "/MediaBox [0 0 20000 20000]"))});
  EXPECT_EQ(ran.code, 2) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("huge.pdf"));
}

TEST_F(ProgramTest, DatabasesThatCannotBeWritten) {
  const std::string good = file("good.pdf", testing::one_page(kContent));
  db_ = folder_ / "no/such/folder/a.db";
  Ran ran = extract({good});
  EXPECT_EQ(ran.code, 4);
  EXPECT_THAT(ran.err, HasSubstr(db_));
  db_ = folder_.path();
  ran = extract({good});
  EXPECT_EQ(ran.code, 4);
  EXPECT_THAT(ran.err, HasSubstr("is a folder"));
  db_ = good;
  ran = extract({good});
  EXPECT_EQ(ran.code, 4);
  EXPECT_EQ(bytes_of(good), testing::one_page(kContent)) << "a PDF given as the database was changed";
}

TEST_F(ProgramTest, DatabasesThatCannotBeRead) {
  for (const std::vector<std::string>& command : {std::vector<std::string>{"show"}, {"export"}, {"verify"}}) {
    std::vector<std::string> arguments = command;
    arguments.push_back(folder_ / "none.db");
    const Ran ran = ziping(arguments);
    EXPECT_EQ(ran.code, 2) << command[0];
    EXPECT_THAT(ran.err, HasSubstr("none.db"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "none.db"));
  }
}

TEST_F(ProgramTest, AnOutputThatCannotBeWritten) {
  ASSERT_EQ(extract({file("good.pdf", testing::one_page(kContent))}).code, 0);
  const Ran ran = ziping({"export", db_, "-o", folder_ / "no/such/out.json"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_THAT(ran.err, HasSubstr("out.json"));
}

TEST_F(ProgramTest, ExtractShowExportVerify) {
  const std::string path = file("report.pdf", testing::one_page(kContent));
  const Ran first = extract({path});
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("1 documents, 1 pages read"));
  EXPECT_THAT(ziping({"show", db_}).out, HasSubstr(path));
  EXPECT_THAT(ziping({"show", db_, "report.pdf"}).out, HasSubstr("595 x 842 pt"));
  EXPECT_EQ(ziping({"show", db_, "other.pdf"}).code, 2);
  const Ran exported = ziping({"export", db_});
  EXPECT_EQ(exported.code, 0);
  EXPECT_THAT(exported.out, HasSubstr("Total 100.00"));
  EXPECT_THAT(exported.out, HasSubstr("ziping-export/1"));
  EXPECT_EQ(ziping({"export", db_, "-o", folder_ / "out.json"}).code, 0);
  EXPECT_EQ(bytes_of(folder_ / "out.json"), exported.out);
  EXPECT_EQ(ziping({"verify", db_}).code, 0);

  const std::string before = bytes_of(db_);
  const Ran second = extract({path});
  EXPECT_EQ(second.code, 0);
  EXPECT_THAT(second.out, HasSubstr("unchanged"));
  EXPECT_TRUE(bytes_of(db_) == before);
  EXPECT_EQ(ziping({"export", db_}).out, exported.out);
}

TEST_F(ProgramTest, QuietMeansQuiet) {
  std::vector<std::string> arguments = {
      "extract", "-q", "--db", db_, "--ocr", "never", file("report.pdf", testing::one_page(kContent))};
  const Ran ran = ziping(arguments);
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out + ran.err, "");
}

TEST_F(ProgramTest, NamesCannotSteerTheTerminal) {
  const std::string path = file("a\x1b[31m\n\xFF.pdf", testing::one_page(kContent));
  const Ran ran = extract({path});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::string told = ran.out + ran.err + ziping({"show", db_}).out + ziping({"show", db_, "1"}).out;
  EXPECT_THAT(told, Not(HasSubstr("\x1b")));
  // A newline in a name must not look like a line of ours.
  EXPECT_THAT(told, Not(HasSubstr("[31m\n")));
}

// Ctrl-C: what is read is kept, the rest is read by the next run.
TEST_F(ProgramTest, Interrupted) {
  const std::string sample = ZIPING_SOURCE_DIR "/samples/county-report.pdf";
  if (!std::filesystem::exists(sample)) GTEST_SKIP() << "the samples are not beside the sources";
  const std::vector<std::string> arguments = {"extract", sample, "--db", db_, "--ocr", "never", "-j", "1"};
  const Ran stopped = ziping(arguments, SIGINT, db_ + "-wal");
  EXPECT_EQ(stopped.code, 130) << stopped.err;
  EXPECT_THAT(stopped.err, HasSubstr("interrupted"));
  EXPECT_EQ(ziping({"verify", db_}).code, 0);
  EXPECT_FALSE(std::filesystem::exists(db_ + ".lock"));
  const Ran again = ziping(arguments);
  EXPECT_THAT(again.code, ::testing::AnyOf(0, 3)) << again.err;
  EXPECT_THAT(ziping({"show", db_}).out, Not(HasSubstr("running")));
}

TEST_F(ProgramTest, CheckAgainChangesNothing) {
  ASSERT_EQ(extract({file("report.pdf", testing::one_page(kContent))}).code, 0);
  const std::string before = ziping({"export", db_}).out;
  const Ran ran = ziping({"check", db_});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ziping({"export", db_}).out, before);
}

TEST_F(ProgramTest, VerifyKnowsAChangedInput) {
  const std::string path = file("report.pdf", testing::one_page(kContent));
  ASSERT_EQ(extract({path}).code, 0);
  file("report.pdf", testing::one_page(kContent + " "));
  const Ran changed = ziping({"verify", db_});
  EXPECT_EQ(changed.code, 2);
  EXPECT_THAT(changed.out, HasSubstr("report.pdf: holds other bytes"));
  // Read again under the same name, it is one of the two documents that name stands for.
  ASSERT_EQ(extract({path}).code, 0);
  EXPECT_EQ(ziping({"verify", db_}).code, 0);
  std::filesystem::remove(path);
  EXPECT_EQ(ziping({"verify", db_}).code, 0);
}

TEST_F(ProgramTest, OutputThatNobodyReadsOrThatFindsNoSpace) {
  const std::string sample = ZIPING_SOURCE_DIR "/samples/county-report.pdf";
  if (!std::filesystem::exists(sample)) GTEST_SKIP() << "the samples are not beside the sources";
  ASSERT_EQ(extract({sample}).code, 0);
  const auto shell = [&](const std::string& command_line, const std::string& rest) {
    const std::string command =
        std::string(ZIPING_PROGRAM) + " " + command_line + " " + rest + " 2> " + folder_ / ".err";
    return WEXITSTATUS(std::system(("bash -c 'set -o pipefail; " + command + "'").c_str()));
  };
  EXPECT_EQ(shell("show " + db_ + " 1", "| head -n 1 > /dev/null"), 0) << bytes_of(folder_ / ".err");
  EXPECT_EQ(shell("show " + db_ + " 1", "> /dev/full"), 4);
  EXPECT_EQ(shell("export " + db_, "> /dev/full"), 4);
  EXPECT_THAT(bytes_of(folder_ / ".err"), HasSubstr("standard output cannot be written"));
}

TEST_F(ProgramTest, RulesOfAReport) {
  const std::string sample = ZIPING_SOURCE_DIR "/samples/county-report.pdf";
  if (!std::filesystem::exists(sample)) GTEST_SKIP() << "the samples are not beside the sources";
  ASSERT_EQ(extract({sample, "--pages", "9-"}).code, 0);
  const Ran ran = ziping({"rules", db_, "county-report.pdf"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("formula: "));
  EXPECT_THAT(ran.out, HasSubstr("allows:  "));
  EXPECT_EQ(ziping({"rules", db_, "other.pdf"}).code, 2);
}

TEST_F(ProgramTest, ABornDigitalForm) {
  const std::string sample = ZIPING_SOURCE_DIR "/samples/department-form.pdf";
  if (!std::filesystem::exists(sample)) GTEST_SKIP() << "the samples are not beside the sources";
  const Ran ran = extract({sample});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::string shown = ziping({"show", db_, "1"}).out;
  EXPECT_THAT(shown, HasSubstr("┌"));
  EXPECT_THAT(shown, HasSubstr("万元"));
  EXPECT_THAT(ziping({"export", db_}).out, HasSubstr("\"concept\""));
}

}  // namespace
}  // namespace ziping::cli
