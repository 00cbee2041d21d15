// The engines themselves on a few crops of scanned lines. Readers whose models are not installed are skipped.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/utf8.h"
#include "image/upright.h"
#include "ocr/engines.h"
#include "ocr/page_reader.h"
#include "ocr/signs.h"
#include "ocr/vote.h"

namespace ziping::ocr {
namespace {

/// A grey picture in the plainest of formats.
Raster crop(const std::string& name) {
  std::ifstream file(std::string(ZIPING_SOURCE_DIR) + "/tests/data/ocr/" + name + ".pgm", std::ios::binary);
  std::string magic;
  int width = 0;
  int height = 0;
  int most = 0;
  file >> magic >> width >> height >> most;
  file.get();
  Raster raster(width, height, 1, 300);
  file.read(reinterpret_cast<char*>(raster.pixels().data()), static_cast<std::streamsize>(raster.pixels().size()));
  return raster;
}

/// The crop as a page of its own, for readers that want it in another size.
Result<LineText> read(Reader& reader, const std::string& name) {
  image::PagePicture page;
  page.grey = crop(name);
  page.ink = page.grey.clone();
  // The crops were cut with a margin of a fifth of their height.
  const int edge = page.grey.height() / 7;
  const image::InkLine line{{edge, edge, page.grey.width() - edge, page.grey.height() - edge},
                            static_cast<double>(page.grey.height() - 2 * edge),
                            false};
  return reader.read(image::crop_line(page, line, reader.margin(), reader.height()));
}

std::string said(Reader& reader, const std::string& name) {
  const auto line = read(reader, name);
  return line ? utf8::encode(folded(utf8::decode(line->text))) : line.error().message;
}

class RealEngines : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto loaded = load_engines({"", std::string(ZIPING_SOURCE_DIR) + "/patterns/ocr", ""});
    if (loaded) engines_ = new Engines(std::move(*loaded));
  }
  static void TearDownTestSuite() {
    delete engines_;
    engines_ = nullptr;
  }
  static Reader* reader(std::unique_ptr<Reader> Engines::*which) {
    return engines_ != nullptr ? (engines_->*which).get() : nullptr;
  }
  static Engines* engines_;
};
Engines* RealEngines::engines_ = nullptr;

TEST_F(RealEngines, TesseractReadsFiguresAndWords) {
  Reader* hans = reader(&Engines::hans);
  if (hans == nullptr) GTEST_SKIP() << "no HanS model installed";
  EXPECT_EQ(said(*hans, "share"), "-147.06%");
  EXPECT_GE(likeness(utf8::decode(said(*hans, "words")), U"完成县委、县政府和上级主管部门下达的各项任"), 0.9);
}

TEST_F(RealEngines, TesseractSaysWhereSignsStand) {
  Reader* hans = reader(&Engines::hans);
  if (hans == nullptr) GTEST_SKIP() << "no HanS model installed";
  const auto line = read(*hans, "share");
  ASSERT_TRUE(line);
  ASSERT_EQ(line->edges.size(), utf8::length(line->text) + 1);
  EXPECT_TRUE(std::is_sorted(line->edges.begin(), line->edges.end()));
  EXPECT_GT(line->edges.back() - line->edges.front(), 100);
}

TEST_F(RealEngines, TheModelOfFiguresKnowsAtLeast) {
  Reader* figures = reader(&Engines::figures);
  ASSERT_NE(figures, nullptr) << "patterns/ocr/zipingnum.traineddata is part of the repository";
  EXPECT_EQ(said(*figures, "at_least"), "≥77.8%");
  EXPECT_EQ(said(*figures, "amount"), "9,294,327.26");
  EXPECT_EQ(said(*figures, "grouped"), "86,660.64");
}

TEST_F(RealEngines, PpOcrReadsFiguresAndWords) {
  Reader* pp = reader(&Engines::pp);
  if (pp == nullptr) GTEST_SKIP() << "PP-OCR is not installed (tools/get-models)";
  EXPECT_EQ(said(*pp, "share"), "-147.06%");
  EXPECT_EQ(said(*pp, "at_least"), "≥77.8%");
  EXPECT_GE(likeness(utf8::decode(said(*pp, "words")), U"完成县委、县政府和上级主管部门下达的各项任"), 0.95);
  const auto line = read(*pp, "share");
  ASSERT_TRUE(line);
  EXPECT_EQ(line->edges.size(), utf8::length(line->text) + 1);
}

TEST_F(RealEngines, PpOcrRefusesCropsOfAnotherHeight) {
  Reader* pp = reader(&Engines::pp);
  if (pp == nullptr) GTEST_SKIP() << "PP-OCR is not installed (tools/get-models)";
  EXPECT_FALSE(pp->read(crop("amount")));
  EXPECT_FALSE(pp->read(Raster()));
}

TEST_F(RealEngines, APageOfOneLineTellsWhatIsUp) {
  const auto reader = make_page_reader({"", std::string(ZIPING_SOURCE_DIR) + "/patterns/ocr", ""});
  if (!reader) GTEST_SKIP() << "no models installed";
  const Raster words = crop("words");
  Raster page(words.width() + 200, 5 * words.height(), 1, 300);
  std::fill(page.pixels().begin(), page.pixels().end(), std::uint8_t{255});
  for (int y = 0; y < words.height(); ++y) std::copy_n(words.row(y), words.width(), page.row(y + 70) + 100);
  const auto upside_down = [&](int quarter_turns) {
    image::PagePicture picture;
    picture.grey = image::turned(page, quarter_turns);
    picture.ink = picture.grey.clone();
    return (*reader)->upside_down(picture);
  };
  EXPECT_FALSE(*upside_down(0));
  EXPECT_TRUE(*upside_down(2));
}

TEST_F(RealEngines, IdentityNamesEveryModel) {
  if (engines_ == nullptr) GTEST_SKIP() << "no models installed";
  EXPECT_NE(engines_->identity.find("zipingnum.traineddata"), std::string::npos);
  EXPECT_EQ(engines_->identity.find("unreadable"), std::string::npos);
}

}  // namespace
}  // namespace ziping::ocr
