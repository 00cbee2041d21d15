#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "batch/page_selection.h"
#include "batch/read_page.h"
#include "batch/shard.h"
#include "patterns/pattern_set.h"
#include "store/store.h"

namespace ziping::batch {

struct RunOptions {
  /// Files and folders as given.
  std::vector<std::string> inputs;
  std::string database;
  /// Worker processes; 0: one a core.
  int jobs = 0;
  /// Read again even where an equal job is stored.
  bool force = false;
  PageSelection pages;
  /// Only this part of the inputs.
  Shard shard;
  ReadOptions read;
  ocr::EngineOptions engine;
  Limits limits;
  /// Program and arguments that make a worker (the product: its own binary with --worker).
  std::vector<std::string> worker_command;
  bool verbose = false;
  /// Nothing is read by a worker that is not shut in: sandbox_unavailable instead.
  bool require_sandbox = false;
};

/// What became of one input. `note`: why nothing was done, or the error.
struct DocumentSummary {
  std::string file;
  std::string sha256;
  std::string status;  // ok, partial, failed, skipped, unchanged, interrupted
  /// Where it is unchanged: the status that is stored, for which the exit code stands as it did when it was read.
  std::string stored;
  int pages = 0;
  int pages_not_ok = 0;
  int tables = 0;
  int facts = 0;
  int errors = 0;
  int warnings = 0;
  int notices = 0;
  std::string note;
  ErrorCode error = ErrorCode::Internal;
  bool has_error = false;
};

struct Progress {
  int documents_done = 0;
  int documents = 0;
  /// Pages known so far: of the files opened; `pages` grows as files are opened.
  int pages_done = 0;
  int pages = 0;
  /// Of pages_done, those an earlier run had read.
  int pages_kept = 0;
  double seconds = 0;
  std::string file;
};

/// What a run tells while it goes on. Called from the thread that runs.
class RunObserver {
 public:
  virtual ~RunObserver() = default;
  virtual void progress(const Progress& progress) = 0;
  virtual void finished(const DocumentSummary& document) = 0;
  /// True ends the run after what is under way is recorded (Ctrl-C).
  virtual bool interrupted() = 0;
};

struct RunSummary {
  /// By name.
  std::vector<DocumentSummary> documents;
  bool interrupted = false;
  /// Inputs that other parts of the batch read.
  std::size_t elsewhere = 0;
  /// What the workers were shut in with (sandbox.h's describe), and whether nothing was missing; empty where none ran.
  std::string sandbox;
  bool shut_in = false;
  /// 0 all ok, 2 no input was usable, 3 some document is not ok, 130 interrupted.
  int exit_code() const;
};

/// Reads all inputs with worker processes, interprets and checks what they read, and stores it. The inputs' own errors
/// are in the summary; an Error is returned only where the run as a whole cannot go on (database, patterns, engines).
Result<RunSummary> run(const RunOptions& options, const std::shared_ptr<const patterns::PatternSet>& patterns,
                       RunObserver& observer);
/// The same with a database that is open for writing already (options.database is not looked at),
/// under the limits in force in this process.
Result<RunSummary> run(const RunOptions& options, const std::shared_ptr<const patterns::PatternSet>& patterns,
                       RunObserver& observer, store::Store& store);

}  // namespace ziping::batch
