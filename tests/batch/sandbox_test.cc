#include "batch/sandbox.h"

#include <gmock/gmock.h>

#include "batch/run_fixture.h"
#include "batch/sanitizers.h"

namespace ziping::batch {
namespace {

using ::testing::HasSubstr;

/// Workers that were shut in whole, or a reason to skip.
class SandboxTest : public RunTest, public ::testing::WithParamInterface<const char*> {
 protected:
  RunSummary run_shut_in() {
    const RunSummary summary = run_all();
    if (!summary.shut_in) skip_ = "this machine cannot shut workers in: " + summary.sandbox;
    return summary;
  }
  std::string skip_;
};

// The deed is tried inside the worker; it dies with exit code 7 where it is not refused.
TEST_P(SandboxTest, Refuses) {
  script("a.pdf", std::string("pages 1\n1 ") + GetParam());
  const RunSummary summary = run_shut_in();
  if (!skip_.empty()) GTEST_SKIP() << skip_;
  EXPECT_EQ(summary.exit_code(), 0);
  EXPECT_EQ(outcome("a.pdf").pages, std::vector<std::string>{"ok"});
}

INSTANTIATE_TEST_SUITE_P(AllDeeds, SandboxTest,
                         ::testing::Values("read-stranger", "write-file", "write-device", "remove-input", "socket",
                                           "local-socket", "exec", "fork", "trace", "kill-parent"),
                         [](const auto& deed) {
                           std::string name = deed.param;
                           std::erase(name, '-');
                           return name;
                         });

// That the deeds above fail is no news unless they succeed outside.
TEST_F(RunTest, WithoutLandlockStrangersAreReadAndToldSo) {
  script("a.pdf", "pages 1\n1 read-stranger");
  options_.worker_command.emplace_back("--old-kernel");
  const RunSummary summary = run_all();
  EXPECT_FALSE(summary.shut_in);
  EXPECT_EQ(outcome("a.pdf").pages, std::vector<std::string>{"failed worker_died"});
  if (!kSanitized) {
    EXPECT_THAT(summary.sandbox, HasSubstr("Landlock: this kernel does not offer it"));
  }
}

TEST_F(RunTest, ARequiredSandboxThatIsNotThereEndsTheRun) {
  script("a.pdf", "pages 1");
  options_.worker_command.emplace_back("--old-kernel");
  options_.require_sandbox = true;
  const auto summary = run(options_, shipped_patterns(), listener_);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, ErrorCode::SandboxUnavailable);
  EXPECT_EQ(exit_code(summary.error().code), 4);
  const auto store = store::Store::open(options_.database, {.read_only = true, .create = false});
  ASSERT_TRUE(store);
  EXPECT_TRUE(store->pages(1)->empty());
}

TEST_F(RunTest, ARequiredSandboxThatIsThereChangesNothing) {
  script("a.pdf", "pages 2\n2 thread");
  if (!run_all().shut_in) GTEST_SKIP() << "this machine cannot shut workers in";
  const std::string before = contents(options_.database);
  options_.database = folder_ / "b.db";
  options_.require_sandbox = true;
  EXPECT_EQ(run_all().exit_code(), 0);
  EXPECT_EQ(contents(options_.database), before);
}

}  // namespace
}  // namespace ziping::batch
