#pragma once
#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "store/sample_record.h"

namespace ziping::testing {

/// Runs the program in a shell, with a folder of its own for what it prints.
class RanProgram {
 public:
  /// The exit code.
  int operator()(const std::string& arguments, const std::string& environment = "LC_ALL=C.UTF-8") {
    const std::string command =
        environment + " '" ZIPING_PROGRAM "' " + arguments + " > " + (folder_ / "out") + " 2> " + (folder_ / "err");
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string out() const { return bytes_of(folder_ / "out"); }
  std::string err() const { return bytes_of(folder_ / "err"); }

 private:
  TemporaryFolder folder_;
};

}  // namespace ziping::testing
