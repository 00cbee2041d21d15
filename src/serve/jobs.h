#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "batch/run.h"
#include "serve/documents.h"

namespace ziping::serve {

enum class JobStage { Queued, Running, Done, Failed };

/// A document that was handed in, on its way into the database. `version` grows with every change.
struct JobState {
  std::string job;
  std::string sha256;
  std::string file;
  JobStage stage = JobStage::Queued;
  int pages_done = 0;
  int pages = 0;
  std::string problem;
  std::uint64_t version = 0;
  bool ended() const { return stage == JobStage::Done || stage == JobStage::Failed; }
};

/// Reads what is handed in, by the same runs and workers as `extract`, several documents at a time, in a thread of its
/// own. The files stay in a folder beside the database; what was not read when the program ended is found there by the
/// next one. Thread safe.
class Jobs {
 public:
  /// `options`: inputs and database are not looked at. `folder` is made when it is needed.
  Jobs(Documents& documents, std::shared_ptr<const patterns::PatternSet> patterns, batch::RunOptions options,
       std::string folder);
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  const std::string& folder() const { return folder_; }
  /// The job of a document's hash.
  static std::string job_id(const std::string& sha256);
  /// False where too many wait already.
  bool has_room() const;
  /// Takes in a file of the folder; the job that is there already where the same bytes are waiting.
  JobState submit(const std::string& sha256, const std::string& file);
  /// Also of documents that are in the database from before; nullopt where there is no such job.
  std::optional<JobState> find(const std::string& job) const;
  /// Waits until the job is beyond `version`, at most so long; the state then.
  std::optional<JobState> wait(const std::string& job, std::uint64_t version, std::chrono::milliseconds at_most) const;
  /// Takes up what was left in the folder.
  void resume();
  /// Ends the run under way after what is recorded, and waits for that.
  void stop();

 private:
  class Observer;
  void work();
  void change(const std::string& job, const std::function<void(JobState&)>& how);
  void forget_old();

  Documents& documents_;
  std::shared_ptr<const patterns::PatternSet> patterns_;
  batch::RunOptions options_;
  std::string folder_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::map<std::string, JobState> jobs_;
  std::deque<std::string> waiting_;
  std::deque<std::string> ended_;
  bool stopping_ = false;
  std::mutex ending_;
  std::thread thread_;
};

}  // namespace ziping::serve
