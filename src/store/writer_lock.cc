#include "store/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace ziping::store {
namespace {

Error lock_error(ErrorCode code, std::string message) {
  Origin origin;
  origin.stage = "store";
  return {code, std::move(message), origin};
}

std::string holder_of(int descriptor) {
  std::array<char, 32> bytes{};
  const ssize_t count = ::pread(descriptor, bytes.data(), bytes.size() - 1, 0);
  std::string holder;
  for (ssize_t i = 0; i < count; ++i) {
    const char c = bytes.at(static_cast<std::size_t>(i));
    if (c >= '0' && c <= '9') holder += c;
  }
  return holder.empty() ? "unknown" : holder;
}

/// A worker that was being started when its parent was killed holds the lock until it becomes the worker's program: a
/// lock is waited for that long.
bool lock(int descriptor) {
  constexpr int kTries = 40;
  constexpr useconds_t kPause = 25'000;
  for (int i = 0; i < kTries; ++i) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK && errno != EINTR) return false;
    ::usleep(kPause);
  }
  return false;
}

/// False if the file was unlinked by its holder between our open and our lock.
bool still_there(int descriptor, const std::string& path) {
  struct stat held {};
  struct stat named {};
  return ::fstat(descriptor, &held) == 0 && ::lstat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

}  // namespace

Status WriterLock::take(const std::string& database) {
  path_ = database + ".lock";
  for (int attempt = 0; attempt < 10; ++attempt) {
    const int descriptor = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor < 0) {
      return lock_error(ErrorCode::StoreUnwritable,
                        fmt::format("database {}: cannot make the lock file {}: {}; check that the folder exists and "
                                    "may be written",
                                    database, path_, std::strerror(errno)));
    }
    if (!lock(descriptor)) {
      const std::string holder = holder_of(descriptor);
      ::close(descriptor);
      return lock_error(ErrorCode::StoreLocked,
                        fmt::format("database {}: another run (process {}) is writing it; wait until it has finished, "
                                    "then run again",
                                    database, holder));
    }
    if (!still_there(descriptor, path_)) {
      ::close(descriptor);
      continue;
    }
    descriptor_ = descriptor;
    const std::string id = fmt::format("{}\n", ::getpid());
    if (::ftruncate(descriptor_, 0) != 0 ||
        ::pwrite(descriptor_, id.data(), id.size(), 0) != static_cast<ssize_t>(id.size())) {
      return lock_error(ErrorCode::StoreFull, fmt::format("database {}: cannot write the lock file {}: {}; free some "
                                                          "space and run again",
                                                          database, path_, std::strerror(errno)));
    }
    return Done{};
  }
  return lock_error(ErrorCode::StoreLocked,
                    fmt::format("database {}: the lock file {} does not stay", database, path_));
}

WriterLock::~WriterLock() {
  if (descriptor_ < 0) return;
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

}  // namespace ziping::store
