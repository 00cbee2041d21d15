#include "batch/published.h"

#include "batch/run_fixture.h"

namespace ziping::batch {
namespace {

TEST(PublishedFigures, AreReadByTheNamesOfTheirColumns) {
  const auto read = published_figures(
      "\xEF\xBB\xBFunit,value,concept,\"item\",year,entity,more\r\n"
      "万元,2.40,expense.final,三公经费,2023,\"临河县水利局,本级\",x\r\n\r\n"
      "万元,,expense.final,培训费,2023,临河县水利局,\r\n");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), 1U);
  EXPECT_EQ(read->front().entity, "临河县水利局,本级");
  EXPECT_EQ(read->front().year, 2023);
  EXPECT_EQ(read->front().concept_id, "expense.final");
  EXPECT_EQ(read->front().item, "三公经费");
  EXPECT_EQ(read->front().value.to_string(), "2.40");
}

TEST(PublishedFigures, WhatIsNoSuchTableIsRefusedWithItsLine) {
  const std::string head = "entity\tyear\tconcept\titem\tvalue\tunit\n";
  for (const auto& [table, why] : {std::pair<std::string, const char*>{"", "line 1"},
                                   {"entity,year,concept,item,value\na,2023,b,c,1\n", "no column 'unit'"},
                                   {head + "a\t2023\tb\tc\tmany\t元\n", "line 2"},
                                   {head + "\na\tlast\tb\tc\t1\t元\n", "line 3"},
                                   {head + "a\t2023\tb\t\"c\t1\t元\n", "line 2"}}) {
    const auto read = published_figures(table);
    ASSERT_FALSE(read) << table;
    EXPECT_EQ(read.error().code, ErrorCode::Usage);
    EXPECT_NE(read.error().message.find(why), std::string::npos) << read.error().message;
  }
}

class CheckPublished : public ::testing::Test {
 protected:
  /// What is found against a published figure.
  std::vector<check::Finding> found(store::Store& store, const char* value) {
    const auto figures =
        published_figures(std::string("entity,year,concept,item,value,unit\n") + *record_.row.entity + "," +
                          std::to_string(*record_.row.year) + "," + fact_.concept_id + "," + fact_.item.value_or("") +
                          "," + value + "," + fact_.unit.value_or("") + "\n");
    EXPECT_TRUE(figures && check_published(store, *shipped_patterns(), *figures));
    auto findings = store.load(store.list()->front().id)->findings;
    std::erase_if(findings, [](const check::Finding& finding) { return finding.check != "published-accounts"; });
    return findings;
  }

  TemporaryFolder folder_;
  store::DocumentRecord record_ = testing::sample_record();
  extract::Fact fact_;
};

TEST_F(CheckPublished, FindingsStandBesideTheOthersAndAreRenewed) {
  auto store = store::Store::open(folder_ / "a.db", {});
  ASSERT_TRUE(store);
  fact_.concept_id = "spending.total";
  fact_.unit = "万元";
  extract::Fact& own = record_.extraction.facts.front();
  own.concept_id = fact_.concept_id;
  own.item.reset();
  own.subject.reset();
  own.unit = fact_.unit;
  own.upper.reset();
  own.comparator = extract::Comparator::None;
  const auto id = store->begin(record_.row);
  ASSERT_TRUE(id);
  record_.row.id = *id;
  ASSERT_TRUE(store->finish(*id, record_));
  const std::size_t others = record_.findings.size();
  const auto wrong = found(*store, "1300.50");
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong.front().verdict, check::Verdict::Fail);
  EXPECT_EQ(wrong.front().id, "a1");
  const auto right = found(*store, own.value->to_string().c_str());
  ASSERT_EQ(right.size(), 1U);
  EXPECT_EQ(right.front().verdict, check::Verdict::Pass);
  EXPECT_EQ(store->load(*id)->findings.size(), others + 1);
}

}  // namespace
}  // namespace ziping::batch
