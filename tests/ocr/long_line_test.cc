#include "ocr/long_line.h"

#include <gtest/gtest.h>

#include <deque>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

constexpr int kWidth = 600;

/// Each class is one of these.
const std::u32string kText = U"全年收入支出计万元整0123456789";

std::vector<std::u32string> signs() {
  std::vector<std::u32string> out;
  for (const char32_t sign : kText) out.emplace_back(1, sign);
  return out;
}

struct Look {
  const char32_t* text;
  float certainty = 0.99F;
};

/// A network that says what it is told, one text a look, its signs evenly over the picture (at a space it sees
/// nothing); remembers the widths.
struct Told {
  std::deque<Look> looks;
  std::vector<int> widths;

  See see() {
    return [this](const Raster& picture, double scale) -> Result<std::vector<SeenSign>> {
      widths.push_back(picture.width());
      if (looks.empty()) return Error{ErrorCode::Internal, "nothing told", {}};
      const Look look = looks.front();
      looks.pop_front();
      const std::u32string text = look.text;
      std::vector<SeenSign> path;
      const double step = picture.width() * scale / static_cast<double>(text.size());
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U' ') continue;
        const int id = static_cast<int>(kText.find(text[i])) + 1;
        const double from = step * static_cast<double>(i);
        path.push_back({.id = id, .from = from, .to = from + step, .score = look.certainty});
      }
      return path;
    };
  }
};

Raster white() {
  Raster line(kWidth, 48, 1, 300);
  std::fill(line.pixels().begin(), line.pixels().end(), std::uint8_t{255});
  return line;
}

std::string text_of(const std::vector<SeenSign>& path) {
  return spelled(path, signs()).text;
}

TEST(LongLine, WordsAreLookedAtOnceAndPlacedInTheLine) {
  Told told{{{U"全年收入支出"}}, {}};
  const auto path = see_long(white(), signs(), told.see());
  ASSERT_TRUE(path);
  EXPECT_EQ(text_of(*path), "全年收入支出");
  EXPECT_EQ(told.widths, (std::vector<int>{390}));
  EXPECT_NEAR(path->back().to, kWidth, 1e-9);
}

TEST(LongLine, AFigureIsLookedAtAgainWithTheWordsAroundIt) {
  // A digit was lost in the squeezed line; ten signs of 60 pixels.
  Told told{{{U"全年收入支出10万元"}, {U"出100万"}}, {}};
  const auto path = see_long(white(), signs(), told.see());
  ASSERT_TRUE(path);
  EXPECT_EQ(text_of(*path), "全年收入支出100万元");
  // Four signs with a margin on both sides, stretched.
  ASSERT_EQ(told.widths.size(), 2U);
  EXPECT_NEAR(told.widths[1], (4 * 60 + 12) * 5 / 4, 2);
  for (std::size_t i = 1; i < path->size(); ++i) EXPECT_GE((*path)[i].from, (*path)[i - 1].from) << i;
}

TEST(LongLine, APartThatWasCutBadlyMakesTheWholeLineBeStretched) {
  Told told{{{U"全年收入支出10万元"}, {U"1100万"}, {U"全年收入支出100万元"}}, {}};
  const auto path = see_long(white(), signs(), told.see());
  ASSERT_TRUE(path);
  EXPECT_EQ(text_of(*path), "全年收入支出100万元");
  ASSERT_EQ(told.widths.size(), 3U);
  EXPECT_EQ(told.widths.back(), 750);
}

TEST(LongLine, OfFiguresForTheMostPartIsStretchedAtOnce) {
  Told told{{{U"计1002003004元"}, {U"计10020030040元"}}, {}};
  const auto path = see_long(white(), signs(), told.see());
  ASSERT_TRUE(path);
  EXPECT_EQ(text_of(*path), "计10020030040元");
  EXPECT_EQ(told.widths, (std::vector<int>{390, 750}));
}

TEST(LongLine, InDoubtTheMoreCertainLookCounts) {
  Told better{{{U"全年收入支出", 0.5F}, {U"全年收入支整", 0.8F}}, {}};
  auto path = see_long(white(), signs(), better.see());
  ASSERT_TRUE(path);
  EXPECT_EQ(text_of(*path), "全年收入支整");
  EXPECT_EQ(better.widths, (std::vector<int>{390, kWidth}));
  Told worse{{{U"全年收入支出", 0.5F}, {U"全年收入支整", 0.4F}}, {}};
  path = see_long(white(), signs(), worse.see());
  ASSERT_TRUE(path);
  EXPECT_EQ(text_of(*path), "全年收入支出");
}

TEST(LongLine, ALookThatLeavesACharacterOutIsNotTheMoreCertain) {
  Told told{{{U"全年收入支出", 0.4F}, {U"全 收入支出收", 0.9F}, {U"全年收入支出", 0.4F}, {U"全 收入支出收", 0.9F}}, {}};
  auto path = see_long(Raster(kWidth, 48, 1, 300), signs(), told.see());
  ASSERT_TRUE(path);
  EXPECT_EQ(text_of(*path), "全年收入支出");
  // Without print there, nothing was left out.
  path = see_long(white(), signs(), told.see());
  ASSERT_TRUE(path);
  EXPECT_EQ(text_of(*path), "全收入支出收");
}

TEST(LongLine, WhatTheNetworkFailsAtIsAnError) {
  Told told{{{U"全年收入支出10万元"}}, {}};
  EXPECT_FALSE(see_long(white(), signs(), told.see()));
}

}  // namespace
}  // namespace ziping::ocr
