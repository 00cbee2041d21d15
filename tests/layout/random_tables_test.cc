// Random tables with random merges, drawn with all that goes wrong on paper, must come back exactly.
#include <gtest/gtest.h>

#include <random>

#include "layout/ascii_table.h"

namespace ziping::layout {
namespace {

using test::describe;
using test::draw;

struct Drawn {
  Grid grid;
  std::vector<RulingLine> rules;
};

using Random = std::mt19937;

double between(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}
int below(Random& random, int count) {
  return std::uniform_int_distribution<int>(0, count - 1)(random);
}

/// A grid of random size whose cells are merged at random; positions that no cell needs are taken out.
Grid random_grid(Random& random) {
  const int rows = 2 + below(random, 12);
  const int cols = 2 + below(random, 9);
  std::vector<std::vector<int>> owner(static_cast<std::size_t>(rows),
                                      std::vector<int>(static_cast<std::size_t>(cols), -1));
  struct Place {
    int r0, c0, r1, c1;
  };
  std::vector<Place> places;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < cols; ++c) {
      const auto free = [&](int r1, int c1) {
        for (int i = r; i < r1; ++i) {
          for (int j = c; j < c1; ++j) {
            if (i >= rows || j >= cols || owner[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] >= 0)
              return false;
          }
        }
        return true;
      };
      if (!free(r + 1, c + 1)) continue;
      int r1 = r + 1;
      int c1 = c + 1;
      if (below(random, 4) == 0 && free(r + 1 + below(random, 3), c + 1)) r1 = r + 1 + below(random, 3);
      if (below(random, 4) == 0) c1 = c + 1 + below(random, 3);
      if (!free(r1, c1)) {
        r1 = r + 1;
        c1 = c + 1;
      }
      for (int i = r; i < r1; ++i) {
        for (int j = c; j < c1; ++j)
          owner[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = static_cast<int>(places.size());
      }
      places.push_back({r, c, r1, c1});
    }
  }
  const auto used = [&](int count, auto&& begin, auto&& end) {
    std::vector<bool> keep(static_cast<std::size_t>(count) + 1, false);
    for (const Place& place : places) {
      keep[static_cast<std::size_t>(begin(place))] = true;
      keep[static_cast<std::size_t>(end(place))] = true;
    }
    std::vector<int> number;
    int next = -1;
    for (const bool one : keep) number.push_back(one ? ++next : next);
    return number;
  };
  const auto row = used(
      rows, [](const Place& p) { return p.r0; }, [](const Place& p) { return p.r1; });
  const auto col = used(
      cols, [](const Place& p) { return p.c0; }, [](const Place& p) { return p.c1; });
  Grid grid;
  grid.rows = row.back();
  grid.cols = col.back();
  grid.ys.push_back(90);
  for (int r = 0; r < grid.rows; ++r) grid.ys.push_back(grid.ys.back() + between(random, 14, 50));
  grid.xs.push_back(70);
  for (int c = 0; c < grid.cols; ++c) grid.xs.push_back(grid.xs.back() + between(random, 16, 70));
  for (const Place& p : places) {
    const int r0 = row[static_cast<std::size_t>(p.r0)];
    const int r1 = row[static_cast<std::size_t>(p.r1)];
    const int c0 = col[static_cast<std::size_t>(p.c0)];
    const int c1 = col[static_cast<std::size_t>(p.c1)];
    grid.cells.push_back({r0,
                          c0,
                          r1 - r0,
                          c1 - c0,
                          {grid.xs[static_cast<std::size_t>(c0)], grid.ys[static_cast<std::size_t>(r0)],
                           grid.xs[static_cast<std::size_t>(c1)], grid.ys[static_cast<std::size_t>(r1)]}});
  }
  return grid;
}

/// What paper and scanner do to rules.
struct Damage {
  double jitter = 0;      // of a whole rule
  double skew = 0;        // degrees left over
  double shorter = 0;     // most that an end stops short of, or runs past, its crossing
  double gap = 0;         // length of the gaps
  double gap_every = 60;  // average distance between gaps
  double doubled = 0;     // share of rules drawn twice
};

void add_piece(std::vector<RulingLine>& rules, RulingLine piece, const Damage& damage) {
  const double middle = (piece.from + piece.to) / 2 - 300;
  const double turn = damage.skew * 0.017453;
  piece.at += piece.horizontal ? middle * turn : -middle * turn;
  rules.push_back(piece);
}

void PrintTo(const Damage& damage, std::ostream* out) {
  *out << "jitter " << damage.jitter << " skew " << damage.skew << " shorter " << damage.shorter << " gap "
       << damage.gap << " doubled " << damage.doubled;
}

/// The outlines of all cells as rules that run through as far as they go, damaged.
std::vector<RulingLine> drawn(const Grid& grid, const Damage& damage, Random& random) {
  std::vector<RulingLine> rules;
  const auto line = [&](bool horizontal, double at, const std::vector<double>& cuts, const std::vector<bool>& inked) {
    for (std::size_t i = 0; i < inked.size();) {
      if (!inked[i]) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < inked.size() && inked[end]) ++end;
      const double place = at + between(random, -damage.jitter, damage.jitter);
      double from = cuts[i] + between(random, -damage.shorter, damage.shorter);
      const double to = cuts[end] + between(random, -damage.shorter, damage.shorter);
      const double first = from;
      while (from < to) {
        const double length = damage.gap > 0 ? between(random, 0.5, 1.5) * damage.gap_every : to - from;
        // No piece so short that it would be taken for a speck.
        const double stop = to - (from + length) < damage.gap + 12 ? to : from + length;
        add_piece(rules, {horizontal, place, from, stop, 0.7}, damage);
        from = stop + damage.gap;
      }
      if (between(random, 0, 1) < damage.doubled) add_piece(rules, {horizontal, place + 2, first, to, 0.7}, damage);
      i = end;
    }
  };
  for (int r = 0; r <= grid.rows; ++r) {
    std::vector<bool> inked(static_cast<std::size_t>(grid.cols), false);
    for (const GridCell& cell : grid.cells) {
      for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
        if (cell.row == r || cell.row + cell.row_span == r) inked[static_cast<std::size_t>(c)] = true;
      }
    }
    line(true, grid.ys[static_cast<std::size_t>(r)], grid.xs, inked);
  }
  for (int c = 0; c <= grid.cols; ++c) {
    std::vector<bool> inked(static_cast<std::size_t>(grid.rows), false);
    for (const GridCell& cell : grid.cells) {
      for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
        if (cell.col == c || cell.col + cell.col_span == c) inked[static_cast<std::size_t>(r)] = true;
      }
    }
    line(false, grid.xs[static_cast<std::size_t>(c)], grid.ys, inked);
  }
  std::shuffle(rules.begin(), rules.end(), random);
  return rules;
}

