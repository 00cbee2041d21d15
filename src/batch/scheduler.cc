#include "batch/scheduler.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>
#include <utility>

#include "base/file_digest.h"
#include "batch/error_names.h"
#include "batch/interpret.h"
#include "batch/reading_json.h"
#include "review/settle.h"

namespace ziping::batch {
namespace {

constexpr std::chrono::milliseconds kTick{200};

int worker_count(int jobs) {
  if (jobs > 0) return jobs;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// So many files are named to the kernel one by one; of more, their folders.
constexpr std::size_t kNamedFiles = 256;

WorkerSetup setup_of(const RunOptions& options) {
  WorkerSetup setup{options.read,    options.engine, options.limits,
                    options.verbose, options.inputs, options.require_sandbox};
  if (setup.readable.size() <= kNamedFiles) return setup;
  std::set<std::string> folders;
  for (const std::string& input : options.inputs) {
    const std::filesystem::path path(input);
    std::error_code ignored;
    const bool folder = std::filesystem::is_directory(path, ignored) || !path.has_parent_path();
    folders.insert(folder ? input : path.parent_path().string());
  }
  setup.readable.assign(folders.begin(), folders.end());
  return setup;
}

layout::PageReading lost_page(int number, layout::PageStatus status, const Error& error) {
  layout::PageReading page;
  page.number = number;
  page.status = status;
  page.source = Source::Blank;
  page.confidence = 0;
  page.diagnostics.push_back(to_diagnostic(error));
  page.diagnostics.back().page = number;
  return page;
}

/// Failures that another attempt may not meet: of processes and time, and of files while somebody changes them.
bool may_pass(ErrorCode code) {
  switch (code) {
    case ErrorCode::WorkerDied:
    case ErrorCode::PageTimeout:
    case ErrorCode::InputChanged:
    case ErrorCode::InputUnreadable:
    case ErrorCode::InputMissing:
      return true;
    default:
      return category(code) == ErrorCategory::Environment;
  }
}

bool may_pass(const layout::PageReading& page) {
  return page.status == layout::PageStatus::Failed &&
         std::any_of(page.diagnostics.begin(), page.diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return may_pass(error_code(diagnostic.code)); });
}

std::string given_up_text() {
  return fmt::format("; given up after {} attempts, --force tries again", limits().max_attempts);
}

DocumentSummary failed_input(const std::string& file, const Error& error) {
  DocumentSummary summary;
  summary.file = file;
  summary.status = "failed";
  summary.note = error.message;
  summary.error = error.code;
  summary.has_error = true;
  return summary;
}

void note_first_error(const std::vector<Diagnostic>& diagnostics, DocumentSummary* summary) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (summary->has_error || !spoils(diagnostic)) continue;
    summary->has_error = true;
    summary->error = error_code(diagnostic.code);
    summary->note =
        diagnostic.page ? fmt::format("page {}: {}", *diagnostic.page, diagnostic.message) : diagnostic.message;
  }
}

DocumentSummary summary_of(const std::string& file, const store::DocumentRecord& record) {
  DocumentSummary summary;
  summary.file = file;
  summary.sha256 = record.row.sha256;
  summary.status = record.row.status;
  summary.pages = static_cast<int>(record.reading.pages.size());
  summary.tables = static_cast<int>(record.reading.tables.size());
  summary.facts = static_cast<int>(record.extraction.facts.size());
  note_first_error(record.reading.diagnostics, &summary);
  for (const layout::PageReading& page : record.reading.pages) {
    summary.pages_not_ok += page.status == layout::PageStatus::Ok ? 0 : 1;
    note_first_error(page.diagnostics, &summary);
  }
  for (const check::Finding& finding : record.findings) {
    if (finding.verdict != check::Verdict::Fail) continue;
    switch (finding.severity) {
      case check::Severity::Error:
        ++summary.errors;
        break;
      case check::Severity::Warning:
        ++summary.warnings;
        break;
      case check::Severity::Notice:
        ++summary.notices;
        break;
    }
  }
  return summary;
}

}  // namespace

Scheduler::Scheduler(const RunOptions& options, JobContext context,
                     std::shared_ptr<const patterns::PatternSet> patterns, store::Store& store, RunObserver& observer)
    : options_(options),
      context_(std::move(context)),
      patterns_(std::move(patterns)),
      store_(store),
      observer_(observer),
      pool_(options.worker_command, setup_of(options), worker_count(options.jobs)),
      begun_(std::chrono::steady_clock::now()) {}

