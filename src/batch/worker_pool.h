#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "batch/messages.h"
#include "batch/worker_process.h"

namespace ziping::batch {

/// What a worker is asked to do: open a document (page 0) or read one of its pages. `job` is the caller's number.
struct Task {
  std::size_t job = 0;
  std::string path;
  std::string sha256;
  int page = 0;
};

/// The outcome of a task: the worker's answer, or how it died or was ended instead.
struct TaskResult {
  Task task;
  std::optional<Message> answer;
  Error death;
  /// Which worker it was.
  std::size_t worker = 0;
};

/// The worker processes of a run. Workers are started when there is work for them, ended when they take too long or
/// show no sign of life, and renewed after a number of pages. Not thread safe.
class WorkerPool {
 public:
  WorkerPool(std::vector<std::string> command, WorkerSetup setup, int size);

  bool has_idle() const;
  bool busy() const;
  /// Gives the task to an idle worker. An Error where no worker can be started at all.
  Status give(Task task);
  /// Waits for answers, at most so long; empty where none came.
  std::vector<TaskResult> wait(std::chrono::milliseconds at_most);
  /// Ends the worker that gave a senseless answer: it is not asked again.
  void discard(const TaskResult& result);
  /// What the workers are shut in with; nullopt until the first has told.
  const std::optional<SandboxState>& sandbox() const { return sandbox_; }
  /// Ends all workers at once, whatever they do.
  void end_all();

 private:
  struct Slot {
    std::optional<WorkerProcess> process;
    std::optional<Task> task;
    /// The document it was last asked about.
    std::string open;
    std::uint32_t ticket = 0;
    int pages = 0;
    WorkerProcess::Clock::time_point begun;
  };

  Status start(Slot* slot);
  std::size_t number_of(const Slot* slot) const { return static_cast<std::size_t>(slot - slots_.data()); }
  void take_messages(Slot* slot, std::vector<TaskResult>* results);
  void bury(Slot* slot, std::vector<TaskResult>* results, bool by_force, std::optional<Error> why);
  void check_time(Slot* slot, std::vector<TaskResult>* results);

  std::vector<std::string> command_;
  WorkerSetup setup_;
  std::uint32_t last_ticket_ = 0;
  std::optional<SandboxState> sandbox_;
  std::vector<Slot> slots_;
};

}  // namespace ziping::batch
