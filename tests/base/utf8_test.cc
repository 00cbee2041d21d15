#include "base/utf8.h"

#include <gtest/gtest.h>

namespace ziping {
namespace {

TEST(Utf8, DecodesAndEncodesBack) {
  const std::string text = "aé预算㎡𠮷";
  const std::u32string points = utf8::decode(text);
  EXPECT_EQ(points, U"aé预算㎡𠮷");
  EXPECT_EQ(utf8::encode(points), text);
  EXPECT_EQ(utf8::length(text), 6U);
  EXPECT_EQ(utf8::offsets("a预b"), (std::vector<std::size_t>{0, 1, 4, 5}));
}

TEST(Utf8, EveryBrokenByteIsReplacedAndWalkedOver) {
  const std::u32string bad(1, utf8::kReplacement);
  EXPECT_EQ(utf8::decode("\xFF"), bad);
  EXPECT_EQ(utf8::decode("\xC0\x80"), bad + bad);            // overlong
  EXPECT_EQ(utf8::decode("\xE0\x80\x80"), bad + bad + bad);  // overlong
  EXPECT_EQ(utf8::decode("\xED\xA0\x80"), bad + bad + bad);  // surrogate
  EXPECT_EQ(utf8::decode("\xF4\x90\x80\x80").size(), 4U);    // beyond the last plane
  EXPECT_EQ(utf8::decode("\xE9\xA2"
                         "a"),
            bad + bad + U"a");  // cut short
  EXPECT_EQ(utf8::decode("a\xE9\xA2"), U"a" + bad + bad);
}

TEST(Utf8, EveryPrefixOfATextIsWalkedToItsEnd) {
  const std::string text = "预a算é𠮷";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    const std::string part = text.substr(0, cut);
    EXPECT_EQ(utf8::offsets(part).back(), cut);
    EXPECT_EQ(utf8::offsets(part).size(), utf8::decode(part).size() + 1);
  }
}

TEST(Utf8, ClassesOfCodePoints) {
  EXPECT_TRUE(utf8::is_cjk(U'预'));
  EXPECT_TRUE(utf8::is_cjk(U'，'));
  EXPECT_TRUE(utf8::is_cjk(U'（'));
  EXPECT_FALSE(utf8::is_cjk(U'a'));
  EXPECT_FALSE(utf8::is_cjk(U'%'));
  EXPECT_TRUE(utf8::is_digit(U'９'));
  EXPECT_FALSE(utf8::is_digit(U'九'));
  EXPECT_TRUE(utf8::is_latin(U'Ｂ'));
  EXPECT_FALSE(utf8::is_latin(U'×'));
  EXPECT_TRUE(utf8::is_space(U'　'));
}

}  // namespace
}  // namespace ziping
