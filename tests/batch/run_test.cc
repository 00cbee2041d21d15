#include <gmock/gmock.h>

#include "batch/reinterpret.h"
#include "batch/run_fixture.h"

namespace ziping::batch {
namespace {

using testing::bytes_of;
using ::testing::HasSubstr;

TEST_F(RunTest, ReadsEveryPageOfEveryDocument) {
  script("a.pdf", "pages 3");
  script("b.pdf", "pages 1\nsome thing");
  const RunSummary summary = run_all();
  EXPECT_EQ(summary.exit_code(), 0);
  ASSERT_EQ(summary.documents.size(), 2U);
  EXPECT_EQ(summary.documents[0].pages, 3);
  EXPECT_EQ(outcome("a.pdf").pages, (std::vector<std::string>{"ok", "ok", "ok"}));
  EXPECT_EQ(outcome("b.pdf").status, "ok");
}

class OneBadPage : public RunTest, public ::testing::WithParamInterface<std::pair<const char*, const char*>> {};

// Whatever happens on one page costs that page, not the document and not the batch.
TEST_P(OneBadPage, CostsThatPageOnly) {
  const auto& [deed, code] = GetParam();
  // Each deed meets the limit that is there for it, and no other.
  const std::string what = deed;
  options_.limits.page_cpu_seconds = what == "spin" ? 1 : 60;
  options_.limits.page_wall_seconds = what == "sleep" ? 3 : 60;
  options_.limits.heartbeat_seconds = what == "freeze" ? 3 : 60;
  // Small enough to be filled in no time on a busy machine.
  if (what == "memory") options_.limits.worker_address_space = std::size_t{512} << 20U;
  script("a.pdf", std::string("pages 3\n2 ") + deed);
  script("b.pdf", "pages 1");
  const RunSummary summary = run_all();
  EXPECT_EQ(summary.exit_code(), 3);
  const Outcome bad = outcome("a.pdf");
  EXPECT_EQ(bad.status, "partial");
  EXPECT_EQ(bad.pages, (std::vector<std::string>{"ok", std::string("failed ") + code, "ok"}));
  EXPECT_EQ(outcome("b.pdf").status, "ok");
}

// Its second answer must not be taken for that to the question after.
TEST_F(RunTest, AWorkerThatAnswersTwiceIsHeardOnce) {
  script("a.pdf", "pages 4\n2 twice");
  script("b.pdf", "pages 3\nopen slow");
  EXPECT_EQ(run_all().exit_code(), 0);
  EXPECT_EQ(outcome("a.pdf").pages, (std::vector<std::string>{"ok", "ok", "ok", "ok"}));
  EXPECT_EQ(outcome("b.pdf").pages, (std::vector<std::string>{"ok", "ok", "ok"}));
}

INSTANTIATE_TEST_SUITE_P(AllDeeds, OneBadPage,
                         ::testing::Values(std::pair{"segfault", "worker_died"}, std::pair{"abort", "worker_died"},
                                           std::pair{"exit", "worker_died"}, std::pair{"throw", "internal"},
                                           std::pair{"memory", "out_of_memory"}, std::pair{"sleep", "page_timeout"},
                                           std::pair{"spin", "page_timeout"}, std::pair{"freeze", "page_timeout"},
                                           std::pair{"garbage", "worker_died"}, std::pair{"huge", "worker_died"},
                                           std::pair{"nonsense", "worker_died"}, std::pair{"half", "worker_died"},
                                           std::pair{"mute", "worker_died"}),
                         [](const auto& deed) { return std::string(deed.param.first); });

TEST_F(RunTest, ADocumentThatCannotBeOpenedIsFailedAndTheRestRead) {
  script("a.pdf", "open segfault\npages 2");
  script("b.pdf", "nothing here");
  script("c.pdf", "pages 1");
  const RunSummary summary = run_all();
  EXPECT_EQ(summary.exit_code(), 3);
  EXPECT_EQ(outcome("a.pdf").status, "failed");
  EXPECT_EQ(outcome("a.pdf").diagnostics.at(0).code, "worker_died");
  EXPECT_THAT(outcome("a.pdf").diagnostics.at(0).message, HasSubstr("signal 11"));
  EXPECT_EQ(outcome("b.pdf").diagnostics.at(0).code, "pdf_open_failed");
  EXPECT_EQ(outcome("c.pdf").status, "ok");
}

TEST_F(RunTest, AfterThreeDeathsTheRestIsSkipped) {
  script("a.pdf", "pages 6\n2 segfault\n3 abort\n4 exit");
  script("b.pdf", "pages 1");
  EXPECT_EQ(run_all().exit_code(), 3);
  EXPECT_EQ(outcome("a.pdf").pages,
            (std::vector<std::string>{"ok", "failed worker_died", "failed worker_died", "failed worker_died",
                                      "skipped too_many_failures", "skipped too_many_failures"}));
  EXPECT_EQ(outcome("b.pdf").status, "ok");
}

TEST_F(RunTest, NoUsableInputIsExitCodeTwo) {
  script("a.pdf", "no pages");
  options_.inputs.push_back(folder_ / "missing.pdf");
  EXPECT_EQ(run_all().exit_code(), 2);
}

TEST_F(RunTest, ASecondRunIsUnchangedToTheByte) {
  script("a.pdf", "pages 2\n2 throw");
  script("b.pdf", "pages 1");
  run_all();
  const std::string before = bytes_of(options_.database);
  const RunSummary second = run_all();
  ASSERT_EQ(second.documents.size(), 2U);
  EXPECT_EQ(second.documents[0].status, "unchanged");
  EXPECT_EQ(second.documents[1].status, "unchanged");
  EXPECT_EQ(second.exit_code(), 3) << "what was partial still is";
  EXPECT_TRUE(bytes_of(options_.database) == before);
  EXPECT_FALSE(std::filesystem::exists(options_.database + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(options_.database + ".lock"));
}

TEST_F(RunTest, ForceReadsAgain) {
  script("a.pdf", "pages 2");
  run_all();
  options_.force = true;
  EXPECT_EQ(run_all().documents.at(0).status, "ok");
}

TEST_F(RunTest, TheSameBytesAreReadOnce) {
  script("a.pdf", "pages 1");
  script("b.pdf", "pages 1");
  const RunSummary summary = run_all();
  EXPECT_EQ(summary.exit_code(), 0);
  EXPECT_EQ(summary.documents.at(1).status, "unchanged");
  const auto store = store::Store::open(options_.database, {.read_only = true, .create = false});
  EXPECT_EQ(store->list()->size(), 1U);
  EXPECT_EQ(store->paths(1)->size(), 2U);
}

TEST_F(RunTest, OnlyThePagesAskedFor) {
  script("a.pdf", "pages 5");
  options_.pages = *PageSelection::parse("2,4-");
  run_all();
  const auto store = store::Store::open(options_.database, {.read_only = true, .create = false});
  const auto record = store->load(1);
  ASSERT_EQ(record->reading.pages.size(), 3U);
  EXPECT_EQ(record->reading.pages[1].number, 4);
  EXPECT_EQ(record->row.pages, 5);
  EXPECT_EQ(record->row.pages_asked, 3);
}

TEST_F(RunTest, OneAndThreeWorkersStoreTheSame) {
  for (int i = 0; i < 5; ++i) {
    script(std::to_string(i) + ".pdf",
           "pages " + std::to_string(4 + i) + "\n2 segfault\n3 slow\nid " + std::to_string(i));
  }
  run_all();
  const std::string one = contents(options_.database);
  options_.database = folder_ / "b.db";
  options_.jobs = 3;
  run_all();
  EXPECT_EQ(contents(options_.database), one);
}

TEST_F(RunTest, AKilledRunIsContinued) {
  script("a.pdf", "pages 8\n1 slow\n2 slow\n3 slow\n4 slow\n5 slow\n6 slow\n7 slow\n8 slow");
  script("b.pdf", "pages 2");
  run_all();
  const std::string undisturbed = contents(options_.database);
  options_.database = folder_ / "b.db";
  run_and_kill([](const store::Store& store) {
    const auto rows = store.list();
    return rows && !rows->empty() && store.pages(1)->size() >= 3;
  });
  std::size_t kept = 0;
  {
    const auto store = store::Store::open(options_.database, {.read_only = true, .create = false});
    kept = store->pages(1)->size();
    EXPECT_EQ(store->list()->at(0).status, "running");
  }
  ASSERT_GE(kept, 3U);
  ASSERT_LT(kept, 8U);
  EXPECT_EQ(run_all().exit_code(), 0);
  EXPECT_EQ(contents(options_.database), undisturbed);
}

// A document that takes the whole program down three times is left alone from then on, until --force.
TEST_F(RunTest, APoisonousDocumentIsGivenUp) {
  // As three runs leave it that died over its readings.
  script("a.pdf", "pages 1\n1 slow");
  run_and_kill([](const store::Store& store) {
    const auto rows = store.list();
    return rows && !rows->empty();
  });
  {
    auto store = store::Store::open(options_.database, {});
    for (int attempt = 0; attempt < 3; ++attempt) ASSERT_TRUE(store->count_attempt(1));
  }
  script("b.pdf", "pages 1");
  const RunSummary summary = run_all();
  EXPECT_EQ(summary.exit_code(), 3);
  EXPECT_EQ(outcome("a.pdf").status, "failed");
  EXPECT_EQ(outcome("a.pdf").diagnostics.at(0).code, "too_many_failures");
  EXPECT_EQ(outcome("b.pdf").status, "ok");
  EXPECT_EQ(run_all().documents.at(0).status, "unchanged");
  options_.force = true;
  EXPECT_EQ(run_all().exit_code(), 0);
  EXPECT_EQ(outcome("a.pdf").status, "ok");
}

// Workers read, so that a run killed while they do says nothing against the documents under way.
TEST_F(RunTest, KilledRunsAreNotBlamedOnTheDocument) {
  script("a.pdf", "pages 1\n1 slow");
  for (int kill = 0; kill < 5; ++kill) {
    run_and_kill([](const store::Store& store) {
      const auto rows = store.list();
      return rows && !rows->empty() && rows->front().status == "running";
    });
  }
  EXPECT_EQ(run_all().exit_code(), 0);
  EXPECT_EQ(outcome("a.pdf").status, "ok");
}

TEST_F(RunTest, AnInterruptedRunIsContinuedAndNotCounted) {
  script("a.pdf", "pages 6\n3 slow\n4 slow\n5 slow\n6 slow");
  listener_.stop_after(2);
  const RunSummary stopped = run_all();
  EXPECT_TRUE(stopped.interrupted);
  EXPECT_EQ(stopped.exit_code(), 130);
  ASSERT_EQ(stopped.documents.size(), 1U);
  EXPECT_EQ(stopped.documents[0].status, "interrupted");
  {
    const auto store = store::Store::open(options_.database, {.read_only = true, .create = false});
    EXPECT_EQ(store->list()->at(0).attempts, 0);
    EXPECT_GE(store->pages(1)->size(), 2U);
    EXPECT_LT(store->pages(1)->size(), 6U);
  }
  listener_.stop_after(1 << 30);
  EXPECT_EQ(run_all().exit_code(), 0);
  EXPECT_EQ(outcome("a.pdf").pages.size(), 6U);
}

// The same patterns again must give the same result under the same key: a later run has nothing to do.
TEST_F(RunTest, InterpretingAgainChangesNothing) {
  script("a.pdf", "pages 3\n2 throw");
  options_.limits.max_dpi = 200;
  options_.pages = *PageSelection::parse("1-2");
  run_all();
  const std::string before = contents(options_.database);
  {
    auto store = store::Store::open(options_.database, {});
    ASSERT_TRUE(store);
    const auto row = store->find("a.pdf");
    ASSERT_TRUE(row && *row);
    const auto again = reinterpret(*store, **row, *shipped_patterns());
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->row.status, "partial");
  }
  EXPECT_EQ(contents(options_.database), before);
  EXPECT_EQ(run_all().documents.at(0).status, "unchanged");
}

TEST_F(RunTest, AWorkerThatCannotBeStartedEndsTheRun) {
  script("a.pdf", "pages 1");
  options_.worker_command = {folder_ / "no-such-worker"};
  const auto summary = run(options_, shipped_patterns(), listener_);
  ASSERT_FALSE(summary);
  EXPECT_EQ(exit_code(summary.error().code), 5);
}

}  // namespace
}  // namespace ziping::batch
