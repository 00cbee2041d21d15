#include <gmock/gmock.h>

#include "review/decide.h"
#include "review/queue.h"
#include "review/review_fixture.h"
#include "store/sample_record.h"

namespace ziping::review {
namespace {

using store::Action;
using testing::patterns;

/// A stored document with two figures; decisions are made on it as the desk does.
class KeepTest : public ::testing::Test {
 protected:
  KeepTest() {
    auto opened = store::Store::open(folder_ / "a.db", {});
    EXPECT_TRUE(opened) << opened.error().message;
    store_.emplace(std::move(*opened));
    id_ = testing::put_record(*store_, testing::sample_record());
  }
  store::DocumentRecord load() const { return *store_->load(id_); }
  Trail trail() const { return Trail(*store_->decisions(id_), facts_as_read(load())); }
  Outcome say(Action action, const std::string& text) {
    auto outcome = decide(*store_, load(), trail(),
                          {"f1", {action, text}, "", false, "chen", "2026-03-01T08:00:00.000Z"}, patterns());
    EXPECT_TRUE(outcome) << outcome.error().message;
    return std::move(*outcome);
  }
  static const extract::Fact& first(const store::DocumentRecord& record) { return record.extraction.facts.front(); }

  testing::TemporaryFolder folder_;
  std::optional<store::Store> store_;
  std::int64_t id_ = 0;
};

TEST_F(KeepTest, WhatIsDecidedIsWhatIsStored) {
  const Outcome outcome = say(Action::Change, "1,200.60");
  EXPECT_EQ(outcome.decision.old_text, "1,200.50");
  EXPECT_EQ(outcome.decision.new_value, "1200.60");
  EXPECT_EQ(outcome.decision.page_sha256, page_sha256(load(), 1));
  EXPECT_EQ(load().extraction.facts, outcome.record.extraction.facts);
  EXPECT_EQ(load().findings, outcome.record.findings);
  EXPECT_TRUE(first(load()).sure);
  EXPECT_EQ(facts_as_read(load()), testing::sample_record().extraction.facts);
}

TEST_F(KeepTest, ADocumentReadAgainKeepsTheDecisionUnderAnotherNameAndReading) {
  say(Action::Change, "1,200.60");
  store::DocumentRecord again = testing::sample_record();
  extract::Fact& fact = again.extraction.facts.front();
  fact.id = "f7";
  fact.text = "7,200.50";
  fact.value = Decimal::parse("7200.50");
  fact.box = fact.box.grown(0.5);
  again.findings.clear();
  ASSERT_TRUE(keep_decisions(*store_, id_, patterns(), &again));
  ASSERT_EQ(again.settled.size(), 1U);
  EXPECT_EQ(again.settled[0].other.text, "7,200.50");
  ASSERT_TRUE(store_->finish(id_, again));
  EXPECT_EQ(first(load()).value->to_string(), "1200.60");
  EXPECT_EQ(first(load()).text, "1,200.60");
  EXPECT_TRUE(trail().standings()[0].in_force);
}

TEST_F(KeepTest, ADecisionWhosePrintIsGoneIsStale) {
  say(Action::Change, "1,200.60");
  store::DocumentRecord again = testing::sample_record();
  again.extraction.facts.front().box = {300, 300, 400, 320};
  ASSERT_TRUE(keep_decisions(*store_, id_, patterns(), &again));
  EXPECT_TRUE(again.settled.empty());
  ASSERT_TRUE(store_->finish(id_, again));
  EXPECT_TRUE(trail().standings()[0].stale);
  EXPECT_TRUE(store_->verify()->empty());
}

TEST_F(KeepTest, AnUndoBringsTheReadingBack) {
  const store::DocumentRecord before = load();
  say(Action::Unreadable, "");
  EXPECT_FALSE(first(load()).value);
  const auto outcome = undo(*store_, load(), trail(), "chen", "2026-03-01T08:00:01.000Z", patterns());
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_EQ(load().extraction.facts, before.extraction.facts);
  EXPECT_FALSE(undo(*store_, load(), trail(), "chen", "2026-03-01T08:00:02.000Z", patterns()));
}

TEST_F(KeepTest, TheQueueBeginsWithWhatDecidesMost) {
  store::DocumentRecord record = load();
  extract::Fact unsure = testing::fact("f9", "3");
  record.extraction.facts.insert(record.extraction.facts.begin(), unsure);
  const auto queue = queue_of(record, Trail());
  ASSERT_EQ(queue.size(), 3U);
  EXPECT_EQ(queue[0].fact, "f1");
  EXPECT_EQ(queue[0].why, std::vector<std::string>{"c1"});
  EXPECT_EQ(queue[1].fact, "f2");
  EXPECT_EQ(queue[2].fact, "f9");
}

}  // namespace
}  // namespace ziping::review
