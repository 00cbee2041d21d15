#include "serve/incoming.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/limits.h"
#include "serve/multipart.h"
#include "serve/percent.h"
#include "serve/problem.h"
#include "serve/tokens.h"

namespace ziping::serve {
namespace {

// Readers of PDF look for the mark so far into the file.
constexpr std::size_t kMarkWithin = 1024;
constexpr std::size_t kLongestName = 120;

/// Why receiving ended early.
struct Trouble {
  bool too_large = false;
  int files = 0;

  /// Bytes of a document; none of those beyond the limit are kept.
  bool take(std::string_view bytes, Incoming* incoming) {
    too_large = too_large || incoming->size() + bytes.size() > limits().upload_bytes;
    return !too_large && incoming->take(bytes);
  }
};

bool receive_body(const Request& request, Incoming* incoming, Trouble* trouble) {
  trouble->files = 1;
  incoming->set_name(percent_decoded(request.header("x-file-name")));
  return request.read_body([&](std::string_view bytes) { return trouble->take(bytes, incoming); });
}

bool receive_form(const Request& request, const std::string& boundary, Incoming* incoming, Trouble* trouble) {
  bool in_file = false;
  MultipartReader form(
      boundary,
      [&](const FormPart& part) {
        in_file = part.file_name.has_value();
        if (in_file && ++trouble->files == 1) incoming->set_name(*part.file_name);
        return true;
      },
      [&](std::string_view bytes) {
        // Of a second file nothing is wanted, but how many there are.
        return !in_file || trouble->files > 1 || trouble->take(bytes, incoming);
      });
  return request.read_body([&](std::string_view bytes) { return form.take(bytes); }) && form.whole();
}

}  // namespace

Incoming::Incoming(const std::string& folder) : path_(folder + "/.incoming-" + fresh_token().substr(0, 24)) {
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor_ < 0) error_ = errno;
}

Incoming::~Incoming() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!kept_) ::unlink(path_.c_str());
}

bool Incoming::take(std::string_view bytes) {
  if (head_.size() < kMarkWithin) head_ += bytes.substr(0, kMarkWithin - head_.size());
  size_ += bytes.size();
  while (!bytes.empty() && error_ == 0) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) error_ = count < 0 ? errno : EIO;
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return error_ == 0;
}

bool Incoming::keep_as(const std::string& path) {
  if (::fsync(descriptor_) != 0 || ::rename(path_.c_str(), path.c_str()) != 0) {
    error_ = errno;
    return false;
  }
  kept_ = true;
  return true;
}

std::optional<Reply> receive(const Request& request, Incoming* incoming) {
  if (incoming->error() != 0) return disk_problem(incoming->error());
  const std::string type = request.header("content-type");
  const std::string boundary = multipart_boundary(type);
  if (boundary.empty() && !type.starts_with("application/pdf") && !type.starts_with("application/octet-stream")) {
    return problem(415, "media-type", "the body must be application/pdf, or multipart/form-data with one file");
  }
  if (!request.read_body) return problem(400, "body-incomplete", "the body ended too early");
  Trouble trouble;
  const bool whole = boundary.empty() ? receive_body(request, incoming, &trouble)
                                      : receive_form(request, boundary, incoming, &trouble);
  if (trouble.too_large) return problem(413, "body-too-large", "the document is too large");
  if (incoming->error() != 0) return disk_problem(incoming->error());
  if (trouble.files > 1) {
    return problem(422, "several-files", "one document a request", "send each file in a request of its own");
  }
  if (!whole) {
    return problem(400, "body-incomplete", boundary.empty() ? "the body ended too early" : "the form is not whole");
  }
  if (trouble.files == 0) return problem(422, "no-file", "the form has no file");
  if (incoming->size() == 0) return problem(400, "body-empty", "the body is empty");
  if (!incoming->has_mark()) return problem(422, "not-a-pdf", "the body is no PDF");
  return std::nullopt;
}

Reply disk_problem(int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  return problem(full ? 507 : 503, full ? "disk-full" : "disk-failed", "the document cannot be kept",
                 std::strerror(error));
}

std::string harmless_name(const std::string& name) {
  std::string kept;
  const std::size_t slash = name.find_last_of("/\\");
  for (const char c : slash == std::string::npos ? name : name.substr(slash + 1)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x80 || (byte > 0x20 && byte != 0x7F && std::strchr("<>:\"|?*%&;`$'", c) == nullptr);
    kept += plain ? c : '_';
  }
  if (kept.size() > 4 && (kept.ends_with(".pdf") || kept.ends_with(".PDF"))) kept.resize(kept.size() - 4);
  while (!kept.empty() && kept.front() == '.') kept.erase(0, 1);
  std::size_t length = std::min(kept.size(), kLongestName);
  while (length > 0 && length < kept.size() && (static_cast<unsigned char>(kept[length]) & 0xC0U) == 0x80U) --length;
  kept.resize(length);
  return kept.empty() ? "document" : kept;
}

}  // namespace ziping::serve