Result<RunSummary> Scheduler::run(std::vector<std::string> files, const std::vector<Error>& input_errors) {
  for (const Error& error : input_errors) {
    summary_.documents.push_back(failed_input(error.origin.file, error));
    observer_.finished(summary_.documents.back());
  }
  for (std::string& file : files) {
    jobs_.emplace_back();
    jobs_.back().file = std::move(file);
  }
  while (true) {
    if (observer_.interrupted()) {
      if (Status left = interrupt(); !left) return left.error();
      break;
    }
    if (Status given = give_work(); !given) return given.error();
    if (!pool_.busy() && next_ >= jobs_.size()) break;
    const std::vector<TaskResult> results = pool_.wait(kTick);
    if (Status shut = check_sandbox(); !shut) return shut.error();
    for (const TaskResult& result : results) {
      if (Status taken = take(result); !taken) return taken.error();
    }
    tell_progress();
  }
  // Workers finish in any order.
  std::ranges::stable_sort(summary_.documents, {}, &DocumentSummary::file);
  return summary_;
}

Status Scheduler::check_sandbox() {
  if (!pool_.sandbox()) return Done{};
  summary_.sandbox = describe(*pool_.sandbox());
  summary_.shut_in = pool_.sandbox()->whole();
  if (!options_.require_sandbox || summary_.shut_in) return Done{};
  pool_.end_all();
  return Error{ErrorCode::SandboxUnavailable,
               fmt::format("workers cannot be shut in on this machine: {}; run without --require-sandbox, or on a "
                           "kernel with Landlock and seccomp",
                           summary_.sandbox),
               {}};
}

Status Scheduler::give_work() {
  while (pool_.has_idle()) {
    const auto reading = std::ranges::find_if(
        under_way(), [](const Job& job) { return job.stage == Stage::Reading && !job.to_read.empty(); });
    if (reading != under_way().end()) {
      const int page = reading->to_read.back();
      reading->to_read.pop_back();
      if (Status given = give(&*reading, page); !given) return given;
      continue;
    }
    if (next_ >= jobs_.size()) return Done{};
    if (Status begun = begin(next_++); !begun) return begun;
  }
  return Done{};
}

Status Scheduler::interrupt() {
  pool_.end_all();
  summary_.interrupted = true;
  for (Job& job : jobs_) {
    if (job.stage != Stage::Opening && job.stage != Stage::Reading) continue;
    for (int page : job.under_way) {
      if (Status withdrawn = store_.withdraw_page(job.id, page); !withdrawn) return withdrawn;
    }
    DocumentSummary left = failed_input(job.file, Error{});
    left.status = "interrupted";
    left.has_error = false;
    left.note =
        fmt::format("{} of {} pages read; the next run goes on behind them", job.readings.size(), job.wanted.size());
    conclude(&job, std::move(left));
  }
  return Done{};
}

// The attempt is counted before it is made. False where so many ended with the whole run that it is not made.
Result<bool> Scheduler::begin_page(Job* job, int page) {
  const Result<int> unfinished = store_.begin_page(job->id, page);
  if (!unfinished) return unfinished.error();
  return *unfinished <= limits().max_unfinished;
}

Status Scheduler::give(Job* job, int page) {
  const Result<bool> begun = begin_page(job, page);
  if (!begun) return begun.error();
  if (!*begun) {
    const Error given_up{
        ErrorCode::TooManyFailures,
        fmt::format("given up: {} runs ended while it was being read; --force tries again", limits().max_unfinished),
        {}};
    if (page == 0) return refuse(job, given_up);
    if (Status kept = keep(job, lost_page(page, layout::PageStatus::Failed, given_up)); !kept) return kept;
    return finish_if_done(job);
  }
  job->under_way.insert(page);
  return pool_.give({static_cast<std::size_t>(job - jobs_.data()), job->file, job->sha256, page});
}

