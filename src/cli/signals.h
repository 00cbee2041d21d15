#pragma once
#include <chrono>
#include <string>

namespace CLI {
class App;
}

namespace ziping::cli {

/// How a long command tells how far it is, on stderr: a line drawn over on a
/// terminal, nothing, or a JSON object a line (README describes them).
enum class Signals { Shown, Quiet, Json };

/// The options -q/--quiet and --json of a long command.
struct SignalOptions {
  bool quiet = false;
  bool json = false;
  Signals chosen() const { return json ? Signals::Json : quiet ? Signals::Quiet : Signals::Shown; }
};
void add_signals(CLI::App& command, SignalOptions& options);

/// The signals of this run, by which errors are told too. Shown until a command
/// says otherwise.
Signals run_signals();
void set_run_signals(Signals signals);

/// Writes one status line to stderr.
void put_status_line(const std::string& json);

/// Counts a command's steps and shows them with the time left, or writes them
/// as status lines: "begin", "progress" (at most two a second) and "end".
class Meter {
 public:
  /// `unit` is a word of the status lines ("documents").
  Meter(std::string command, Signals signals, int total, std::string unit);
  ~Meter();
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  /// About to take the next step, on this file.
  void next(const std::string& file);
  /// The exit code; yields it.
  int end(int code);

 private:
  void clear();
  double seconds() const;

  std::string command_;
  Signals signals_;
  bool terminal_;
  int total_;
  int done_ = -1;
  std::string unit_;
  std::chrono::steady_clock::time_point begun_;
  double drawn_ = -1;
  bool shown_ = false;
};

}  // namespace ziping::cli
