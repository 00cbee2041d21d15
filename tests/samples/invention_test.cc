#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "assemble.h"
#include "layout.h"
#include "ledger.h"
#include "num.h"
#include "truth.h"

namespace samples {
namespace {

const std::vector<std::string> kKinds = {"report", "A", "B", "C", "D", "E", "F", "G",
                                         "H",      "I", "J", "K", "L", "M", "U"};

TEST(Num, KeepsMoneyExact) {
  EXPECT_EQ((Num{4320, 2} + Num{5, 1}).text(), "43.70");
  EXPECT_EQ(Num({4320, 2}).reduced().text(), "43.2");
  EXPECT_EQ(Num({-5, 2}).text(), "-0.05");
  EXPECT_EQ(Num({123456789, 2}).grouped(), "1,234,567.89");
  EXPECT_EQ(percent({1, 0}, {3, 0}, 2).text(), "33.33");
  EXPECT_EQ(percent({2, 0}, {3, 0}, 0).text(), "67");
  EXPECT_EQ(Num({125, 2}).rounded(1).text(), "1.3");
}

// invent() throws where a planted error does not show or another check fails, so that these cover the arithmetic.
TEST(Invention, ReportsWithoutErrorsAddUp) {
  for (const std::string& kind : kKinds) {
    for (std::uint64_t seed = 100; seed < 120; ++seed) {
      Document document;
      ASSERT_NO_THROW(document = invent({.seed = seed, .kind = kind, .errors = 0}));
      EXPECT_TRUE(std::none_of(document.findings.begin(), document.findings.end(), [](const Finding& f) {
        return f.fails;
      })) << document.name;
      EXPECT_EQ(document.findings.empty(), kind == "L" || kind == "U") << document.name;
    }
  }
}

TEST(Invention, EveryKindOfErrorCanBePlantedAndShows) {
  for (const std::string& kind : kKinds) {
    std::vector<std::string> missing = plantable(kind, false);
    for (std::uint64_t seed = 1; seed < 400 && !missing.empty(); ++seed) {
      const Document document = invent({.seed = seed, .kind = kind, .errors = 5});
      for (const std::string& check : document.planted) {
        missing.erase(std::remove(missing.begin(), missing.end(), check), missing.end());
      }
    }
    EXPECT_TRUE(missing.empty()) << kind << " never plants " << (missing.empty() ? "" : missing.front());
  }
}

TEST(Invention, WhatIsPlantedByNameShows) {
  for (const std::string& kind : kKinds) {
    for (const std::string& check : plantable_by_name(kind)) {
      bool planted = false;
      for (std::uint64_t seed = 1; seed < 100 && !planted; ++seed) {
        planted = !invent({.seed = seed, .kind = kind, .plant = {check}}).planted.empty();
      }
      EXPECT_TRUE(planted) << kind << " never plants " << check;
    }
  }
}

TEST(Invention, TheYearBeforeIsWhatTheReportLooksBackOn) {
  const Order order{.seed = 3, .kind = "report", .brief = true, .plant = {"last-year-column"}};
  const Document now = invent(order);
  const Document before = invent_year_before(order);
  EXPECT_EQ(now.planted, order.plant);
  EXPECT_EQ(before.year, now.year - 1);
  EXPECT_EQ(before.entity, now.entity);
  const auto told = [](const Document& document, int year) {
    std::map<std::string, std::string> values;
    for (const PlacedFact& fact : lay_out(document).facts) {
      const FactNote& note = fact.fact;
      if (note.concept_id == "expense.final" && note.period == year) values[*note.item] = *note.value;
    }
    return values;
  };
  const auto then = told(before, before.year);
  int others = 0;
  for (const auto& [item, value] : told(now, before.year)) {
    if (then.at(item) != value) {
      EXPECT_EQ(item, "办公经费");
      ++others;
    }
  }
  EXPECT_EQ(others, 1);
}

TEST(Invention, SameSeedSameDocument) {
  const PlacedDocument a = lay_out(invent({.seed = 7, .kind = "D"}));
  const PlacedDocument b = lay_out(invent({.seed = 7, .kind = "D"}));
  ASSERT_EQ(a.facts.size(), b.facts.size());
  for (std::size_t i = 0; i < a.facts.size(); ++i) {
    EXPECT_EQ(a.facts[i].text, b.facts[i].text);
    EXPECT_EQ(a.facts[i].box, b.facts[i].box);
  }
}

TEST(Layout, CellsCoverTheirTableAndInkLiesInItsCell) {
  const PlacedDocument placed = lay_out(invent({.seed = 5, .kind = "report", .projects = 4}));
  for (const PlacedTable& table : placed.tables) {
    int places = 0;
    for (const PlacedCell& cell : table.cells) {
      places += cell.cell.row_span * cell.cell.col_span;
      if (cell.ink.empty()) continue;
      EXPECT_TRUE(cell.box.grown(1).contains(cell.ink.centre_x(), cell.ink.centre_y())) << cell.cell.text;
    }
    EXPECT_EQ(places, table.table.rows * table.table.cols) << table.table.title;
  }
}

TEST(Layout, FactsLieOnTheirPages) {
  const PlacedDocument placed = lay_out(invent({.seed = 6, .kind = "report", .brief = true}));
  for (const PlacedFact& fact : placed.facts) {
    ASSERT_GE(fact.page, 1);
    ASSERT_LE(fact.page, static_cast<int>(placed.pages.size()));
    const PlacedPage& page = placed.pages[static_cast<std::size_t>(fact.page - 1)];
    const Box paper{0, 0, page.width, page.height};
    EXPECT_EQ(fact.box.intersect(paper), fact.box) << fact.text;
    EXPECT_FALSE(fact.box.empty()) << fact.text;
  }
}

TEST(Truth, BoxesFollowTheSkewOfThePage) {
  const Box box{100, 100, 200, 110};
  EXPECT_EQ(skewed(box, 0, 600, 800), box);
  // Turned clockwise about (300, 400): what is left of the centre and above it moves up and to the right.
  const Box moved = skewed(box, 1, 600, 800);
  EXPECT_GT(moved.x0, box.x0);
  EXPECT_LT(moved.y0, box.y0);
  EXPECT_GT(moved.height(), box.height());
}

}  // namespace
}  // namespace samples