// Decides what has to be done for a file; what needs reading is given to a worker to open.
Status Scheduler::begin(std::size_t index) {
  Job& job = jobs_[index];
  const Result<FileDigest> digest = digest_of_file(job.file);
  if (!digest) {
    conclude(&job, failed_input(job.file, digest.error()));
    return Done{};
  }
  job.sha256 = digest->sha256;
  DocumentSummary unchanged;
  unchanged.file = job.file;
  unchanged.sha256 = job.sha256;
  unchanged.status = "unchanged";
  const auto [twin, fresh] = by_hash_.try_emplace(job.sha256, index);
  if (!fresh) {
    if (Status put = store_.put_path(jobs_[twin->second].id, job.file); !put) return put;
    unchanged.note = "the same bytes as " + jobs_[twin->second].file;
    conclude(&job, std::move(unchanged));
    return Done{};
  }
  const auto stored = store_.find_by_hash(job.sha256);
  if (!stored) return stored.error();
  store::DocumentRow row;
  row.sha256 = job.sha256;
  row.file = job.file;
  row.job_key = job_key(job.sha256, context_);
  row.reading_key = reading_key(job.sha256, context_);
  if (*stored) {
    const store::DocumentRow& known = **stored;
    job.id = known.id;
    const bool finished = known.job_key == row.job_key && known.status != "running";
    if (finished) {
      const Result<bool> again = store_.may_pass(job.id, limits().max_attempts);
      if (!again) return again.error();
      job.again = *again;
    }
    if (!options_.force && finished && !job.again) {
      if (Status put = store_.put_path(job.id, job.file); !put) return put;
      unchanged.pages = known.pages_asked;
      unchanged.stored = known.status;
      unchanged.note = "read before with the same options: " + known.status;
      if (known.status == "failed") unchanged.note += "; --force tries again";
      conclude(&job, std::move(unchanged));
      return Done{};
    }
  }
  const auto begun = store_.begin(row, options_.force);
  if (!begun) return begun.error();
  job.id = *begun;
  job.stage = Stage::Opening;
  auto failed = store_.failed_attempts(job.id);
  if (!failed) return failed.error();
  job.failed = std::move(*failed);
  return give(&job, 0);
}

Status Scheduler::take(const TaskResult& result) {
  const std::size_t index = result.task.job;
  jobs_[index].under_way.erase(result.task.page);
  return result.task.page == 0 ? opened(index, result) : page_read(index, result);
}

// The document cannot be opened, now or for good.
Status Scheduler::refuse(Job* job, const Error& error) {
  if (Status ended = store_.end_page(job->id, 0, may_pass(error.code)); !ended) return ended;
  Error told = error;
  if (may_pass(error.code) && job->failed[0] + 1 >= limits().max_attempts) told.message += given_up_text();
  return finish(job, unreadable(told));
}

Status Scheduler::opened(std::size_t index, const TaskResult& result) {
  Job& job = jobs_[index];
  if (!result.answer) return refuse(&job, result.death);
  if (result.answer->kind == MessageKind::Refused) return refuse(&job, parse_refused(result.answer->body));
  const auto document = parse_opened(result.answer->body);
  if (!document) {
    pool_.discard(result);
    return refuse(&job, document.error());
  }
  if (document->sha256 != job.sha256) {
    return refuse(&job, {ErrorCode::InputChanged, "the file changed while it was being read; run again", {}});
  }
  if (Status ended = store_.end_page(job.id, 0, false); !ended) return ended;
  job.page_count = document->pages;
  job.wanted = options_.pages.of(document->pages);
  if (job.wanted.empty()) {
    return finish(&job, unreadable({ErrorCode::PageUnreadable,
                                    fmt::format("the document has {} pages, none of those asked for (--pages {})",
                                                document->pages, options_.pages.to_string()),
                                    {}}));
  }
  const auto kept = store_.pages(job.id);
  if (!kept) return kept.error();
  for (const store::PageRow& row : *kept) {
    if (!std::binary_search(job.wanted.begin(), job.wanted.end(), row.number)) continue;
    auto reading = reading_from_json(row.reading);
    const auto failed = job.failed.find(row.number);
    if (reading && job.again &&
        (reading->status == layout::PageStatus::Skipped ||
         (failed != job.failed.end() && failed->second < limits().max_attempts))) {
      continue;
    }
    if (reading) job.readings.emplace(row.number, std::move(*reading));
  }
  for (auto page = job.wanted.rbegin(); page != job.wanted.rend(); ++page) {
    if (job.readings.count(*page) == 0) job.to_read.push_back(*page);
  }
  pages_known_ += static_cast<int>(job.wanted.size());
  pages_done_ += static_cast<int>(job.readings.size());
  pages_kept_ += static_cast<int>(job.readings.size());
  job.stage = Stage::Reading;
  return finish_if_done(&job);
}

