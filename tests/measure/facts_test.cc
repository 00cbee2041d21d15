#include <gtest/gtest.h>

#include "compare_facts.h"

namespace ziping::measure {
namespace {

using nlohmann::json;

json fact(const char* level, const char* value, double top = 10) {
  return {{"id", "f1"},
          {"concept", "indicator.score"},
          {"item", "管理制度健全性"},
          {"path", {level}},
          {"period", 2024},
          {"comparator", nullptr},
          {"page", 1},
          {"value", value},
          {"bbox", {10, top, 30, top + 10}}};
}

Tally compared(const json& wanted, const json& read) {
  Tally tally;
  const json pages = json::array({{{"text", "2024年度"}}});
  compare_facts({{"facts", wanted}, {"pages", pages}}, {{"facts", read}}, "a.pdf", &tally);
  return tally;
}

TEST(Facts, WhatAFoundFactIsAboutIsCountedApart) {
  json read = fact("财务管理", "5");
  read["period"] = 2023;
  read["comparator"] = ">=";
  const Tally tally = compared(json::array({fact("业务管理", "5")}), json::array({read}));
  EXPECT_EQ(tally.facts_found.value(), 1);
  EXPECT_EQ(tally.facts_wrong.good, 0);
  EXPECT_EQ(tally.fact_paths.value(), 0);
  EXPECT_EQ(tally.fact_periods.value(), 0);
  EXPECT_EQ(tally.fact_signs.value(), 0);
  EXPECT_EQ(tally.fact_reports.all, 0);
  EXPECT_EQ(tally.failures.size(), 3);
}

TEST(Facts, OfTwoThatSayTheSameTheOneThatStandsThereIsTaken) {
  const json wanted = json::array({fact("业务管理", "5", 10), fact("财务管理", "5", 50)});
  const json read = json::array({fact("财务管理", "5", 50), fact("业务管理", "5", 10)});
  const Tally tally = compared(wanted, read);
  EXPECT_EQ(tally.facts_found.good, 2);
  EXPECT_EQ(tally.fact_paths.good, 2);
}

TEST(Facts, TheReportIsComparedWhereBothSayIt) {
  json wanted = fact("业务管理", "5");
  json read = wanted;
  wanted["report"] = 1;
  read["report"] = 0;
  EXPECT_EQ(compared(json::array({wanted}), json::array({read})).fact_reports.value(), 0);
  read["report"] = 1;
  EXPECT_EQ(compared(json::array({wanted}), json::array({read})).fact_reports.value(), 1);
}

}  // namespace
}  // namespace ziping::measure
