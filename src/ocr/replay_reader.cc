#include "ocr/replay_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <utility>

#include "base/sha256.h"
#include "ocr/ocr_error.h"

namespace ziping::ocr {

std::string replay_key(const Reader& reader, const Raster& line) {
  std::string bytes =
      fmt::format("{} {:.3f} {} {}x{}\n", reader.name(), reader.margin(), reader.height(), line.width(), line.height());
  bytes.append(line.pixels().begin(), line.pixels().end());
  return sha256_hex(std::string_view(bytes));
}

Result<std::unique_ptr<ReplayReader>> ReplayReader::open(const std::string& file, std::string name, double margin,
                                                         int height) {
  auto reader = std::make_unique<ReplayReader>();
  reader->name_ = std::move(name);
  reader->margin_ = margin;
  reader->height_ = height;
  std::ifstream input(file);
  if (!input) return ocr_error(ErrorCode::InputMissing, "no recordings in " + file);
  std::string row;
  while (std::getline(input, row)) {
    const std::size_t first = row.find('\t');
    const std::size_t second = row.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
      return ocr_error(ErrorCode::InputUnreadable, file + ": not a recording: " + row);
    }
    LineText text;
    text.text = row.substr(second + 1);
    const auto read = std::from_chars(row.data() + first + 1, row.data() + second, text.confidence);
    if (read.ec != std::errc()) return ocr_error(ErrorCode::InputUnreadable, file + ": no confidence: " + row);
    reader->known_.insert_or_assign(row.substr(0, first), std::move(text));
  }
  return reader;
}

Result<LineText> ReplayReader::read(const Raster& line) {
  const std::string key = replay_key(*this, line);
  const auto known = known_.find(key);
  if (known == known_.end()) return ocr_error(ErrorCode::Internal, "not recorded for " + name_ + ": " + key);
  return known->second;
}

Result<LineText> RecordingReader::read(const Raster& line) {
  auto said = reader_->read(line);
  if (said) {
    std::ofstream(file_, std::ios::app) << fmt::format("{}\t{:.4f}\t{}\n", replay_key(*reader_, line), said->confidence,
                                                       said->text);
  }
  return said;
}

}  // namespace ziping::ocr
