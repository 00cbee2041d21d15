#include "ocr/left_out.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ziping::ocr {
namespace {

constexpr int kPitch = 40;
const std::vector<std::u32string> kSigns = {U"甲", U"，"};

/// A line of places 40 pixels wide, inked where the drawing has a letter.
Raster drawn(std::string_view places) {
  Raster line(kPitch * static_cast<int>(places.size()), 48, 1, 300);
  std::fill(line.pixels().begin(), line.pixels().end(), std::uint8_t{255});
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] == ' ') continue;
    const int left = kPitch * static_cast<int>(i) + 4;
    for (int y = 8; y < 40; ++y) std::fill_n(line.row(y) + left, kPitch - 8, std::uint8_t{0});
  }
  return line;
}

/// What a network saw: the character where the drawing has 'x', the comma where it has ','.
std::vector<SeenSign> seen(std::string_view places) {
  std::vector<SeenSign> path;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] != 'x' && places[i] != ',') continue;
    const double centre = kPitch * (static_cast<double>(i) + 0.5);
    path.push_back({.id = places[i] == 'x' ? 1 : 2, .from = centre - 6, .to = centre + 6, .score = 1});
  }
  return path;
}

TEST(LeftOut, ACharacterBetweenTwoOthersIsMissed) {
  EXPECT_TRUE(leaves_a_place(drawn("xxxxxxx"), seen("xo-xxxx"), kSigns));
  EXPECT_FALSE(leaves_a_place(drawn("xxxxxxx"), seen("xxxxxxx"), kSigns));
}

TEST(LeftOut, ASpaceIsNot) {
  EXPECT_FALSE(leaves_a_place(drawn("xx xxxx"), seen("xx xxxx"), kSigns));
}

TEST(LeftOut, OfFewCharactersThePitchIsNotKnown) {
  EXPECT_FALSE(leaves_a_place(drawn("xxxx"), seen("x-xx"), kSigns));
}

TEST(LeftOut, InkBehindTheLastSignIsMissed) {
  EXPECT_TRUE(leaves_ink(drawn("xxxx"), seen("xx--")));
  EXPECT_FALSE(leaves_ink(drawn("xxxx"), seen("xxxx")));
}

}  // namespace
}  // namespace ziping::ocr
