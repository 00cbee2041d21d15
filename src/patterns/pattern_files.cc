#include "patterns/pattern_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/sha256.h"

namespace ziping::patterns {

Result<PatternFiles> PatternFiles::find(const std::vector<std::filesystem::path>& folders) {
  namespace fs = std::filesystem;
  PatternFiles found;
  for (std::size_t number = 0; number < folders.size(); ++number) {
    const fs::path& folder = folders[number];
    std::error_code problem;
    fs::recursive_directory_iterator entries(folder, problem);
    if (problem) return SourcePlace{folder.string(), 0, 0}.error("no readable folder: " + problem.message());
    for (; entries != fs::recursive_directory_iterator(); entries.increment(problem)) {
      if (problem) return SourcePlace{folder.string(), 0, 0}.error(problem.message());
      const fs::path& path = entries->path();
      if (path.extension() != ".toml" || !entries->is_regular_file(problem)) continue;
      const std::string name = path.lexically_relative(folder).generic_string();
      // What the desk and the program say decides nothing of what is read.
      if (name.starts_with("desk/") || name.starts_with("messages/")) continue;
      std::ifstream in(path, std::ios::binary);
      std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      if (!in.is_open() || in.bad()) return SourcePlace{path.string(), 0, 0}.error("cannot be read");
      found.files_.insert_or_assign(name, File{path, std::move(bytes), number});
    }
  }
  std::string all;
  for (const auto& [name, file] : found.files_) {
    // Lengths keep names and bytes apart; the folder decides which of two records of one id is in force.
    all += std::to_string(file.folder) + ":" + std::to_string(name.size()) + ":" + name +
           std::to_string(file.bytes.size()) + ":" + file.bytes;
  }
  found.digest_ = sha256_hex(std::string_view(all));
  return found;
}

std::vector<const PatternFiles::File*> PatternFiles::files_under(std::string_view prefix) const {
  std::vector<const File*> files;
  for (auto file = files_.lower_bound(prefix); file != files_.end() && file->first.starts_with(prefix); ++file) {
    files.push_back(&file->second);
  }
  std::stable_sort(files.begin(), files.end(), [](const File* a, const File* b) { return a->folder < b->folder; });
  return files;
}

std::vector<std::filesystem::path> PatternFiles::under(std::string_view prefix) const {
  std::vector<std::filesystem::path> paths;
  for (const File* file : files_under(prefix)) paths.push_back(file->path);
  return paths;
}

Result<std::vector<TomlFile>> PatternFiles::parse(std::string_view prefix) const {
  std::vector<TomlFile> parsed;
  for (const File* file : files_under(prefix)) {
    auto toml = TomlFile::parse(file->bytes, file->path.string());
    if (!toml) return toml.error();
    parsed.push_back(std::move(*toml));
  }
  return parsed;
}

}  // namespace ziping::patterns
