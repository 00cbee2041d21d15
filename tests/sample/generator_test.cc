#include "sample/generator.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ziping::sample {
namespace {

// The vectors that accompany the reference implementations (prng.di.unimi.it), as Rust's rand_xoshiro tests them.
TEST(GeneratorTest, FollowsTheReferenceFromAGivenState) {
  Generator generator(std::array<std::uint64_t, 4>{1, 2, 3, 4});
  const std::vector<std::uint64_t> expected = {11520,
                                               0,
                                               1509978240,
                                               1215971899390074240,
                                               1216172134540287360,
                                               607988272756665600,
                                               16172922978634559625U,
                                               8476171486693032832,
                                               10595114339597558777U,
                                               2904607092377533576};
  for (const std::uint64_t value : expected) EXPECT_EQ(generator.next(), value);
}

TEST(GeneratorTest, IsSeededBySplitMix) {
  EXPECT_EQ(Generator(0).next(), 11091344671253066420U);
  EXPECT_NE(Generator(1).next(), Generator(2).next());
}

TEST(GeneratorTest, BoundedNumbersStayInBoundsAndReachThem) {
  Generator generator(7);
  std::vector<int> seen(10);
  for (int i = 0; i < 1000; ++i) ++seen.at(generator.below(10));
  EXPECT_TRUE(std::all_of(seen.begin(), seen.end(), [](int times) { return times > 50; }));
  EXPECT_EQ(generator.below(1), 0U);
  // A bound that makes rejections likely: three quarters of the range.
  const std::uint64_t bound = std::uint64_t{3} << 62U;
  for (int i = 0; i < 100; ++i) EXPECT_LT(generator.below(bound), bound);
}

TEST(GeneratorTest, AChoiceIsAPermutation) {
  Generator generator(5);
  auto numbers = generator.choice(20, 20);
  std::sort(numbers.begin(), numbers.end());
  for (std::uint64_t i = 0; i < 20; ++i) EXPECT_EQ(numbers[i], i);
}

}  // namespace
}  // namespace ziping::sample
