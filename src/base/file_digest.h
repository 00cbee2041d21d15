#pragma once
#include <cstdint>
#include <string>

#include "base/result.h"

namespace ziping {

/// A regular file's size and the SHA-256 of its bytes, read through one descriptor without following what is no
/// regular file (a pipe or device must not hang us). Errors input_missing, input_unreadable, file_too_large.
struct FileDigest {
  std::string sha256;
  std::uint64_t bytes = 0;
};
Result<FileDigest> digest_of_file(const std::string& path);

}  // namespace ziping
