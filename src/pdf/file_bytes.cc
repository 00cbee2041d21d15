#include "pdf/file_bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/limits.h"

namespace ziping::pdf {
namespace {

Error failed(ErrorCode code, const std::string& path, const std::string& why) {
  Error error;
  error.code = code;
  error.message = fmt::format("{}: {}", path, why);
  error.origin.stage = "pdf";
  error.origin.file = path;
  return error;
}

/// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Error cannot_open(const std::string& path, int reason) {
  if (reason == ENOENT || reason == ENOTDIR) return failed(ErrorCode::InputMissing, path, "there is no such file");
  if (reason == ELOOP) return failed(ErrorCode::InputUnreadable, path, "is a symbolic link, which is not followed");
  return failed(ErrorCode::InputUnreadable, path, std::strerror(reason));
}

}  // namespace

Result<std::string> read_regular_file(const std::string& path) {
  if (path.find('\0') != std::string::npos) return cannot_open(path.c_str(), ENOENT);
  const Descriptor file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (file.number() < 0) return cannot_open(path, errno);
  struct stat info {};
  if (fstat(file.number(), &info) != 0) return failed(ErrorCode::InputUnreadable, path, std::strerror(errno));
  if (!S_ISREG(info.st_mode)) return failed(ErrorCode::InputUnreadable, path, "is not a regular file");
  const double size = static_cast<double>(info.st_size);
  // Poppler takes the length of a document in memory as an int.
  constexpr double kPopplerLimit = 2147483647.0;
  if (size > limits().max_file_bytes || size > kPopplerLimit) {
    return failed(ErrorCode::FileTooLarge, path,
                  fmt::format("{:.0f} bytes, more than the {:.0f} allowed", size, limits().max_file_bytes));
  }
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(ErrorCode::InputUnreadable, path, std::strerror(errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  // A file cut short while it was read is hashed and opened as what was read.
  bytes.resize(filled);
  if (bytes.empty()) return failed(ErrorCode::PdfOpenFailed, path, "the file is empty");
  return bytes;
}

}  // namespace ziping::pdf