/// Whatever lies on a page: cells stay inside their grid, do not overlap and have a size.
TEST(RandomRules, YieldSoundGrids) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Random random(seed);
    std::vector<RulingLine> rules;
    for (int i = below(random, 120); i > 0; --i) {
      const double from = between(random, -20, 560);
      rules.push_back({below(random, 2) == 0, 20.0 * below(random, 30) + between(random, -2, 2), from,
                       from + between(random, 0, 1) * between(random, 0, 500), between(random, 0.2, 3)});
    }
    for (const Grid& grid : find_grids(rules, 595, 842)) {
      std::vector<int> covered(static_cast<std::size_t>(grid.rows * grid.cols), 0);
      ASSERT_EQ(grid.xs.size(), static_cast<std::size_t>(grid.cols) + 1);
      ASSERT_EQ(grid.ys.size(), static_cast<std::size_t>(grid.rows) + 1);
      ASSERT_TRUE(std::is_sorted(grid.xs.begin(), grid.xs.end()) && std::is_sorted(grid.ys.begin(), grid.ys.end()));
      ASSERT_GE(grid.confidence, 0);
      ASSERT_LE(grid.confidence, 1);
      for (const GridCell& cell : grid.cells) {
        ASSERT_TRUE(cell.row >= 0 && cell.col >= 0 && cell.row_span > 0 && cell.col_span > 0);
        ASSERT_TRUE(cell.row + cell.row_span <= grid.rows && cell.col + cell.col_span <= grid.cols);
        ASSERT_FALSE(cell.box.empty());
        for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
          for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
            ASSERT_EQ(++covered[static_cast<std::size_t>(r * grid.cols + c)], 1) << "seed " << seed;
          }
        }
      }
    }
  }
}

TEST(RandomRules, ADrawingDoesNotTakeLong) {
  Random random(3);
  std::vector<RulingLine> rules;
  for (int i = 0; i < 60000; ++i) {
    const double from = between(random, 0, 500);
    rules.push_back({i % 2 == 0, between(random, 0, 800), from, from + between(random, 1, 90), 0.5});
  }
  // Far more than any table has: at most a wrong table, never minutes.
  EXPECT_LE(find_grids(rules, 595, 842).size(), 50U);
}

class RandomTables : public testing::TestWithParam<Damage> {};

TEST_P(RandomTables, ComeBackExactly) {
  for (unsigned seed = 1; seed <= 500; ++seed) {
    Random random(seed);
    const Grid grid = random_grid(random);
    if (grid.rows < 1 || grid.cols < 1 || grid.cells.size() < 4) continue;
    const auto grids = find_grids(drawn(grid, GetParam(), random), 900, 1200);
    ASSERT_EQ(grids.size(), 1U) << "seed " << seed << draw(grid);
    ASSERT_EQ(describe(grids[0]), describe(grid)) << "seed " << seed << draw(grid) << draw(grids[0]);
  }
}

INSTANTIATE_TEST_SUITE_P(Paper, RandomTables,
                         testing::Values(Damage{}, Damage{.jitter = 1}, Damage{.skew = 0.1}, Damage{.shorter = 2.5},
                                         Damage{.gap = 4}, Damage{.gap = 6, .gap_every = 90}, Damage{.doubled = 0.5},
                                         Damage{.jitter = 0.7, .skew = 0.08, .shorter = 2, .gap = 4, .doubled = 0.2}));

}  // namespace
}  // namespace ziping::layout
