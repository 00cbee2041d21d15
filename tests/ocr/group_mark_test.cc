#include "ocr/group_mark.h"

#include <gtest/gtest.h>

#include "ocr/line_reader.h"
#include "ocr/painted_page.h"

namespace ziping::ocr {
namespace {

constexpr int kBase = 60;

/// Where the mark's foot ends: three pixels down a wide mark is between a point and a comma.
constexpr int kOpen = 3;

/// Three digits behind one and a mark, which reaches `below` the base line.
image::PagePicture page(int below) {
  std::vector<PixelBox> blocks = {{30, kBase - 28, 46, kBase},
                                  {52, kBase - 5, below == kOpen ? 59 : 57, kBase + below}};
  for (int i = 0; i < 3; ++i) blocks.push_back({64 + 22 * i, kBase - 28, 80 + 22 * i, kBase});
  return painted_page(200, 100, blocks);
}

image::InkLine line(int below) {
  return {{30, kBase - 28, 124, kBase + below}, 40, false};
}

/// Two readers that say the same of such a line, one of which thinks of another text.
ReadLine read(int below, const std::string& text, const std::string& alternative) {
  const double edges[] = {0, 18, 31, 52, 74, 94};
  LineText said{text, 0.95, {}, {}, false};
  said.edges.assign(std::begin(edges), std::end(edges));
  if (!alternative.empty()) said.alternatives = {alternative};
  Engines engines;
  engines.pp = std::make_unique<FixedReader>("pp", said);
  engines.hans = std::make_unique<FixedReader>("hans", said);
  engines.figures = std::make_unique<FixedReader>("figures", said);
  LineReader reader(std::move(engines));
  const auto result = reader.read_cell_line(page(below), line(below));
  return result ? *result : ReadLine{};
}

TEST(GroupMark, ACommaGoesBelowTheBaseLine) {
  const auto seen = [](int below) { return mark_between(image::crop_line(page(below), line(below), 0, 0), 40); };
  EXPECT_EQ(seen(5), U',');
  EXPECT_EQ(seen(0), U'.');
  EXPECT_EQ(seen(1), U'.');
  EXPECT_EQ(seen(kOpen), char32_t{0});
}

TEST(GroupMark, TheInkDecidesBetweenReadings) {
  const ReadLine comma = read(5, "5.500", "5,500");
  EXPECT_EQ(comma.text, "5,500");
  EXPECT_TRUE(comma.sure);
  EXPECT_EQ(read(0, "5.500", "5,500").text, "5.500");
  EXPECT_TRUE(read(0, "5.500", "5,500").sure);
  EXPECT_EQ(read(0, "5,500", "").text, "5.500");
}

TEST(GroupMark, WhatNobodySaidIsNotSureAndNeitherIsWhatTheInkLeavesOpen) {
  const ReadLine alone = read(5, "5.500", "");
  EXPECT_EQ(alone.text, "5,500");
  EXPECT_FALSE(alone.sure);
  const ReadLine open = read(kOpen, "5.500", "5,500");
  EXPECT_EQ(open.text, "5.500");
  EXPECT_FALSE(open.sure);
  EXPECT_FALSE(read(kOpen, "5.500", "").sure);
  EXPECT_TRUE(read(kOpen, "5,500", "").sure);
  EXPECT_FALSE(read(kOpen, "5,500", "5.500").sure);
}

TEST(GroupMark, OtherMarksAreLeftAlone) {
  // Two decimals are no group: what the readers agree on stands, whatever the ink.
  EXPECT_EQ(read(5, "55.50", "").text, "55.50");
  EXPECT_TRUE(read(5, "55.50", "").sure);
}

}  // namespace
}  // namespace ziping::ocr
