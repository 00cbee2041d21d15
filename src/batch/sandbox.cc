#include "batch/sandbox.h"

#include <fmt/format.h>
#include <sys/prctl.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "batch/sanitizers.h"

namespace ziping::batch {

std::vector<std::string> system_folders() {
  std::vector<std::string> folders = {"/usr",
                                      "/lib",
                                      "/lib64",
                                      "/etc/fonts",
                                      "/etc/ld.so.cache",
                                      "/etc/localtime",
                                      "/var/cache/fontconfig",
                                      "/var/lib/ghostscript",
                                      "/proc/self",
                                      "/proc/cpuinfo",
                                      "/proc/meminfo",
                                      "/proc/stat",
                                      "/sys/devices/system/cpu",
                                      "/sys/devices/system/node",
                                      "/dev/null",
                                      "/dev/zero",
                                      "/dev/urandom"};
  // A user's own fonts, which fontconfig offers in place of those a document does not carry.
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    for (const char* part : {"/.fonts", "/.local/share/fonts", "/.config/fontconfig", "/.cache/fontconfig"}) {
      folders.push_back(std::string(home) + part);
    }
  }
  return folders;
}

SandboxState enter_sandbox(const SandboxRules& rules) {
  SandboxState state;
  if (kSanitized) {
    state.problem = "this is a build with a sanitizer";
    return state;
  }
  const auto tell = [&](const std::string& problem) { state.problem += (state.problem.empty() ? "" : "; ") + problem; };
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
    state.no_new_privileges = true;
  } else {
    tell(fmt::format("no_new_privs: {}", std::strerror(errno)));
  }
  if (const Result<int> version = restrict_files(rules.readable)) {
    state.landlock = *version;
  } else {
    tell(version.error().message);
  }
  // Last: it forbids the calls that the others are made of.
  if (const Status restricted = restrict_calls()) {
    state.system_calls = true;
  } else {
    tell(restricted.error().message);
  }
  return state;
}

std::string describe(const SandboxState& state) {
  std::string text = state.no_new_privileges ? "no new privileges" : "new privileges not excluded";
  text += state.landlock > 0 ? fmt::format(", files by Landlock {}", state.landlock) : ", files not restricted";
  text += state.system_calls ? ", system calls filtered" : ", system calls not filtered";
  return state.problem.empty() ? text : text + " (" + state.problem + ")";
}

}  // namespace ziping::batch
