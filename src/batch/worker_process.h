#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/frame.h"

namespace ziping::batch {

/// The parent's hold on one worker process: started with pipes on stdin and stdout, killed and reaped by the
/// destructor. Not thread safe.
class WorkerProcess {
 public:
  using Clock = std::chrono::steady_clock;

  /// Starts `command` (program and arguments). `verbose`: the worker's stderr is ours, else nowhere.
  static Result<WorkerProcess> start(const std::vector<std::string>& command, bool verbose);
  WorkerProcess(WorkerProcess&& other) noexcept;
  WorkerProcess& operator=(WorkerProcess&& other) noexcept;
  ~WorkerProcess();

  /// False where the worker does not take it any more.
  bool send(const Message& message);
  /// Reads what is there (the descriptor was reported readable) into the frames. False at the end of the stream.
  bool receive();
  Result<std::optional<Message>> next() { return frames_.next(); }
  int descriptor() const { return out_; }
  /// Lets every other process go first.
  void give_way() const;
  Clock::time_point last_sign() const { return last_sign_; }
  /// Ends the process (by force, or after a moment by force if it does not end by itself) and says how it ended:
  /// "signal 11 (Segmentation fault)", "exit code 3".
  struct End {
    bool cpu_limit = false;
    std::string text;
  };
  End end(bool by_force);

 private:
  WorkerProcess(int pid, int in, int out) : pid_(pid), in_(in), out_(out), last_sign_(Clock::now()) {}
  void close_pipes();
  bool ends_in(std::chrono::milliseconds time, int* status) const;

  int pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  FrameReader frames_;
  Clock::time_point last_sign_;
};

}  // namespace ziping::batch
