#pragma once
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "batch/run.h"
#include "store/sample_record.h"

namespace ziping::batch {

using testing::TemporaryFolder;
using testing::write_bytes;

inline std::shared_ptr<const patterns::PatternSet> shipped_patterns() {
  static const auto loaded = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  return loaded ? *loaded : nullptr;
}

class Listener : public RunObserver {
 public:
  void progress(const Progress& progress) override {
    pages_ = progress.pages_done;
    kept_ = progress.pages_kept;
  }
  void finished(const DocumentSummary&) override {}
  bool interrupted() override { return pages_ >= stop_after_; }
  void stop_after(int pages) { stop_after_ = pages; }
  int done() const { return pages_; }
  int kept() const { return kept_; }

 private:
  int pages_ = 0;
  int kept_ = 0;
  int stop_after_ = 1 << 30;
};

/// Status and first diagnostic of each page, "ok" or "failed worker_died", and the text of the document's facts-to-be.
struct Outcome {
  std::string status;
  std::vector<std::string> pages;
  std::vector<Diagnostic> diagnostics;
};

/// Runs of a batch over scripts (fake_worker.cc) instead of PDFs.
class RunTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::signal(SIGPIPE, SIG_IGN);
    ASSERT_NE(shipped_patterns(), nullptr);
    options_.database = folder_ / "a.db";
    options_.jobs = 1;
    options_.worker_command = {ZIPING_FAKE_WORKER};
    options_.read.ocr = OcrMode::Never;
    options_.limits.page_wall_seconds = 60;
  }

  std::string script(const std::string& name, const std::string& lines) {
    write_bytes(folder_ / name, lines);
    options_.inputs.push_back(folder_ / name);
    return folder_ / name;
  }

  RunSummary run_all() {
    auto summary = run(options_, shipped_patterns(), listener_);
    EXPECT_TRUE(summary) << summary.error().message;
    return summary ? *summary : RunSummary{};
  }

  Outcome outcome(const std::string& name) const {
    Outcome result;
    const auto store = store::Store::open(options_.database, {.read_only = true, .create = false});
    if (!store) return result;
    const auto row = store->find(name);
    if (!row || !*row) return result;
    const auto record = store->load((*row)->id);
    if (!record) return result;
    result.status = record->row.status;
    result.diagnostics = record->reading.diagnostics;
    for (const layout::PageReading& page : record->reading.pages) {
      std::string text = page.status == layout::PageStatus::Ok       ? "ok"
                         : page.status == layout::PageStatus::Failed ? "failed"
                                                                     : "skipped";
      for (const Diagnostic& diagnostic : record->reading.diagnostics) {
        if (diagnostic.page == page.number) text += " " + diagnostic.code;
      }
      result.pages.push_back(text);
    }
    EXPECT_TRUE(store->verify()->empty());
    return result;
  }

  /// Everything stored of the documents that does not depend on time or place.
  static std::string contents(const std::string& database) {
    const auto store = store::Store::open(database, {.read_only = true, .create = false});
    if (!store) return store.error().message;
    std::string text;
    const auto rows = store->list();
    for (const store::DocumentRow& row : *rows) {
      text += row.file + " " + row.sha256 + " " + row.status + " " + row.job_key + "\n";
      const auto pages = store->pages(row.id);
      for (const store::PageRow& page : *pages) {
        auto reading = nlohmann::json::parse(page.reading);
        reading.erase("cpu_seconds");
        text += reading.dump() + "\n";
      }
      const auto record = store->load(row.id);
      for (const std::string& page : record->page_texts) text += page + "\n";
      for (const Diagnostic& diagnostic : record->reading.diagnostics) {
        text += diagnostic.code + diagnostic.message + "\n";
      }
    }
    return text;
  }

  /// Runs in a process of its own, which is killed as soon as `reached` holds for the database.
  template <class Reached>
  void run_and_kill(Reached reached) {
    const pid_t child = ::fork();
    if (child == 0) {
      Listener silent;
      const auto summary = run(options_, shipped_patterns(), silent);
      ::_exit(summary ? 0 : 1);
    }
    const auto begun = std::chrono::steady_clock::now();
    bool seen = false;
    while (!seen && std::chrono::steady_clock::now() - begun < std::chrono::seconds(60)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      const auto store = store::Store::open(options_.database, {.read_only = true, .create = false});
      seen = store && reached(*store);
    }
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(seen) << "the moment to kill the run never came";
    ASSERT_TRUE(WIFSIGNALED(status)) << "the run had ended before it could be killed";
  }

  TemporaryFolder folder_;
  RunOptions options_;
  Listener listener_;
};

}  // namespace ziping::batch
