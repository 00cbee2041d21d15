#include "ocr/replay_reader.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "ocr/painted_page.h"

namespace ziping::ocr {
namespace {

class Replay : public testing::Test {
 protected:
  void TearDown() override { std::remove(file_.c_str()); }
  std::string file_ = testing::TempDir() + "recordings.tsv";
  Raster crop_ = painted_page(20, 10, {{5, 2, 9, 8}}).grey;
};

TEST_F(Replay, AnswersWhatWasRecorded) {
  RecordingReader recorder(std::make_unique<FixedReader>("pp", LineText{"1,832.00\t万元", 0.875, {}, {}, false}),
                           file_);
  ASSERT_TRUE(recorder.read(crop_));
  auto replay = ReplayReader::open(file_, "pp", recorder.margin(), recorder.height());
  ASSERT_TRUE(replay);
  const auto line = (*replay)->read(crop_);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "1,832.00\t万元");
  EXPECT_DOUBLE_EQ(line->confidence, 0.875);
}

TEST_F(Replay, ChangedPixelsOrSettingsAreNotAnswered) {
  RecordingReader recorder(std::make_unique<FixedReader>("pp", LineText{"1", 1, {}, {}, false}), file_);
  ASSERT_TRUE(recorder.read(crop_));
  auto replay = ReplayReader::open(file_, "pp", recorder.margin(), recorder.height());
  ASSERT_TRUE(replay);
  crop_.row(0)[0] = 254;
  EXPECT_FALSE((*replay)->read(crop_));
  crop_.row(0)[0] = 255;
  EXPECT_TRUE((*replay)->read(crop_));
  auto other_margin = ReplayReader::open(file_, "pp", 0.3, recorder.height());
  ASSERT_TRUE(other_margin);
  EXPECT_FALSE((*other_margin)->read(crop_));
}

TEST_F(Replay, RefusesWhatIsNoRecording) {
  EXPECT_FALSE(ReplayReader::open(file_ + ".missing", "pp", 0, 0));
  std::ofstream(file_) << "no tabs here\n";
  EXPECT_FALSE(ReplayReader::open(file_, "pp", 0, 0));
  std::ofstream(file_) << "key\tmuch\ttext\n";
  EXPECT_FALSE(ReplayReader::open(file_, "pp", 0, 0));
}

}  // namespace
}  // namespace ziping::ocr
