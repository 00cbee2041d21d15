// What leaves the house, as a user takes it out: export and pdf.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <cstdlib>

#include "pdf/pdf_text.h"
#include "store/sample_record.h"

namespace ziping::cli {
namespace {

using testing::bytes_of;
using ::testing::HasSubstr;
using ::testing::Not;

class LeavingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    testing::write_bytes(pdf_, testing::one_page("BT /F1 12 Tf 72 770 Td (Total 100.00) Tj ET"));
    ASSERT_EQ(ziping("extract --db " + db_ + " --ocr never -j 1 -q " + pdf_), 0) << said();
  }

  /// The exit code; what was printed is in `said`.
  int ziping(const std::string& arguments) {
    const std::string command =
        "LC_ALL=C.UTF-8 '" ZIPING_PROGRAM "' " + arguments + " > " + (folder_ / ".said") + " 2>&1";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string said() { return bytes_of(folder_ / ".said"); }
  std::size_t files_in(const std::string& folder) {
    const std::filesystem::directory_iterator files(folder);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
  }

  testing::TemporaryFolder folder_;
  std::string db_ = folder_ / "a.db";
  std::string pdf_ = folder_ / "report.pdf";
  std::string out_ = folder_ / "out";
};

TEST_F(LeavingTest, EveryFormatIsWritten) {
  EXPECT_EQ(ziping("export " + db_ + " --format jsonl"), 0);
  EXPECT_THAT(said(), HasSubstr("{\"kind\":\"document\""));
  EXPECT_EQ(ziping("export " + db_ + " --format csv -o " + out_ + "/deep"), 0) << said();
  EXPECT_EQ(files_in(out_ + "/deep"), 8U);
  EXPECT_THAT(bytes_of(out_ + "/deep/documents.csv"), HasSubstr("report.pdf"));
  EXPECT_EQ(ziping("export " + db_ + " --format yitihua -o " + out_ + "-y"), 0) << said();
  EXPECT_EQ(files_in(out_ + "-y"), 6U);
  EXPECT_EQ(ziping("export " + db_ + " --format xlsx -o " + out_ + ".xlsx"), 0) << said();
  EXPECT_TRUE(bytes_of(out_ + ".xlsx").starts_with("PK"));
}

TEST_F(LeavingTest, SetsAndWorkbooksNeedAPlace) {
  for (const char* format : {"csv", "yitihua", "xlsx"}) {
    EXPECT_EQ(ziping("export " + db_ + " --format " + format), 1);
    EXPECT_THAT(said(), HasSubstr("-o"));
  }
  EXPECT_EQ(ziping("export " + db_ + " --format csv -o " + pdf_ + "/below-a-file"), 4) << said();
}

TEST_F(LeavingTest, FiltersLeaveOut) {
  EXPECT_EQ(ziping("export " + db_ + " --format jsonl --status failed --status skipped"), 0);
  EXPECT_EQ(said(), "");
  EXPECT_EQ(ziping("export " + db_ + " --format jsonl --year 1999"), 0);
  EXPECT_EQ(said(), "");
  EXPECT_EQ(ziping("export " + db_ + " --format jsonl --concept no.such"), 0);
  EXPECT_THAT(said(), Not(HasSubstr("\"kind\":\"fact\"")));
  EXPECT_EQ(ziping("export " + db_ + " --status splendid"), 1);
}

TEST_F(LeavingTest, CopiesAreMadeOneByOneOrAllTogether) {
  const std::string original = bytes_of(pdf_);
  EXPECT_EQ(ziping("pdf " + db_ + " report.pdf -o " + out_ + ".pdf"), 0) << said();
  EXPECT_TRUE(bytes_of(out_ + ".pdf").starts_with("%PDF"));
  EXPECT_EQ(ziping("pdf " + db_ + " --all -o " + out_), 0) << said();
  EXPECT_EQ(bytes_of(out_ + "/report.pdf"), bytes_of(out_ + ".pdf"));
  EXPECT_EQ(ziping("pdf " + pdf_ + " -o " + out_ + "-2.pdf"), 0) << said();
  EXPECT_EQ(bytes_of(out_ + "-2.pdf"), bytes_of(out_ + ".pdf"));
  EXPECT_EQ(bytes_of(pdf_), original);
}

TEST_F(LeavingTest, CopiesThatCannotBeMadeAreRefused) {
  const std::string original = bytes_of(pdf_);
  EXPECT_EQ(ziping("pdf " + db_ + " report.pdf -o " + pdf_), 1);
  EXPECT_EQ(bytes_of(pdf_), original);
  EXPECT_EQ(ziping("pdf " + db_ + " -o " + out_), 1);
  EXPECT_EQ(ziping("pdf " + db_ + " report.pdf --all -o " + out_), 1);
  EXPECT_EQ(ziping("pdf " + db_ + " other.pdf -o " + out_), 2);
  EXPECT_EQ(ziping("pdf " + (folder_ / "nothing.db") + " report.pdf -o " + out_), 2);
  testing::write_bytes(pdf_, original + "\n");
  EXPECT_EQ(ziping("pdf " + db_ + " report.pdf -o " + out_), 2);
  EXPECT_THAT(said(), HasSubstr("other bytes"));
  std::filesystem::remove(pdf_);
  EXPECT_EQ(ziping("pdf " + db_ + " report.pdf -o " + out_), 2);
  EXPECT_THAT(said(), HasSubstr("not there"));
  EXPECT_FALSE(std::filesystem::exists(out_));
}

}  // namespace
}  // namespace ziping::cli
