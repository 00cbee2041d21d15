#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace ziping {

/// A file that appears whole or not at all: a temporary file in the same folder that is written piece by piece, and on
/// `commit` flushed to the disk and renamed over the path. Never writes through a symbolic link (the link itself is
/// replaced by the file). Error output_unwritable; without a commit neither the path nor the folder has changed.
class AtomicFile {
 public:
  static Result<AtomicFile> begin(const std::string& path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  Status write(std::string_view bytes);
  Status commit();

 private:
  AtomicFile(std::string path, std::string temporary, int descriptor);

  std::string path_;
  std::string temporary_;
  int descriptor_ = -1;
};

/// The same for bytes that are there already.
Status write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace ziping
