// An audit sample from the drawing to the conclusion, as an auditor goes.
#include <gmock/gmock.h>

#include "cli/ran_program.h"

namespace ziping::cli {
namespace {

using testing::bytes_of;
using ::testing::HasSubstr;
using ::testing::Not;

class SampleCommandTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string form = ZIPING_SOURCE_DIR "/samples/department-form.pdf";
    ASSERT_EQ(ziping_("extract --db " + db_ + " --ocr never -j 1 -q " + form), 0) << ziping_.err();
  }

  /// The CSV worksheet with this auditor's value in every row.
  std::string filled(const std::string& value) {
    std::string csv = bytes_of(sheet_ + ".csv");
    const auto comma_after = [&](std::size_t at, int commas) {
      for (int i = 0; i < commas; ++i) at = csv.find(',', at + 1);
      return at;
    };
    // Behind the two lines of headings: sample, no, value, unit, then the
    // auditor's.
    std::size_t line = csv.find("\r\n", csv.find("\r\n") + 2) + 2;
    while (line < csv.size()) {
      csv.insert(comma_after(line, 4) + 1, value);
      line = csv.find("\r\n", line) + 2;
    }
    testing::write_bytes(sheet_ + "-filled.csv", csv);
    return sheet_ + "-filled.csv";
  }

  /// A CSV worksheet without its first column, which names the sample.
  static std::string rows(const std::string& csv) {
    std::string rest;
    for (std::size_t at = 0; at < csv.size();) {
      const std::size_t end = csv.find("\r\n", at) + 2;
      const std::size_t comma = csv.find(',', at);
      rest += csv.substr(comma, end - comma);
      at = end;
    }
    return rest;
  }

  testing::RanProgram ziping_;
  testing::TemporaryFolder folder_;
  std::string db_ = folder_ / "a.db";
  std::string sheet_ = folder_ / "sheet";
};

TEST_F(SampleCommandTest, FromTheDrawingToTheConclusion) {
  ASSERT_EQ(ziping_("sample " + db_ + " --concept 'funds.*' --seed 7 --size 12 -o " + sheet_ + ".xlsx -o " + sheet_ +
                    ".html -o " + sheet_ + ".csv"),
            0)
      << ziping_.err();
  EXPECT_THAT(ziping_.out(), HasSubstr("sample 1: monetary-unit sample, fixed interval, 12 draws"));
  EXPECT_THAT(ziping_.out(), HasSubstr("seed 7"));
  EXPECT_TRUE(bytes_of(sheet_ + ".xlsx").starts_with("PK"));
  EXPECT_THAT(bytes_of(sheet_ + ".html"), HasSubstr("data:image/png;base64,"));

  // Nothing filled in, by workbook and by CSV.
  EXPECT_EQ(ziping_("sample evaluate " + db_ + " " + sheet_ + ".xlsx"), 1);
  EXPECT_THAT(ziping_.err(), HasSubstr("have no auditor's value"));
  EXPECT_EQ(ziping_("sample evaluate " + db_ + " " + sheet_ + ".xlsx --empty agrees --json"), 0) << ziping_.err();
  EXPECT_THAT(ziping_.out(), HasSubstr("\"found_over\":\"0.00\""));
  ASSERT_EQ(ziping_("sample evaluate " + db_ + " " + filled("agrees")), 0) << ziping_.err();
  EXPECT_THAT(ziping_.out(), HasSubstr("wrong figures: 0 in the sample"));
  EXPECT_THAT(ziping_.out(), HasSubstr("conclusion: the sample does not show"));
  EXPECT_EQ(ziping_("sample evaluate " + db_ + " " + filled("agrees") + " --tolerable 40%"), 0);
  EXPECT_THAT(ziping_.out(), HasSubstr("conclusion: what is tolerable is not exceeded"));
  EXPECT_EQ(ziping_("sample evaluate " + db_ + " " + filled("0")), 0) << ziping_.err();
  EXPECT_THAT(ziping_.out(), Not(HasSubstr("wrong figures: 0")));
  EXPECT_EQ(ziping_("verify " + db_), 0) << ziping_.out();
}

TEST_F(SampleCommandTest, TheSameSeedGivesTheSameWorksheet) {
  for (const char* method : {"simple", "stratified --by kind,size", "mus-cell", "risk"}) {
    const std::string command = "sample " + db_ + " -q --seed 18446744073709551615 --size 9 --method " + method;
    ASSERT_EQ(ziping_(command + " -o " + sheet_ + "-1.csv"), 0) << ziping_.err();
    EXPECT_EQ(ziping_.out(), "");
    ASSERT_EQ(ziping_(command + " -o " + sheet_ + "-2.csv"), 0) << ziping_.err();
    EXPECT_EQ(rows(bytes_of(sheet_ + "-1.csv")), rows(bytes_of(sheet_ + "-2.csv"))) << method;
  }
  ASSERT_EQ(ziping_("sample list " + db_), 0);
  EXPECT_THAT(ziping_.out(), HasSubstr("8  "));
  ASSERT_EQ(ziping_("sample sheet " + db_ + " 1 -o " + sheet_ + "-3.csv"), 0);
  ASSERT_EQ(ziping_("sample sheet " + db_ + " 1 -o " + sheet_ + "-4.csv"), 0);
  EXPECT_EQ(bytes_of(sheet_ + "-3.csv"), bytes_of(sheet_ + "-4.csv"));
}

TEST_F(SampleCommandTest, WrongUseIsRefused) {
  for (const char* wrong :
       {"--seed x", "--seed 18446744073709551616", "--tolerable often", "--confidence 100%", "--method stratified",
        "--size 0", "--points 1,2", "--size-classes 5,5", "--concept no.such", "--expected 5%", "-o sheet.pdf",
        "--method simple --tolerable 1000000 --size 3", "--method mus --likelihood hypergeometric"}) {
    EXPECT_EQ(ziping_("sample " + db_ + " " + wrong), 1) << wrong << ziping_.out();
    EXPECT_FALSE(ziping_.err().empty());
  }
  EXPECT_EQ(ziping_("sample"), 1);
  EXPECT_EQ(ziping_("sample " + db_ + "-none"), 2);
  EXPECT_EQ(ziping_("sample sheet " + db_ + " 5 -o " + sheet_ + ".csv"), 2);
  testing::write_bytes(sheet_ + ".csv", "no worksheet");
  EXPECT_EQ(ziping_("sample evaluate " + db_ + " " + sheet_ + ".csv"), 2);
  ASSERT_EQ(ziping_("sample list " + db_), 0);
  EXPECT_EQ(ziping_.out(), "");
}

TEST_F(SampleCommandTest, AnInputThatIsGoneCostsThePictures) {
  const std::string copy = folder_ / "copy.pdf";
  testing::write_bytes(copy, bytes_of(ZIPING_SOURCE_DIR "/samples/department-form.pdf") + "\n");
  const std::string other = folder_ / "b.db";
  ASSERT_EQ(ziping_("extract --db " + other + " --ocr never -j 1 -q " + copy), 0) << ziping_.err();
  std::filesystem::remove(copy);
  ASSERT_EQ(ziping_("sample " + other + " --size 3 --method simple -o " + sheet_ + ".html"), 0) << ziping_.err();
  EXPECT_THAT(bytes_of(sheet_ + ".html"), HasSubstr("is not there any more"));
  EXPECT_THAT(bytes_of(sheet_ + ".html"), Not(HasSubstr("base64,")));
}

}  // namespace
}  // namespace ziping::cli
