#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "patterns/toml_reader.h"

namespace ziping::patterns {

/// The TOML files of pattern folders by their name relative to the folder ("labels/columns.toml"). A file of a later
/// folder takes the place of one with the same name in an earlier folder; other files add up.
class PatternFiles {
 public:
  /// Fails where a folder is missing or a file cannot be read.
  static Result<PatternFiles> find(const std::vector<std::filesystem::path>& folders);

  /// Paths of the files whose relative name begins with `prefix`, in the order of the folders, then of their names.
  std::vector<std::filesystem::path> under(std::string_view prefix) const;
  /// The same, parsed.
  Result<std::vector<TomlFile>> parse(std::string_view prefix) const;
  /// SHA-256 over the sorted relative names and the bytes of all files.
  const std::string& digest() const { return digest_; }

 private:
  struct File {
    std::filesystem::path path;
    std::string bytes;
    std::size_t folder = 0;
  };
  std::vector<const File*> files_under(std::string_view prefix) const;
  std::map<std::string, File, std::less<>> files_;
  std::string digest_;
};

}  // namespace ziping::patterns
