#pragma once
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace ziping::testing {

/// A program that runs beside the test and ends with it. Its standard output is read line by line.
class ChildProcess {
 public:
  explicit ChildProcess(const std::vector<std::string>& command);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// The next line that contains `words`; nullopt where the program ends or is silent for so many seconds.
  std::optional<std::string> line_with(const std::string& words, int seconds);
  /// Asks it to end and waits; its exit code, or -1 where a signal ended it.
  int end();

 private:
  pid_t pid_ = -1;
  int output_ = -1;
  std::string rest_;
};

/// Where a program of this name is found on the PATH; empty where there is none.
std::string program_on_path(const std::string& name);

}  // namespace ziping::testing
