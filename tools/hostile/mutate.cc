#include "mutate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>
#include <vector>

namespace ziping::hostile {
namespace {

namespace fs = std::filesystem;

class Damage {
 public:
  Damage(std::string bytes, std::uint64_t seed) : bytes_(std::move(bytes)), random_(seed) {}

  std::string done() {
    const std::size_t times = 1 + below(4);
    for (std::size_t i = 0; i < times && !bytes_.empty(); ++i) once();
    return std::move(bytes_);
  }

 private:
  // The standard's distributions differ between libraries; this does not.
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : static_cast<std::size_t>(random_() % limit); }
  std::size_t place() { return below(bytes_.size()); }
  std::size_t length(std::size_t from) { return 1 + below(std::min<std::size_t>(bytes_.size() - from, 4096)); }

  void once() {
    switch (below(7)) {
      case 0:
        bytes_.resize(place());
        break;
      case 1:
        for (std::size_t i = 0, count = 1 + below(32); i < count; ++i) bytes_[place()] = static_cast<char>(random_());
        break;
      case 2: {
        const std::size_t from = place();
        bytes_.erase(from, length(from));
        break;
      }
      case 3: {
        const std::size_t from = place();
        bytes_.insert(place(), bytes_.substr(from, length(from)));
        break;
      }
      case 4: {
        const std::size_t from = place();
        const std::size_t count = length(from);
        std::fill_n(bytes_.begin() + static_cast<std::ptrdiff_t>(from), count, '\0');
        break;
      }
      case 5:
        change_number();
        break;
      default: {
        const std::size_t from = place();
        const std::string piece = bytes_.substr(from, length(from));
        bytes_.erase(from, piece.size());
        bytes_.insert(place() % (bytes_.size() + 1), piece);
      }
    }
  }

  // Lengths, counts, object numbers and boxes are written in figures.
  void change_number() {
    constexpr std::string_view kFigures = "0123456789";
    const std::size_t first = bytes_.find_first_of(kFigures, place());
    if (first == std::string::npos) return;
    const std::size_t last = std::min(bytes_.find_first_not_of(kFigures, first), bytes_.size());
    constexpr auto kNumbers = std::to_array<std::string_view>(
        {"0", "-1", "1", "65535", "2147483647", "4294967296", "99999999999999999999", "0.000001", "1e30"});
    bytes_.replace(first, last - first, kNumbers.at(below(kNumbers.size())));
  }

  std::string bytes_;
  std::mt19937_64 random_;
};

std::vector<fs::path> seeds_below(const std::string& folder, std::uint64_t most) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::recursive_directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored) && entry->path().extension() == ".pdf" && entry->file_size(ignored) <= most) {
      files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string mutant(const std::string& bytes, std::uint64_t seed) {
  return Damage(bytes, seed).done();
}

int write_mutants(const std::string& seeds, const std::string& folder, int count, std::uint64_t seed,
                  std::uint64_t most) {
  const std::vector<fs::path> files = seeds_below(seeds, most);
  if (files.empty()) return 0;
  std::error_code failed;
  fs::create_directories(folder, failed);
  for (int i = 0; i < count; ++i) {
    std::ifstream in(files[static_cast<std::size_t>(i) % files.size()], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    std::ofstream out(fmt::format("{}/{:06}.pdf", folder, i), std::ios::binary);
    out << mutant(bytes, seed * 1000003 + static_cast<std::uint64_t>(i));
    if (!out.flush()) return i;
  }
  return count;
}

}  // namespace ziping::hostile
