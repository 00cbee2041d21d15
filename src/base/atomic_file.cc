#include "base/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace ziping {
namespace {

Error failure(const std::string& path, std::string_view action) {
  Origin origin;
  origin.stage = "output";
  return {ErrorCode::OutputUnwritable,
          fmt::format("cannot write {}: {}: {}; check that the folder exists, may be written and has space", path,
                      action, std::strerror(errno)),
          origin};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// A new file beside `path`, left behind by nobody: names of earlier, killed runs of the same process id are reused.
int open_beside(const std::string& temporary) {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  int descriptor = ::open(temporary.c_str(), kFlags, 0644);
  if (descriptor < 0 && errno == EEXIST && ::unlink(temporary.c_str()) == 0) {
    descriptor = ::open(temporary.c_str(), kFlags, 0644);
  }
  return descriptor;
}

/// The rename is on the disk only when its folder is; where a file system cannot do that, nothing is lost but time.
void flush_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

Status write_file_atomically(const std::string& path, std::string_view bytes) {
  struct stat there {};
  if (::lstat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode) && !S_ISLNK(there.st_mode)) {
    errno = S_ISDIR(there.st_mode) ? EISDIR : EEXIST;
    return failure(path, "not a regular file");
  }
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const std::string temporary = fmt::format("{}.{}.part", path, ::getpid());
  const int descriptor = open_beside(temporary);
  if (descriptor < 0) return failure(path, "making the file");
  if (!write_all(descriptor, bytes) || ::fsync(descriptor) != 0) {
    Error error = failure(path, "writing");
    ::close(descriptor);
    ::unlink(temporary.c_str());
    return error;
  }
  ::close(descriptor);
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    Error error = failure(path, "renaming");
    ::unlink(temporary.c_str());
    return error;
  }
  flush_folder(folder);
  return Done{};
}

}  // namespace ziping
