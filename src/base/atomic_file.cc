#include "base/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

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

AtomicFile::AtomicFile(std::string path, std::string temporary, int descriptor)
    : path_(std::move(path)), temporary_(std::move(temporary)), descriptor_(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(temporary_.c_str());
}

Result<AtomicFile> AtomicFile::begin(const std::string& path) {
  struct stat there {};
  if (::lstat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode) && !S_ISLNK(there.st_mode)) {
    errno = S_ISDIR(there.st_mode) ? EISDIR : EEXIST;
    return failure(path, "not a regular file");
  }
  std::string temporary = fmt::format("{}.{}.part", path, ::getpid());
  const int descriptor = open_beside(temporary);
  if (descriptor < 0) return failure(path, "making the file");
  return AtomicFile(path, std::move(temporary), descriptor);
}

Status AtomicFile::write(std::string_view bytes) {
  if (!write_all(descriptor_, bytes)) return failure(path_, "writing");
  return Done{};
}

Status AtomicFile::commit() {
  if (::fsync(descriptor_) != 0) return failure(path_, "writing");
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return failure(path_, "renaming");
  ::close(std::exchange(descriptor_, -1));
  const std::size_t slash = path_.rfind('/');
  flush_folder(slash == std::string::npos ? "." : path_.substr(0, slash + 1));
  return Done{};
}

Status write_file_atomically(const std::string& path, std::string_view bytes) {
  auto file = AtomicFile::begin(path);
  if (!file) return file.error();
  if (Status written = file->write(bytes); !written) return written;
  return file->commit();
}

}  // namespace ziping