Status Scheduler::page_read(std::size_t index, const TaskResult& result) {
  Job& job = jobs_[index];
  const int page = result.task.page;
  Status kept = Done{};
  if (!result.answer) {
    ++job.deaths;
    kept = keep(&job, lost_page(page, layout::PageStatus::Failed, result.death));
  } else {
    auto reading = reading_from_json(result.answer->body);
    if (reading && reading->number == page) {
      kept = keep(&job, std::move(*reading));
    } else {
      ++job.deaths;
      pool_.discard(result);
      kept = keep(&job, lost_page(page, layout::PageStatus::Failed,
                                  {ErrorCode::WorkerDied, "the worker's answer cannot be understood", {}}));
    }
  }
  if (!kept) return kept;
  if (job.deaths >= limits().max_deaths) {
    if (Status skipped = skip_rest(&job); !skipped) return skipped;
  }
  return finish_if_done(&job);
}

Status Scheduler::keep(Job* job, layout::PageReading reading) {
  ++pages_done_;
  for (Diagnostic& diagnostic : reading.diagnostics) make_harmless(&diagnostic);
  const bool again = may_pass(reading);
  if (again && ++job->failed[reading.number] >= limits().max_attempts) {
    reading.diagnostics.back().message += given_up_text();
  }
  if (Status put = store_.put_page(job->id, {reading.number, to_json(reading)}, reading, again); !put) return put;
  job->readings.emplace(reading.number, std::move(reading));
  return Done{};
}

Status Scheduler::skip_rest(Job* job) {
  const Error error{
      ErrorCode::TooManyFailures, fmt::format("not read: {} workers died over this document", job->deaths), {}};
  for (int page : std::exchange(job->to_read, {})) {
    if (Status kept = keep(job, lost_page(page, layout::PageStatus::Skipped, error)); !kept) return kept;
  }
  return Done{};
}

Status Scheduler::finish_if_done(Job* job) {
  if (job->stage != Stage::Reading || !job->to_read.empty() || !job->under_way.empty()) return Done{};
  // What was read is interpreted in this process: should that end it, the next runs must know.
  const auto attempts = store_.count_attempt(job->id);
  if (!attempts) return attempts.error();
  if (*attempts > limits().max_attempts) {
    job->wanted.clear();
    return finish(job, unreadable({ErrorCode::TooManyFailures,
                                   fmt::format("given up: {} runs ended while it was being interpreted; --force tries "
                                               "again",
                                               *attempts - 1),
                                   {}}));
  }
  std::vector<layout::PageReading> pages;
  for (auto& [number, reading] : job->readings) pages.push_back(std::move(reading));
  job->readings.clear();
  return finish(job, interpret(std::move(pages), *patterns_));
}

Status Scheduler::finish(Job* job, store::DocumentRecord record) {
  store::DocumentRow& row = record.row;
  row.id = job->id;
  row.sha256 = job->sha256;
  row.file = job->file;
  row.job_key = job_key(job->sha256, context_);
  row.reading_key = reading_key(job->sha256, context_);
  row.pages = job->page_count;
  row.pages_asked = static_cast<int>(job->wanted.size());
  record.generator = generator_json(context_);
  // What people settled stays settled where the print is the same.
  if (Status kept = review::keep_decisions(store_, job->id, *patterns_, &record); !kept) return kept;
  if (Status stored = store_.finish(job->id, record); !stored) return stored;
  conclude(job, summary_of(job->file, record));
  return Done{};
}

void Scheduler::conclude(Job* job, DocumentSummary summary) {
  job->stage = Stage::Done;
  ++documents_done_;
  while (first_ < jobs_.size() && jobs_[first_].stage == Stage::Done) ++first_;
  observer_.finished(summary);
  summary_.documents.push_back(std::move(summary));
  tell_progress();
}

void Scheduler::tell_progress() {
  Progress progress;
  progress.documents = static_cast<int>(jobs_.size());
  progress.documents_done = documents_done_;
  progress.pages = pages_known_;
  progress.pages_done = pages_done_;
  progress.pages_kept = pages_kept_;
  progress.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  const auto current = std::ranges::find_if(
      under_way(), [](const Job& job) { return job.stage == Stage::Opening || job.stage == Stage::Reading; });
  if (current != under_way().end()) progress.file = current->file;
  observer_.progress(progress);
}

}  // namespace ziping::batch
