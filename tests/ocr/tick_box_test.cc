#include "ocr/tick_box.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "ocr/line_reader.h"
#include "ocr/painted_page.h"

namespace ziping::ocr {
namespace {

constexpr double kEm = 40;
constexpr int kThick = 3;
constexpr int kSide = 34;

using Blocks = std::vector<PixelBox>;

/// A frame with its upper left corner there; its upright strokes stand out below by `foot`.
Blocks frame(int x, int y, int width = kSide, int height = kSide, int foot = 0) {
  return {{x, y, x + width, y + kThick},
          {x, y + height - kThick, x + width, y + height},
          {x, y, x + kThick, y + height + foot},
          {x + width - kThick, y, x + width, y + height + foot}};
}

/// A tick inside a frame of that corner.
Blocks tick(int x, int y) {
  Blocks blocks;
  for (int i = 0; i < 8; ++i) blocks.push_back({x + 7 + i, y + 15 + i, x + 11 + i, y + 17 + i});
  for (int i = 0; i < 14; ++i) blocks.push_back({x + 15 + i * 3 / 4, y + 22 - i, x + 19 + i * 3 / 4, y + 24 - i});
  return blocks;
}

/// Words of an option: blocks that stand for characters.
Blocks words(int x, int y, int count) {
  Blocks blocks;
  for (int i = 0; i < count; ++i) blocks.push_back({x + 40 * i, y + 5, x + 40 * i + 12, y + 30});
  return blocks;
}

Blocks operator+(Blocks a, const Blocks& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::string signs(const Blocks& blocks) {
  const auto page = painted_page(600, 60, blocks);
  std::u32string text;
  for (const TickBox& box : tick_boxes(page.ink, kEm)) text += box.sign;
  return utf8::encode(text);
}

TEST(TickBox, BoxesAreToldByTheirShape) {
  EXPECT_EQ(signs(words(5, 5, 3) + frame(130, 5) + words(180, 5, 3) + frame(310, 5)), "□□");
  EXPECT_EQ(signs(frame(10, 5) + words(60, 5, 3) + frame(190, 5) + tick(190, 5)), "□☑");
  EXPECT_EQ(signs(frame(10, 5) + words(60, 5, 3) + Blocks{{190, 5, 190 + kSide, 5 + kSide}}), "□■");
}

TEST(TickBox, OneAloneIsNoneNorAreSeveralOfWhichNoneIsEmpty) {
  EXPECT_EQ(signs(words(5, 5, 3) + frame(130, 5)), "");
  const Blocks filled = {{10, 5, 10 + kSide, 5 + kSide}, {190, 5, 190 + kSide, 5 + kSide}};
  EXPECT_EQ(signs(filled + words(60, 5, 3)), "");
}

TEST(TickBox, CharactersInAFrameAreNone) {
  const Blocks real = frame(10, 5) + words(60, 5, 3);
  const Blocks mouth = frame(190, 5, 32, 28, 3);
  EXPECT_EQ(signs(real + mouth), "");
  const Blocks sun = frame(190, 5) + Blocks{{190, 20, 190 + kSide, 23}};
  EXPECT_EQ(signs(real + sun), "");
  const Blocks inner = frame(190, 5) + frame(198, 13, 18, 18);
  EXPECT_EQ(signs(real + inner), "");
  EXPECT_EQ(signs(real + frame(190, 5, kSide, 24)), "");
}

TEST(TickBox, ATornSideIsClosedBesideASoundBox) {
  Blocks torn = frame(190, 5);
  torn[0].x1 -= 16;
  torn.push_back({190 + kSide - 14, 5, 190 + kSide, 5 + kThick});
  EXPECT_EQ(signs(frame(10, 5) + words(60, 5, 3) + torn), "□□");
}

TEST(TickBox, StandWhereTheyArePrinted) {
  ReadLine line;
  line.edges = {100, 110, 125, 135};
  line.text = "是否可";
  line.voices = {{"是否可", "pp", 0.9}, {"是杏可", "hans", 0.8}};
  // In pixels of half a point behind 100 points.
  put_boxes_in({{22, 28, 0x25A1}, {74, 80, 0x2611}}, 100, 0.5, &line);
  EXPECT_EQ(line.text, "是□否可☑");
  EXPECT_EQ(line.edges, (std::vector<double>{100, 111, 114, 125, 137, 140}));
  ASSERT_EQ(line.voices.size(), 2U);
  EXPECT_EQ(line.voices[0].text, "是□否可☑");
  EXPECT_EQ(line.voices[1].text, "是□杏可☑");
}

TEST(TickBox, ReadersHearTheWordsAlone) {
  class Looks : public Reader {
   public:
    explicit Looks(std::vector<int>* widths) : widths_(widths) {}
    std::string name() const override { return "pp"; }
    double margin() const override { return 0; }
    int height() const override { return 0; }
    Result<LineText> read(const Raster& crop) override {
      widths_->push_back(crop.width());
      return LineText{"常年性", 0.99, {}, {}, false};
    }

   private:
    std::vector<int>* widths_;
  };
  std::vector<int> widths;
  Engines engines;
  engines.pp = std::make_unique<Looks>(&widths);
  LineReader reader(std::move(engines));
  // A box before the words and one behind.
  const auto page = painted_page(600, 100, frame(20, 30) + words(70, 30, 3) + frame(190, 30));
  const auto line = reader.read_cell_line(page, {{20, 30, 190 + kSide, 30 + kSide}, kEm, false});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "□常年性□");
  EXPECT_TRUE(line->sure);
  ASSERT_FALSE(widths.empty());
  EXPECT_LE(widths.front(), 3 * 40);
  ASSERT_EQ(line->edges.size(), 6U);
  const double scale = page.points_per_pixel();
  EXPECT_NEAR(line->edges.front(), 20 * scale, 0.01);
  EXPECT_NEAR(line->edges.back(), (190 + kSide) * scale, 0.01);
}

TEST(TickBox, ALineOfBoxesAloneHasNoWords) {
  LineReader reader(Engines{});
  const auto page = painted_page(600, 100, frame(20, 30) + frame(100, 30) + frame(180, 30));
  const auto line = reader.read_cell_line(page, {{20, 30, 180 + kSide, 30 + kSide}, kEm, false});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "□□□");
  EXPECT_TRUE(line->sure);
}

}  // namespace
}  // namespace ziping::ocr
