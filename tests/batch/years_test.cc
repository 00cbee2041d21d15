#include "batch/years.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "batch/run_fixture.h"

namespace ziping::batch {
namespace {

/// A report of one unit that says what one expense line came to, this year and the year before.
std::int64_t put(store::Store& store, int year, const char* own, const char* last, char hash = 'b') {
  store::DocumentRecord record = testing::sample_record();
  record.row.sha256 = std::string(60, hash) + std::to_string(year);
  record.row.file = std::to_string(year) + ".pdf";
  record.row.entity = "临河县水利局";
  record.row.year = year;
  record.findings.clear();
  record.extraction.entity = record.row.entity;
  record.extraction.year = year;
  extract::Fact line = record.extraction.facts.front();
  record.extraction.facts.clear();
  line.concept_id = "expense.final";
  line.subject.reset();
  line.item = "三公经费";
  line.path.clear();
  line.unit = "万元";
  line.base_value.reset();
  for (const auto& [period, printed] : {std::pair(year, own), {year - 1, last}}) {
    line.id = "f" + std::to_string(record.extraction.facts.size() + 1);
    line.period = period;
    line.value = Decimal::parse(printed);
    line.decimals = 2;
    record.extraction.facts.push_back(line);
  }
  // A line that never changes: the two reports are those of one account.
  for (const int period : {year, year - 1}) {
    line.id = "f" + std::to_string(record.extraction.facts.size() + 1);
    line.item = "公用经费";
    line.period = period;
    line.value = Decimal::parse("30.00");
    record.extraction.facts.push_back(line);
  }
  const auto id = store.begin(record.row);
  EXPECT_TRUE(id);
  EXPECT_TRUE(store.finish(*id, record));
  return *id;
}

std::vector<check::Finding> stored_findings(const store::Store& store, std::int64_t id) {
  const auto record = store.load(id);
  return record ? record->findings : std::vector<check::Finding>();
}

TEST(Years, TheLaterReportIsHeldAgainstTheEarlierInWhateverOrderTheyCame) {
  const TemporaryFolder folder;
  auto store = store::Store::open(folder / "reports.db", {});
  ASSERT_TRUE(store);
  const auto later = put(*store, 2023, "2.40", "0.88");
  const auto earlier = put(*store, 2022, "3.92", "4.10");
  ASSERT_TRUE(check_years(*store, *shipped_patterns()));
  const auto findings = stored_findings(*store, later);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[1].verdict, check::Verdict::Pass);
  EXPECT_EQ(findings[0].check, "last-year-column");
  EXPECT_EQ(findings[0].verdict, check::Verdict::Fail);
  EXPECT_EQ(findings[0].stated, "0.88");
  EXPECT_EQ(findings[0].computed, "3.92");
  EXPECT_NE(findings[0].message_zh.find("2022.pdf"), std::string::npos) << findings[0].message_zh;
  EXPECT_TRUE(stored_findings(*store, earlier).empty());
  ASSERT_TRUE(check_years(*store, *shipped_patterns()));
  EXPECT_EQ(stored_findings(*store, later), findings);
}

TEST(Years, OnlyWhatIsNewIsComparedAndNothingNewIsForgotten) {
  const TemporaryFolder folder;
  auto store = store::Store::open(folder / "reports.db", {});
  ASSERT_TRUE(store);
  const auto later = put(*store, 2023, "2.40", "0.88");
  ASSERT_TRUE(check_years(*store, *shipped_patterns()));
  EXPECT_TRUE(store->years_pending()->empty());
  EXPECT_TRUE(stored_findings(*store, later).empty());
  const auto earlier = put(*store, 2022, "3.92", "4.10");
  EXPECT_EQ(*store->years_pending(), std::set<std::int64_t>{earlier});
  ASSERT_TRUE(check_years(*store, *shipped_patterns()));
  EXPECT_EQ(stored_findings(*store, later).size(), 2U);
  // Nothing is new: what stands is not looked at.
  ASSERT_TRUE(store->put_findings(later, {}));
  ASSERT_TRUE(check_years(*store, *shipped_patterns()));
  EXPECT_TRUE(stored_findings(*store, later).empty());
}

TEST(Years, MergedPartsAreHeldAgainstEachOther) {
  const TemporaryFolder folder;
  for (const int year : {2022, 2023}) {
    auto part = store::Store::open(folder / (std::to_string(year) + ".db"), {});
    ASSERT_TRUE(part);
    put(*part, year, year == 2022 ? "3.92" : "2.40", year == 2022 ? "4.10" : "0.88");
    ASSERT_TRUE(check_years(*part, *shipped_patterns()));
  }
  auto store = store::Store::open(folder / "reports.db", {});
  ASSERT_TRUE(store);
  store::MergeReport merged;
  ASSERT_TRUE(store->merge(folder / "2023.db", &merged));
  ASSERT_TRUE(store->merge(folder / "2022.db", &merged));
  ASSERT_TRUE(check_years(*store, *shipped_patterns()));
  const auto found = store->find("2023.pdf");
  ASSERT_TRUE(found && *found);
  EXPECT_EQ(stored_findings(*store, (*found)->id).size(), 2U);
}

TEST(Years, TwoReportsOfOneYearAreNotChosenBetween) {
  const TemporaryFolder folder;
  auto store = store::Store::open(folder / "reports.db", {});
  ASSERT_TRUE(store);
  const auto later = put(*store, 2023, "2.40", "0.88");
  put(*store, 2022, "3.92", "4.10");
  store::DocumentRecord draft = testing::sample_record();
  draft.row.entity = "临河县水利局";
  draft.row.year = 2022;
  draft.extraction.entity = draft.row.entity;
  draft.extraction.year = 2022;
  const auto id = store->begin(draft.row);
  ASSERT_TRUE(id);
  ASSERT_TRUE(store->finish(*id, draft));
  ASSERT_TRUE(check_years(*store, *shipped_patterns()));
  EXPECT_TRUE(stored_findings(*store, later).empty());
}

TEST(Years, WhatWasFoundGoesWhereAMergeBringsASecondReportOfTheYear) {
  const TemporaryFolder folder;
  for (const int year : {2022, 2023}) {
    const std::string name = "more-" + std::to_string(year) + ".db";
    auto part = store::Store::open(folder / name, {});
    ASSERT_TRUE(part);
    const auto id = put(*part, year, "7.77", "8.88", 'c');
    ASSERT_GT(id, 0);
  }
  for (const int doubled : {2022, 2023}) {
    auto store = store::Store::open(folder / (std::to_string(doubled) + ".db"), {});
    ASSERT_TRUE(store);
    const auto later = put(*store, 2023, "2.40", "0.88");
    put(*store, 2022, "3.92", "4.10");
    ASSERT_TRUE(check_years(*store, *shipped_patterns()));
    ASSERT_EQ(stored_findings(*store, later).size(), 2U);
    store::MergeReport merged;
    ASSERT_TRUE(store->merge(folder / ("more-" + std::to_string(doubled) + ".db"), &merged));
    ASSERT_EQ(merged.taken, 1);
    ASSERT_TRUE(check_years(*store, *shipped_patterns()));
    EXPECT_TRUE(stored_findings(*store, later).empty()) << doubled;
  }
}

}  // namespace
}  // namespace ziping::batch
