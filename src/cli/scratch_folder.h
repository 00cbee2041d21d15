#pragma once
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace ziping::cli {

/// A folder for temporary files that is gone at the end; an empty path where none could be made.
class ScratchFolder {
 public:
  /// `purpose` becomes part of its name.
  explicit ScratchFolder(const std::string& purpose) {
    std::error_code failed;
    std::string name = (std::filesystem::temp_directory_path(failed) / ("ziping-" + purpose + "-XXXXXX")).string();
    if (!failed && ::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace ziping::cli
