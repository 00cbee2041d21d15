#include <gmock/gmock.h>
#include <sqlite3.h>

#include "store/sample_record.h"
#include "store/store.h"

namespace ziping::store {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Decision sample_decision() {
  Decision decision;
  decision.when = "2026-03-01T08:15:30.123Z";
  decision.reviewer = "chen";
  decision.action = Action::Change;
  decision.fact = "f1";
  decision.concept_id = "budget";
  decision.item = "年度资金总额";
  decision.ink = {1, {50, 120, 150, 140}, 0, 1};
  decision.ink_sha256 = std::string(64, 'b');
  decision.old_text = "1,200.50";
  decision.old_value = "1200.50";
  decision.new_text = "1,200.60";
  decision.new_value = "1200.60";
  decision.unit = "万元";
  decision.reason = "the 6 is clear on the page";
  decision.page_sha256 = std::string(64, 'c');
  return decision;
}

extract::Fact settled_fact() {
  extract::Fact fact = testing::sample_record().extraction.facts[0];
  fact.value = Decimal::parse("1200.60");
  fact.upper.reset();
  fact.base_value = Decimal::parse("12006000.00");
  fact.comparator = extract::Comparator::Equal;
  fact.text = "1,200.60";
  fact.confidence = 1;
  fact.sure = true;
  fact.alternatives.clear();
  return fact;
}

class DecisionsTest : public ::testing::Test {
 protected:
  DecisionsTest() {
    auto opened = Store::open(path_, {});
    EXPECT_TRUE(opened) << opened.error().message;
    store_.emplace(std::move(*opened));
    id_ = testing::put_record(*store_, testing::sample_record());
  }
  Decision decide() {
    auto made = store_->decide(id_, sample_decision(), {{0, settled_fact()}}, {});
    EXPECT_TRUE(made) << made.error().message;
    return made ? *made : Decision{};
  }
  /// What `verify` says after something was done to the tables behind the program's back.
  Faults faults_after(const std::string& sql) {
    store_.reset();
    sqlite3* handle = nullptr;
    sqlite3_open(path_.c_str(), &handle);
    EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
    const auto store = Store::open(path_, {.read_only = true, .create = false});
    EXPECT_TRUE(store);
    return store ? *store->verify() : Faults{"no store"};
  }

  testing::TemporaryFolder folder_;
  std::string path_ = folder_ / "a.db";
  std::optional<Store> store_;
  std::int64_t id_ = 0;
};

TEST_F(DecisionsTest, ADecisionIsARowAndTheFactShowsWhatWasSettledBesideWhatWasRead) {
  const Decision made = decide();
  const auto trail = store_->decisions(id_);
  ASSERT_TRUE(trail);
  ASSERT_EQ(trail->size(), 1U);
  const Decision& stored = trail->front();
  EXPECT_EQ(stored.id, made.id);
  EXPECT_EQ(stored.when, made.when);
  EXPECT_EQ(stored.reviewer, "chen");
  EXPECT_EQ(stored.action, Action::Change);
  EXPECT_EQ(stored.item, "年度资金总额");
  EXPECT_EQ(stored.ink, made.ink);
  EXPECT_EQ(stored.old_value, "1200.50");
  EXPECT_EQ(stored.new_value, "1200.60");
  EXPECT_EQ(stored.reason, made.reason);
  EXPECT_EQ(stored.page_sha256, made.page_sha256);
  EXPECT_EQ(stored.chain, made.chain);

  const auto record = store_->load(id_);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->extraction.facts[0], settled_fact());
  ASSERT_EQ(record->settled.size(), 1U);
  EXPECT_EQ(record->settled[0].decision, made.id);
  EXPECT_EQ(record->settled[0].other, testing::sample_record().extraction.facts[0]);
  EXPECT_THAT(record->findings, IsEmpty());
  EXPECT_THAT(*store_->verify(), IsEmpty());
}

TEST_F(DecisionsTest, WhatIsStoredAgainKeepsReadingAndSettlementApart) {
  decide();
  const auto record = store_->load(id_);
  ASSERT_TRUE(record);
  DocumentRecord again = *record;
  again.row.job_key = "other job";
  ASSERT_TRUE(store_->finish(id_, again));
  const auto loaded = store_->load(id_);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->extraction.facts, record->extraction.facts);
  ASSERT_EQ(loaded->settled.size(), 1U);
  EXPECT_EQ(loaded->settled[0].other, record->settled[0].other);
  EXPECT_EQ(store_->decisions(id_)->size(), 1U);
}

