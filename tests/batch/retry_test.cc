#include <gmock/gmock.h>
#include <sqlite3.h>

#include "batch/run_fixture.h"

namespace ziping::batch {
namespace {

int unfinished_attempts(const std::string& database, int page) {
  sqlite3* handle = nullptr;
  int value = 0;
  sqlite3_open_v2(database.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
  const std::string sql = "SELECT unfinished FROM page_attempt WHERE number = " + std::to_string(page);
  const auto take = [](void* result, int, char** columns, char**) {
    *static_cast<int*>(result) = std::atoi(columns[0]);
    return 0;
  };
  sqlite3_exec(handle, sql.c_str(), take, &value, nullptr);
  sqlite3_close(handle);
  return value;
}

using testing::bytes_of;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::write_bytes;

// A worker may have died of something that is over: the next runs try again, three times in all.
TEST_F(RunTest, ADeathIsTriedAgainThreeTimesAndThenGivenUp) {
  script("a.pdf", "pages 3\n2 segfault");
  EXPECT_EQ(run_all().documents.at(0).status, "partial");
  EXPECT_THAT(outcome("a.pdf").diagnostics.at(0).message, Not(HasSubstr("given up")));
  EXPECT_EQ(run_all().documents.at(0).status, "partial");
  EXPECT_THAT(outcome("a.pdf").diagnostics.at(0).message, Not(HasSubstr("given up")));
  EXPECT_EQ(run_all().documents.at(0).status, "partial");
  EXPECT_THAT(outcome("a.pdf").diagnostics.at(0).message, EndsWith("given up after 3 attempts, --force tries again"));
  const std::string before = bytes_of(options_.database);
  EXPECT_EQ(run_all().documents.at(0).status, "unchanged");
  EXPECT_TRUE(bytes_of(options_.database) == before);
  EXPECT_EQ(outcome("a.pdf").pages, (std::vector<std::string>{"ok", "failed worker_died", "ok"}));
  options_.force = true;
  EXPECT_EQ(run_all().documents.at(0).status, "partial");
  EXPECT_THAT(outcome("a.pdf").diagnostics.at(0).message, Not(HasSubstr("given up")));
}

TEST_F(RunTest, WhatPassesIsReadTheSecondTime) {
  script("a.pdf", "pages 3\n2 until-calm");
  EXPECT_EQ(run_all().documents.at(0).status, "partial");
  write_bytes(folder_ / "a.pdf.calm", "");
  const RunSummary second = run_all();
  EXPECT_EQ(second.exit_code(), 0);
  EXPECT_EQ(outcome("a.pdf").pages, (std::vector<std::string>{"ok", "ok", "ok"}));
  EXPECT_TRUE(outcome("a.pdf").diagnostics.empty());
  EXPECT_EQ(run_all().documents.at(0).status, "unchanged");
}

TEST_F(RunTest, OnlyThePagesThatFailedAreReadAgain) {
  script("a.pdf", "pages 3\n1 once-calm\n2 segfault\n3 once-calm");
  run_all();
  write_bytes(folder_ / "a.pdf.calm", "");
  run_all();
  EXPECT_EQ(outcome("a.pdf").pages, (std::vector<std::string>{"ok", "failed worker_died", "ok"}));
}

TEST_F(RunTest, AnOpeningThatFailedIsTriedAgainToo) {
  script("a.pdf", "pages 1\nopen until-calm");
  EXPECT_EQ(run_all().documents.at(0).status, "failed");
  write_bytes(folder_ / "a.pdf.calm", "");
  EXPECT_EQ(run_all().documents.at(0).status, "ok");
  script("b.pdf", "pages 1\nopen abort");
  for (int run = 0; run < 3; ++run) EXPECT_EQ(run_all().documents.at(1).status, "failed");
  EXPECT_THAT(outcome("b.pdf").diagnostics.at(0).message, HasSubstr("given up after 3 attempts"));
  EXPECT_EQ(run_all().documents.at(1).status, "unchanged");
}

// Pages that were skipped because of their neighbours are read once those are given up.
TEST_F(RunTest, SkippedPagesAreReadInTheEnd) {
  script("a.pdf", "pages 5\n1 segfault\n2 segfault\n3 segfault");
  for (int run = 0; run < 3; ++run) {
    run_all();
    EXPECT_EQ(outcome("a.pdf").pages.at(4), "skipped too_many_failures");
  }
  EXPECT_EQ(run_all().documents.at(0).status, "partial");
  EXPECT_EQ(outcome("a.pdf").pages,
            (std::vector<std::string>{"failed worker_died", "failed worker_died", "failed worker_died", "ok", "ok"}));
  EXPECT_EQ(run_all().documents.at(0).status, "unchanged");
}

// Ten runs that ended over one page without a word: it may be the page that ends them.
TEST_F(RunTest, APageThatEndsTheRunIsGivenUpAfterTen) {
  options_.limits.max_unfinished = 2;
  script("a.pdf", "pages 2\n2 sleep");
  for (int kill = 1; kill <= 2; ++kill) {
    run_and_kill([&](const store::Store&) { return unfinished_attempts(options_.database, 2) == kill; });
  }
  EXPECT_EQ(run_all().exit_code(), 3);
  EXPECT_EQ(outcome("a.pdf").pages, (std::vector<std::string>{"ok", "failed too_many_failures"}));
  EXPECT_THAT(outcome("a.pdf").diagnostics.at(0).message, HasSubstr("2 runs ended while it was being read"));
}

TEST_F(RunTest, PagesThatADocumentDoesNotHaveAreSaidToBeMissing) {
  script("a.pdf", "pages 3");
  options_.pages = *PageSelection::parse("90");
  const RunSummary summary = run_all();
  EXPECT_EQ(summary.exit_code(), 2);
  EXPECT_EQ(summary.documents.at(0).error, ErrorCode::PageUnreadable);
  EXPECT_EQ(summary.documents.at(0).note, "the document has 3 pages, none of those asked for (--pages 90)");
}

TEST_F(RunTest, AFolderOfModelsThatIsNotThereEndsTheRunAtOnce) {
  script("a.pdf", "pages 1");
  options_.engine.tessdata = folder_ / "nowhere";
  const auto summary = run(options_, shipped_patterns(), listener_);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, ErrorCode::TessdataMissing);
  EXPECT_EQ(exit_code(summary.error().code), 4);
  EXPECT_FALSE(std::filesystem::exists(options_.database));
}

TEST_F(RunTest, ResumedPagesTookNoTime) {
  script("a.pdf", "pages 6\n4 slow\n5 slow\n6 slow");
  listener_.stop_after(3);
  run_all();
  listener_.stop_after(1 << 30);
  run_all();
  EXPECT_GE(listener_.kept(), 3);
  EXPECT_EQ(listener_.done(), 6);
}

// What a PDF's makers and libraries say may hold anything, a line of ours looks like a line of ours.
TEST_F(RunTest, MessagesStayOnOneLineAndSteerNoTerminal) {
  script("a.pdf", "pages 2\n2 rude");
  run_all();
  const std::string message = outcome("a.pdf").diagnostics.at(0).message;
  EXPECT_EQ(message, "reading the page failed: first line   second  [31mred  txet");
}

}  // namespace
}  // namespace ziping::batch
