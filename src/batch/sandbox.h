#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace ziping::batch {

/// What a worker may still do once it is shut in: read files below these paths (files or folders), and nothing else of
/// the file system.
struct SandboxRules {
  std::vector<std::string> readable;
};

/// What is in force. `landlock` is the kernel's version of it, 0 where there is none.
struct SandboxState {
  bool no_new_privileges = false;
  int landlock = 0;
  bool system_calls = false;
  /// Why something is not in force; empty where everything is.
  std::string problem;

  bool whole() const { return no_new_privileges && landlock > 0 && system_calls; }
};

/// Shuts this process in, for good: no new privileges, no file but those below `readable` (Landlock), no socket, no
/// program, no process, nothing written or removed (a filter of system calls). To be called before the process has a
/// second thread: Landlock holds for the thread that asks and those it starts. What the kernel does not have is left
/// out and told in `problem`. Builds with a sanitizer are not shut in, their run-time needs what is forbidden.
SandboxState enter_sandbox(const SandboxRules& rules);

/// One line for a person: "no new privileges, Landlock 7, system calls filtered".
std::string describe(const SandboxState& state);

/// The folders that Poppler, Tesseract and the libraries below them read on this machine: shared libraries, fonts and
/// their configuration, character maps, what /proc and /sys tell about processors and memory.
std::vector<std::string> system_folders();

/// The two halves, each nullopt-like: an Error where the kernel refuses. `restrict_files` yields Landlock's version.
Result<int> restrict_files(const std::vector<std::string>& readable);
Status restrict_calls();

}  // namespace ziping::batch
