#include <fcntl.h>
#include <fmt/format.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "batch/sandbox.h"

namespace ziping::batch {
namespace {

// Not in the kernel headers of Debian 12: truncating by name, known from Landlock's third version on.
constexpr std::uint64_t kTruncate = std::uint64_t{1} << 14U;
constexpr int kTruncateSince = 3;
// Everything that version 1 knows, from "execute" to "make a symbolic link".
constexpr std::uint64_t kAllOfFirst = (std::uint64_t{LANDLOCK_ACCESS_FS_MAKE_SYM} << 1U) - 1;

class Descriptor {
 public:
  explicit Descriptor(long number) : number_(static_cast<int>(number)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Error landlock_error(std::string_view what, int code) {
  Origin origin;
  origin.stage = "batch";
  return {ErrorCode::SandboxUnavailable, fmt::format("Landlock: {}: {}", what, std::strerror(code)), origin};
}

/// What is not there cannot be read anyway.
void allow_reading(int ruleset, const std::string& path) {
  const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat facts {};
  if (place.number() < 0 || ::fstat(place.number(), &facts) != 0) return;
  landlock_path_beneath_attr rule{};
  rule.parent_fd = place.number();
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  if (S_ISDIR(facts.st_mode)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

}  // namespace

Result<int> restrict_files(const std::vector<std::string>& readable) {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return landlock_error("this kernel does not offer it", errno);
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = kAllOfFirst;
  if (version >= kTruncateSince) attributes.handled_access_fs |= kTruncate;
  const Descriptor ruleset(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (ruleset.number() < 0) return landlock_error("making the rules", errno);
  for (const std::string& path : readable) allow_reading(ruleset.number(), path);
  if (::syscall(SYS_landlock_restrict_self, ruleset.number(), 0) != 0) return landlock_error("taking them", errno);
  return static_cast<int>(version);
}

}  // namespace ziping::batch
