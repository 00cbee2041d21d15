#include "bed.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <utility>

#include "base/file_digest.h"
#include "batch/inputs.h"
#include "fault_shim.h"
#include "output/export_json.h"
#include "store/store.h"

namespace ziping::hostile {
namespace {

/// What a child tells its parent even when it is killed.
struct Shared {
  std::atomic<int> acknowledged{0};
  std::atomic<long> calls{0};
};

Shared* shared() {
  static void* const place = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return static_cast<Shared*>(place);
}

class Teller : public batch::RunObserver {
 public:
  void progress(const batch::Progress& progress) override { shared()->acknowledged = progress.pages_done; }
  void finished(const batch::DocumentSummary&) override {}
  bool interrupted() override { return false; }
};

std::vector<std::string> digests_of(const std::vector<std::string>& inputs) {
  std::vector<std::string> digests;
  for (const std::string& file : batch::collect_inputs(inputs).files) {
    const auto digest = digest_of_file(file);
    digests.push_back(digest ? digest->sha256 : digest.error().message);
  }
  return digests;
}

}  // namespace

Bed::Bed(std::string folder, std::vector<std::string> inputs, std::string worker,
         std::shared_ptr<const patterns::PatternSet> patterns, int jobs)
    : folder_(std::move(folder)), patterns_(std::move(patterns)) {
  options_.inputs = std::move(inputs);
  options_.jobs = jobs;
  options_.read.ocr = batch::OcrMode::Never;
  options_.worker_command = {std::move(worker), "--worker"};
  digests_ = digests_of(options_.inputs);
}

std::string Bed::fresh_database(const std::string& folder) {
  return fmt::format("{}/{}.db", folder.empty() ? folder_ : folder, ++databases_);
}

Ended Bed::run(const std::string& database, const std::function<void()>& before, double kill_after) {
  shared()->acknowledged = 0;
  shared()->calls = 0;
  batch::RunOptions options = options_;
  options.database = database;
  const auto begun = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGPIPE, SIG_IGN);
    before();
    Teller teller;
    int code = 0;
    {
      const auto summary = batch::run(options, patterns_, teller);
      code = summary ? summary->exit_code() : exit_code(summary.error().code);
    }
    shared()->calls = calls();
    ::_exit(code);
  }
  if (kill_after >= 0) {
    ::usleep(static_cast<useconds_t>(kill_after * 1e6));
    ::kill(child, SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  Ended ended;
  ended.killed = WIFSIGNALED(status);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  ended.acknowledged = shared()->acknowledged;
  ended.calls = shared()->calls;
  ended.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return ended;
}

std::string Bed::exported(const std::string& database) const {
  const auto store = store::Store::open(database, {.read_only = true, .create = false});
  if (!store) return store.error().message;
  std::vector<store::DocumentRecord> records;
  const auto rows = store->list();
  if (!rows) return rows.error().message;
  for (const store::DocumentRow& row : *rows) {
    auto record = store->load(row.id);
    if (!record) return record.error().message;
    records.push_back(std::move(*record));
  }
  return output::export_json(records, output::Language::English);
}

// A run that was killed before it had made its tables leaves an empty file, which is no fault.
std::string Bed::faults_of(const std::string& database) const {
  std::error_code ignored;
  if (std::filesystem::file_size(database, ignored) == 0 || ignored) return "";
  const auto store = store::Store::open(database, {.read_only = true, .create = false});
  if (!store) return store.error().code == ErrorCode::StoreForeign ? "" : store.error().message;
  const auto faults = store->verify();
  if (!faults) return faults.error().message;
  return faults->empty() ? "" : faults->front();
}

bool Bed::undisturbed() {
  const std::string database = fresh_database();
  reference_ = run(
      database, [] { arm(Fault::None, 0, false); }, -1);
  reference_export_ = exported(database);
  const std::string faults = faults_of(database);
  if (reference_.code != 0 && reference_.code != 3) return false;
  if (!faults.empty()) fmt::print("{}\n", faults);
  return faults.empty();
}

std::string Bed::judge(const std::string& database, const Ended& ended) {
  if (const std::string faults = faults_of(database); !faults.empty()) return "left inconsistent: " + faults;
  if (ended.acknowledged > 0) {
    const auto store = store::Store::open(database, {.read_only = true, .create = false});
    if (!store) return "pages were told to be kept, but " + store.error().message;
    int kept = 0;
    const auto rows = store->list();
    if (!rows) return rows.error().message;
    for (const store::DocumentRow& row : *rows) kept += static_cast<int>(store->pages(row.id)->size());
    if (kept < ended.acknowledged) return fmt::format("{} pages told to be kept, {} are", ended.acknowledged, kept);
  }
  const Ended clean = run(
      database, [] { arm(Fault::None, 0, false); }, -1);
  if (clean.code != reference_.code) {
    return fmt::format("the run after it ended with {} instead of {}", clean.code, reference_.code);
  }
  if (const std::string faults = faults_of(database); !faults.empty()) return "inconsistent in the end: " + faults;
  if (exported(database) != reference_export_) return "the result is not that of an undisturbed run";
  if (digests_of(options_.inputs) != digests_) return "an input file has changed";
  for (const char* ending : {"", "-wal", "-shm", ".lock", "-journal"}) {
    std::error_code ignored;
    const bool there = std::filesystem::remove(database + ending, ignored);
    if (there && *ending != '\0') return fmt::format("{} is left behind", ending);
  }
  return "";
}

}  // namespace ziping::hostile
