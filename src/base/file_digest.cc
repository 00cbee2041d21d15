#include "base/file_digest.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include "base/limits.h"

namespace ziping {
namespace {

struct Closer {
  int descriptor;
  ~Closer() { ::close(descriptor); }
};

Error failure(ErrorCode code, const std::string& path, std::string_view why) {
  Origin origin;
  origin.stage = "input";
  origin.file = path;
  return {code, std::string(why), origin};
}

std::string hex_of(const std::array<unsigned char, EVP_MAX_MD_SIZE>& digest, unsigned int length) {
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest.at(i));
  return hex;
}

}  // namespace

Result<FileDigest> digest_of_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return failure(missing ? ErrorCode::InputMissing : ErrorCode::InputUnreadable, path,
                   missing ? "there is no such file" : fmt::format("cannot be read: {}", std::strerror(errno)));
  }
  const Closer closer{descriptor};
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    return failure(ErrorCode::InputUnreadable, path, "is not a regular file");
  }
  if (static_cast<double>(facts.st_size) > limits().max_file_bytes) {
    return failure(ErrorCode::FileTooLarge, path,
                   fmt::format("has {} bytes, the limit is {:.0f}", facts.st_size, limits().max_file_bytes));
  }
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) {
    return failure(ErrorCode::Internal, path, "no SHA-256 in libcrypto");
  }
  FileDigest result;
  std::vector<unsigned char> buffer(std::size_t{1} << 20U);
  while (true) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0)
      return failure(ErrorCode::InputUnreadable, path, fmt::format("cannot be read: {}", std::strerror(errno)));
    if (count == 0) break;
    EVP_DigestUpdate(context.get(), buffer.data(), static_cast<std::size_t>(count));
    result.bytes += static_cast<std::uint64_t>(count);
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &length);
  result.sha256 = hex_of(digest, length);
  return result;
}

}  // namespace ziping
