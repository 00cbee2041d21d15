// Draws follow their designs: inclusion frequencies over 100,000 draws against the inclusion probabilities.
#include "sample/draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "sample/distributions.h"

namespace ziping::sample {
namespace {

constexpr int kDraws = 100'000;

using Draw = std::function<std::vector<Drawn>(Generator&)>;

struct Counted {
  std::vector<double> included;
  std::vector<double> hits;
};

Counted count(std::size_t elements, const Draw& draw) {
  Counted counted{std::vector<double>(elements), std::vector<double>(elements)};
  Generator generator(20'260'101);
  for (int i = 0; i < kDraws; ++i) {
    for (const Drawn& drawn : draw(generator)) {
      counted.included.at(drawn.position) += 1;
      counted.hits.at(drawn.position) += drawn.hits;
    }
  }
  return counted;
}

/// Sum over the elements of (seen - expected)² / variance, elements with fixed outcome left out. In draws of fixed size
/// the counts hang together a little, which makes the sum smaller, so that a value too large is a true alarm.
double surprise(const std::vector<double>& seen, const std::vector<double>& chances) {
  double sum = 0;
  int free = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const double expected = kDraws * chances[i];
    if (chances[i] <= 0 || chances[i] >= 1) {
      EXPECT_EQ(seen[i], expected);
      continue;
    }
    sum += (seen[i] - expected) * (seen[i] - expected) / (expected * (1 - chances[i]));
    ++free;
  }
  return chi_square_beyond(sum, free);
}

TEST(DrawTest, SimpleDrawsTakeEachElementEquallyOften) {
  const auto counted = count(25, [](Generator& generator) { return draw_simple(25, 5, generator); });
  EXPECT_GT(surprise(counted.included, std::vector<double>(25, 0.2)), 0.001);
}

TEST(DrawTest, StrataKeepTheirShares) {
  Stratum a{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 2};
  Stratum b{{10, 11, 12}, 3};
  Stratum c{{13, 14, 15, 16}, 1};
  const auto counted = count(17, [&](Generator& generator) { return draw_stratified({a, b, c}, generator); });
  std::vector<double> chances(17, 0.2);
  for (std::size_t i = 10; i < 13; ++i) chances[i] = 1;
  for (std::size_t i = 13; i < 17; ++i) chances[i] = 0.25;
  EXPECT_GT(surprise(counted.included, chances), 0.001);
}

class UnitDrawTest : public ::testing::TestWithParam<UnitMethod> {};

TEST_P(UnitDrawTest, ElementsAreAsLikelyAsTheyAreLarge) {
  const std::vector<std::uint64_t> sizes = {1000, 30, 1, 0, 250, 250, 7, 512, 99, 2401, 13, 437};
  const std::uint64_t wanted = 4;
  const double total = static_cast<double>(std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0}));
  std::vector<double> recorded(sizes.size());
  const auto counted = count(sizes.size(), [&](Generator& generator) {
    auto drawn = draw_units(sizes, wanted, GetParam(), generator);
    int hits = 0;
    for (const Drawn& element : drawn) {
      hits += element.hits;
      recorded.at(element.position) =
          element.certain ? 1 : static_cast<double>(element.chance) / static_cast<double>(element.chance_of);
    }
    EXPECT_EQ(hits, static_cast<int>(wanted));
    return drawn;
  });
  EXPECT_GT(surprise(counted.included, recorded), 0.001);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const double expected = static_cast<double>(sizes[i]) * wanted / total * kDraws;
    EXPECT_NEAR(counted.hits[i], expected, 5 * std::sqrt(expected + 1)) << i;
    if (GetParam() == UnitMethod::Interval) {
      EXPECT_NEAR(recorded[i], std::min(1.0, expected / kDraws), 1e-12);
    }
  }
  EXPECT_EQ(recorded[3], 0);
}

INSTANTIATE_TEST_SUITE_P(Both, UnitDrawTest, ::testing::Values(UnitMethod::Interval, UnitMethod::Cell));

TEST(DrawTest, AnElementLargerThanTheIntervalIsCertain) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Generator generator(seed);
    const auto drawn = draw_units({10, 500, 10, 480}, 4, UnitMethod::Interval, generator);
    for (const Drawn& element : drawn) EXPECT_EQ(element.certain, element.position == 1 || element.position == 3);
  }
}

TEST(DrawTest, LargeTotalsStayExact) {
  // Ten elements of 9 · 10^17 cents, a million hits: products far beyond 64 bits.
  const std::vector<std::uint64_t> sizes(10, 900'000'000'000'000'000U);
  Generator generator(3);
  const auto drawn = draw_units(sizes, 1'000'000, UnitMethod::Cell, generator);
  ASSERT_EQ(drawn.size(), 10U);
  for (const Drawn& element : drawn) EXPECT_EQ(element.hits, 100'000);
}

TEST(DrawTest, NothingComesOfNothing) {
  Generator generator(1);
  EXPECT_TRUE(draw_units({0, 0}, 3, UnitMethod::Cell, generator).empty());
  EXPECT_TRUE(draw_units({}, 3, UnitMethod::Interval, generator).empty());
  EXPECT_TRUE(draw_simple(0, 3, generator).empty());
  EXPECT_EQ(draw_simple(2, 3, generator).size(), 2U);
}

TEST(DrawTest, AllocationIsByLargestRemainders) {
  using Numbers = std::vector<std::uint64_t>;
  EXPECT_EQ(allocate({50, 30, 20}, {50, 30, 20}, 10, 0), (Numbers{5, 3, 2}));
  EXPECT_EQ(allocate({1, 1, 1}, {9, 9, 9}, 4, 0), (Numbers{2, 1, 1}));
  EXPECT_EQ(allocate({97, 2, 1}, {97, 2, 1}, 10, 1), (Numbers{10, 1, 1}));
  EXPECT_EQ(allocate({5, 5}, {1, 9}, 6, 0), (Numbers{1, 3}));
  EXPECT_EQ(allocate({}, {}, 6, 1), Numbers{});
}

}  // namespace
}  // namespace ziping::sample