TEST_F(DecisionsTest, AnUndoIsADecisionTooAndLeavesTheReading) {
  const Decision made = decide();
  Decision undo = sample_decision();
  undo.action = Action::Undo;
  undo.undoes = made.id;
  ASSERT_TRUE(store_->decide(id_, undo, {}, testing::sample_record().findings));
  const auto record = store_->load(id_);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->extraction.facts, testing::sample_record().extraction.facts);
  EXPECT_THAT(record->settled, IsEmpty());
  EXPECT_EQ(record->findings, testing::sample_record().findings);
  EXPECT_EQ(store_->decisions(id_)->size(), 2U);
  EXPECT_THAT(*store_->verify(), IsEmpty());
  // No decision is taken back twice.
  EXPECT_FALSE(store_->decide(id_, undo, {}, {}));
}

TEST_F(DecisionsTest, CountsTellWhatWaitsAndWhatIsSettled) {
  const auto before = store_->counts(id_);
  ASSERT_TRUE(before);
  EXPECT_EQ(before->facts, 2);
  EXPECT_EQ(before->unsure, 1);
  // Both stand in an error whose cause is the reading.
  EXPECT_EQ(before->open, 2);
  EXPECT_EQ(before->settled, 0);
  EXPECT_EQ(before->errors, 1);
  EXPECT_EQ(before->pages, 2);
  EXPECT_EQ(before->tables, 1);
  decide();
  const auto after = store_->counts(id_);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->unsure, 0);
  EXPECT_EQ(after->open, 0);
  EXPECT_EQ(after->settled, 1);
  EXPECT_EQ(after->errors, 0);
}

TEST_F(DecisionsTest, TheViewShowsBoth) {
  decide();
  store_.reset();
  sqlite3* handle = nullptr;
  sqlite3_open(path_.c_str(), &handle);
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(handle, "SELECT value || ' ' || read_value || ' ' || sure FROM v_fact WHERE fact = 'f1'", -1,
                     &statement, nullptr);
  ASSERT_EQ(sqlite3_step(statement), SQLITE_ROW);
  EXPECT_STREQ(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)), "1200.60 1200.50 1");
  sqlite3_finalize(statement);
  EXPECT_NE(sqlite3_exec(handle, "UPDATE decision SET reviewer = 'nobody'", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_NE(sqlite3_exec(handle, "DELETE FROM decision", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(handle);
}

TEST_F(DecisionsTest, FiguresToSampleStandAsSettled) {
  const auto figure = [&] {
    const auto figures = store_->figures();
    EXPECT_TRUE(figures) << figures.error().message;
    for (const FigureRow& row : *figures) {
      if (row.fact == "f1") return row;
    }
    return FigureRow{};
  };
  const FigureRow before = figure();
  EXPECT_EQ(before.decision, std::nullopt);
  EXPECT_FALSE(before.sure);
  const Decision made = decide();
  const FigureRow after = figure();
  EXPECT_EQ(after.decision, made.id);
  EXPECT_EQ(after.value.to_string(), "1200.60");
  EXPECT_EQ(after.base_value.to_string(), "12006000.00");
  EXPECT_EQ(after.text, "1,200.60");
  EXPECT_TRUE(after.sure);
  SampleRecord sample;
  sample.drawn_at = "2026-03-01T08:00:00Z";
  sample.method = "simple";
  sample.seed = "1";
  sample.design = "{}";
  sample.frame.push_back({after.document, after.fact, "", 1});
  sample.items.push_back({});
  sample.items.back().figure = after;
  const auto id = store_->put_sample(sample);
  ASSERT_TRUE(id) << id.error().message;
  EXPECT_EQ(store_->load_sample(*id)->items.front().figure.decision, made.id);
}

TEST_F(DecisionsTest, AChangedDecisionIsFound) {
  decide();
  EXPECT_THAT(faults_after("DROP TRIGGER decision_is_final; UPDATE decision SET new_value = '9'"),
              Contains(HasSubstr("decision 1 is not what was decided")));
}

TEST_F(DecisionsTest, ADecisionTakenOutIsFound) {
  decide();
  decide();
  EXPECT_THAT(faults_after("DROP TRIGGER decision_stays; DELETE FROM settled_fact; DELETE FROM decision WHERE "
                           "decision_id = 1"),
              Contains(HasSubstr("decision 2 is not what was decided, or one before it is gone")));
}

TEST_F(DecisionsTest, AFigureSettledByNothingInForceIsFound) {
  decide();
  EXPECT_THAT(faults_after("DROP TRIGGER decision_is_final; UPDATE decision SET action = 'skip'"),
              Contains(HasSubstr("fact f1 is settled by a decision that is not in force")));
}

}  // namespace
}  // namespace ziping::store
