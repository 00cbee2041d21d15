#include "serve/jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/file_digest.h"
#include "base/limits.h"

namespace ziping::serve {
namespace {

constexpr std::size_t kDocumentsOfRun = 16;
constexpr std::size_t kRemembered = 1000;
constexpr std::size_t kJobDigits = 32;

}  // namespace

/// Tells the jobs what the run tells.
class Jobs::Observer : public batch::RunObserver {
 public:
  Observer(Jobs& jobs, std::map<std::string, std::string> job_of) : jobs_(jobs), job_of_(std::move(job_of)) {}

  void progress(const batch::Progress& progress) override {
    const auto job = job_of_.find(progress.file);
    if (job == job_of_.end()) return;
    // Of several documents at once the pages are not told apart.
    const bool alone = job_of_.size() == 1;
    if (alone && progress.pages_done == told_ && progress.pages == pages_) return;
    told_ = progress.pages_done;
    pages_ = progress.pages;
    if (alone) {
      jobs_.change(job->second, [&](JobState& state) {
        state.pages_done = progress.pages_done;
        state.pages = progress.pages;
      });
    }
  }

  void finished(const batch::DocumentSummary& document) override {
    const auto job = job_of_.find(document.file);
    if (job == job_of_.end() || document.status == "interrupted") return;
    jobs_.documents_.changed(document.sha256);
    jobs_.change(job->second, [&](JobState& state) {
      const bool failed = document.status == "failed" || document.stored == "failed";
      state.stage = failed ? JobStage::Failed : JobStage::Done;
      state.pages = state.pages_done = document.pages;
      state.problem = document.has_error ? document.note : "";
    });
  }

  bool interrupted() override {
    const std::lock_guard guard(jobs_.mutex_);
    return jobs_.stopping_;
  }

 private:
  Jobs& jobs_;
  std::map<std::string, std::string> job_of_;
  int told_ = -1;
  int pages_ = -1;
};

Jobs::Jobs(Documents& documents, std::shared_ptr<const patterns::PatternSet> patterns, batch::RunOptions options,
           std::string folder)
    : documents_(documents),
      patterns_(std::move(patterns)),
      options_(std::move(options)),
      folder_(std::move(folder)),
      thread_([this] { work(); }) {}

Jobs::~Jobs() {
  stop();
}

void Jobs::stop() {
  {
    const std::lock_guard guard(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  // Whoever comes second waits for the first.
  const std::lock_guard guard(ending_);
  if (thread_.joinable()) thread_.join();
}

std::string Jobs::job_id(const std::string& sha256) {
  return "j" + sha256.substr(0, kJobDigits);
}

bool Jobs::has_room() const {
  const std::lock_guard guard(mutex_);
  return waiting_.size() < limits().waiting_uploads;
}

JobState Jobs::submit(const std::string& sha256, const std::string& file) {
  const std::lock_guard guard(mutex_);
  JobState& state = jobs_[job_id(sha256)];
  if (!state.job.empty() && !state.ended()) return state;
  state = {job_id(sha256), sha256, file, JobStage::Queued, 0, 0, {}, state.version + 1};
  waiting_.push_back(state.job);
  changed_.notify_all();
  return state;
}

std::optional<JobState> Jobs::find(const std::string& job) const {
  {
    const std::lock_guard guard(mutex_);
    const auto found = jobs_.find(job);
    if (found != jobs_.end()) return found->second;
  }
  if (job.size() != kJobDigits + 1 || job.front() != 'j') return std::nullopt;
  const auto document = documents_.get(job.substr(1));
  if (!document || !*document) return std::nullopt;
  const store::DocumentRow& row = (*document)->record.row;
  const JobStage stage = row.status == "failed" ? JobStage::Failed : JobStage::Done;
  return JobState{job, row.sha256, row.file, stage, row.pages_asked, row.pages_asked, {}, 0};
}

std::optional<JobState> Jobs::wait(const std::string& job, std::uint64_t version,
                                   std::chrono::milliseconds at_most) const {
  {
    std::unique_lock guard(mutex_);
    changed_.wait_for(guard, at_most, [&] {
      const auto found = jobs_.find(job);
      return stopping_ || found == jobs_.end() || found->second.version > version;
    });
    const auto found = jobs_.find(job);
    if (found != jobs_.end()) return found->second;
  }
  return find(job);
}

void Jobs::change(const std::string& job, const std::function<void(JobState&)>& how) {
  {
    const std::lock_guard guard(mutex_);
    const auto found = jobs_.find(job);
    if (found == jobs_.end()) return;
    how(found->second);
    ++found->second.version;
    if (found->second.ended()) ended_.push_back(job);
    forget_old();
  }
  changed_.notify_all();
}

// Those forgotten are found in the database.
void Jobs::forget_old() {
  while (ended_.size() > kRemembered) {
    const auto old = jobs_.find(ended_.front());
    if (old != jobs_.end() && old->second.ended()) jobs_.erase(old);
    ended_.pop_front();
  }
}

void Jobs::resume() {
  std::error_code failed;
  std::filesystem::directory_iterator entries(folder_, failed);
  std::vector<std::string> files;
  for (; !failed && entries != std::filesystem::directory_iterator(); entries.increment(failed)) {
    if (entries->path().extension() == ".pdf" && entries->is_regular_file(failed)) files.push_back(entries->path());
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    const auto digest = digest_of_file(file);
    if (!digest) continue;
    const auto row = documents_.store().find_by_hash(digest->sha256);
    if (row && (!*row || (*row)->status == "running")) submit(digest->sha256, file);
  }
}

void Jobs::work() {
  while (true) {
    batch::RunOptions options = options_;
    std::map<std::string, std::string> job_of;
    {
      std::unique_lock guard(mutex_);
      changed_.wait(guard, [&] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      while (!waiting_.empty() && job_of.size() < kDocumentsOfRun) {
        JobState& state = jobs_[waiting_.front()];
        waiting_.pop_front();
        state.stage = JobStage::Running;
        ++state.version;
        job_of[state.file] = state.job;
        options.inputs.push_back(state.file);
      }
    }
    changed_.notify_all();
    Observer observer(*this, job_of);
    const auto summary = batch::run(options, patterns_, observer, documents_.store());
    documents_.all_changed();
    // What the run could not even begin with (the database, the disk) stands with every job of it.
    if (!summary) fmt::print(stderr, "ziping: {}\n", describe(summary.error()));
    for (const auto& [file, job] : job_of) {
      const auto left = find(job);
      const std::string why = summary ? "it was not read" : summary.error().message;
      const bool stopped = summary && summary->interrupted;
      if (!left || left->ended() || stopped) continue;
      change(job, [&](JobState& state) {
        state.stage = JobStage::Failed;
        state.problem = why;
      });
    }
  }
}

}  // namespace ziping::serve
