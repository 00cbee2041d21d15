#include "output/filter.h"

#include <gtest/gtest.h>

#include "store/sample_record.h"

namespace ziping::output {
namespace {

std::vector<std::string> fact_ids(const store::DocumentRecord& record) {
  std::vector<std::string> ids;
  for (const extract::Fact& fact : record.extraction.facts) ids.push_back(fact.id);
  return ids;
}

TEST(Filter, AnEmptyOneChangesNothing) {
  store::DocumentRecord record = testing::sample_record();
  EXPECT_TRUE(Filter().takes(record.row));
  Filter().apply(record);
  EXPECT_EQ(record.extraction.facts, testing::sample_record().extraction.facts);
  EXPECT_EQ(record.findings, testing::sample_record().findings);
}

TEST(Filter, ChoosesDocuments) {
  const store::DocumentRow row = testing::sample_record().row;
  Filter filter;
  filter.years = {2022, 2023};
  filter.entities = {"交通"};
  filter.statuses = {"partial"};
  EXPECT_TRUE(filter.takes(row));
  filter.years = {2022};
  EXPECT_FALSE(filter.takes(row));
  filter.years.clear();
  filter.entities = {"教育"};
  EXPECT_FALSE(filter.takes(row));
  filter.entities.clear();
  filter.statuses = {"ok"};
  EXPECT_FALSE(filter.takes(row));
  EXPECT_FALSE(Filter{.entities = {"x"}}.takes(store::DocumentRow()));
}

TEST(Filter, ChoosesFactsAndWhatSpeaksOfThem) {
  store::DocumentRecord record = testing::sample_record();
  Filter{.only_sure = true}.apply(record);
  EXPECT_EQ(fact_ids(record), std::vector<std::string>{"f2"});
  ASSERT_EQ(record.findings.size(), 2U);
  EXPECT_EQ(record.findings[0].facts, std::vector<std::string>{"f2"});

  Filter{.concepts = {"nothing"}}.apply(record);
  EXPECT_TRUE(record.extraction.facts.empty());
  ASSERT_EQ(record.findings.size(), 1U);
  EXPECT_EQ(record.findings[0].id, "c2") << "it never spoke of facts";
}

TEST(Filter, AStarStandsForAGroup) {
  extract::Fact fact;
  fact.concept_id = "funds.budget";
  EXPECT_TRUE(Filter{.concepts = {"funds.*"}}.takes(fact));
  EXPECT_TRUE((Filter{.concepts = {"total.score", "funds.budget"}}.takes(fact)));
  EXPECT_FALSE(Filter{.concepts = {"funds"}}.takes(fact));
}

TEST(Filter, ReviewedFactsAreThoseAPersonSettled) {
  Filter filter;
  filter.reviewed = true;
  store::DocumentRecord record = testing::sample_record();
  record.settled.push_back({1, record.extraction.facts[1]});
  filter.apply(record);
  ASSERT_EQ(record.extraction.facts.size(), 1U);
  EXPECT_EQ(record.extraction.facts[0].id, "f2");
  ASSERT_FALSE(record.findings.empty());
  EXPECT_EQ(record.findings[0].facts, std::vector<std::string>{"f2"});
}

}  // namespace
}  // namespace ziping::output
