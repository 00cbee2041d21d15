#include "ocr/sign_count.h"

#include <gtest/gtest.h>

namespace ziping::ocr {
namespace {

/// A line of blocks: 0 a digit, 1 a narrow one, . a point, | a splinter, + two digits that touch.
Raster line_of(const std::string& signs) {
  Raster line(static_cast<int>(signs.size()) * 26, 30, 1, 300);
  std::fill(line.pixels().begin(), line.pixels().end(), std::uint8_t{255});
  int x = 2;
  for (const char sign : signs) {
    const int width = sign == '0' ? 16 : sign == '1' ? 6 : sign == '.' ? 4 : sign == '|' ? 2 : 34;
    for (int y = sign == '.' ? 26 : 0; y < 30; ++y) std::fill_n(line.row(y) + x, width, std::uint8_t{0});
    x += width + 4;
  }
  return line;
}

TEST(DigitsShown, AreCounted) {
  EXPECT_FALSE(shows_more_digits(line_of("10000000001"), U"19900003441"));
  EXPECT_TRUE(shows_more_digits(line_of("10000000001"), U"199000441"));
  EXPECT_TRUE(shows_more_digits(line_of("0000000.00"), U"600000.00"));
}

TEST(DigitsShown, LeaveOutPointsSplintersAndWhatTouches) {
  EXPECT_FALSE(shows_more_digits(line_of("000.00"), U"535.00"));
  EXPECT_FALSE(shows_more_digits(line_of("000|0000"), U"5350000"));
  EXPECT_FALSE(shows_more_digits(line_of("00+000"), U"5350000"));
}

TEST(DigitsShown, StandBeforeTheFirstWideGap) {
  EXPECT_EQ(digit_places(line_of("10000000001")).size(), 11U);
  EXPECT_EQ(digit_places(line_of("000.00")).size(), 5U);
  Raster line = line_of("0000000");
  for (int y = 0; y < 30; ++y) std::fill_n(line.row(y) + 82, 40, std::uint8_t{255});
  EXPECT_EQ(digit_places(line).size(), 4U);
  EXPECT_EQ(digit_places(line_of("00+000")).size(), 7U);  // two that touch
  EXPECT_TRUE(digit_places(line_of("")).empty());
}

TEST(DigitsShown, AreTheSaidOnesRepeated) {
  EXPECT_EQ(with_repeats(U"1990001417", U"19900001417"), U"19900001417");
  EXPECT_EQ(with_repeats(U"0835-60012", U"08356000012"), U"0835-6000012");
  EXPECT_EQ(with_repeats(U"1990001417", U"1990001417"), std::nullopt);    // no more
  EXPECT_EQ(with_repeats(U"1990001417", U"199001417"), std::nullopt);     // fewer
  EXPECT_EQ(with_repeats(U"1990001417", U"19900001477"), std::nullopt);   // another figure
  EXPECT_EQ(with_repeats(U"1990001417", U"199000014178"), std::nullopt);  // more behind it
}

}  // namespace
}  // namespace ziping::ocr
