#pragma once
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "batch/job_key.h"
#include "batch/run.h"
#include "batch/worker_pool.h"
#include "store/store.h"

namespace ziping::batch {

/// Runs the jobs of a batch: decides what has to be done for each file, hands pages to the workers, stores what they
/// answer and finishes each document in one transaction. The only place that writes to the store.
class Scheduler {
 public:
  Scheduler(const RunOptions& options, JobContext context, std::shared_ptr<const patterns::PatternSet> patterns,
            store::Store& store, RunObserver& observer);

  Result<RunSummary> run(std::vector<std::string> files, const std::vector<Error>& input_errors);

 private:
  enum class Stage { Waiting, Opening, Reading, Done };

  struct Job {
    std::string file;
    std::string sha256;
    Stage stage = Stage::Waiting;
    std::int64_t id = 0;
    int page_count = 0;
    std::vector<int> wanted;
    std::vector<int> to_read;  // from the back
    std::map<int, layout::PageReading> readings;
    std::set<int> under_way;  // pages, 0: the opening
    /// Failures that may pass, so far, and whether they are to be tried once more.
    std::map<int, int> failed;
    bool again = false;
    int deaths = 0;
  };

  /// From the first document that is not done to the last that was begun: few, however many there are in all.
  std::span<Job> under_way() { return std::span(jobs_).subspan(first_, std::max(first_, next_) - first_); }
  Status begin(std::size_t index);
  Status check_sandbox();
  Status give_work();
  Status take(const TaskResult& result);
  Status give(Job* job, int page);
  Status refuse(Job* job, const Error& error);
  Result<bool> begin_page(Job* job, int page);
  Status interrupt();
  Status opened(std::size_t index, const TaskResult& result);
  Status page_read(std::size_t index, const TaskResult& result);
  Status keep(Job* job, layout::PageReading reading);
  Status skip_rest(Job* job);
  Status finish(Job* job, store::DocumentRecord record);
  Status finish_if_done(Job* job);
  void conclude(Job* job, DocumentSummary summary);
  void tell_progress();

  const RunOptions& options_;
  JobContext context_;
  std::shared_ptr<const patterns::PatternSet> patterns_;
  store::Store& store_;
  RunObserver& observer_;
  WorkerPool pool_;
  std::vector<Job> jobs_;
  std::map<std::string, std::size_t> by_hash_;
  RunSummary summary_;
  std::size_t first_ = 0;
  std::size_t next_ = 0;
  int documents_done_ = 0;
  int pages_known_ = 0;
  int pages_done_ = 0;
  int pages_kept_ = 0;
  std::chrono::steady_clock::time_point begun_;
};

}  // namespace ziping::batch
