#include "pdf/drawn_rules.h"

#include <gmock/gmock.h>

namespace ziping::pdf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr RulingLine kTop{true, 100, 50, 250, 1};
constexpr RulingLine kBottom{true, 115, 50, 250, 1};
/// Between both, through the word below.
constexpr RulingLine kUpright{false, 75, 100, 115, 1};

TextLayer layer_with_word(std::vector<RulingLine> drawn) {
  TextLayer layer;
  layer.rules = std::move(drawn);
  layer.words.emplace_back();
  layer.words.back().word.box = {60, 102, 110, 113};
  return layer;
}

TEST(DrawnRules, LeaveOutTheStrokeOfACharacterThatFillsItsRow) {
  EXPECT_THAT(without_strokes({kTop, kBottom, kUpright}, layer_with_word({kTop, kBottom})), ElementsAre(kTop, kBottom));
  EXPECT_THAT(without_strokes({kUpright}, layer_with_word({})), IsEmpty());
}

TEST(DrawnRules, KeepALineThatIsDrawnThroughAWord) {
  RulingLine beside = kUpright;
  beside.at += 0.7;
  EXPECT_THAT(without_strokes({beside}, layer_with_word({kUpright})), ElementsAre(beside));
}

TEST(DrawnRules, KeepALineThatNoWordHolds) {
  RulingLine outside = kUpright;
  outside.at = 130;
  EXPECT_THAT(without_strokes({outside, kTop}, layer_with_word({})), ElementsAre(outside, kTop));
}

TEST(DrawnRules, KeepALineThatRunsFarBeyondTheWord) {
  const RulingLine column{false, 75, 60, 200, 1};
  EXPECT_THAT(without_strokes({column}, layer_with_word({})), ElementsAre(column));
}

}  // namespace
}  // namespace ziping::pdf
