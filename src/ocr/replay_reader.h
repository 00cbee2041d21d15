#pragma once
#include <map>
#include <memory>
#include <string>

#include "ocr/reader.h"

namespace ziping::ocr {

/// The key of a recorded reading: SHA-256 over the crop's size and pixels and what reads it (name, margin, height), so
/// that a changed crop or setting is noticed instead of answered from an old recording.
std::string replay_key(const Reader& reader, const Raster& line);

/// Answers from recordings what a reader said of the same crop: tests run without engines and models. Crops that were
/// not recorded are an error.
class ReplayReader : public Reader {
 public:
  /// Takes the recordings of `file`: one a line, the key, the confidence and the text, separated by tabs. `name`,
  /// `margin` and `height` as the recorded reader's.
  static Result<std::unique_ptr<ReplayReader>> open(const std::string& file, std::string name, double margin,
                                                    int height);

  std::string name() const override { return name_; }
  double margin() const override { return margin_; }
  int height() const override { return height_; }
  Result<LineText> read(const Raster& line) override;

 private:
  std::string name_;
  double margin_ = 0;
  int height_ = 0;
  std::map<std::string, LineText> known_;
};

/// Passes on what another reader says and adds it to a file of recordings.
class RecordingReader : public Reader {
 public:
  RecordingReader(std::unique_ptr<Reader> reader, std::string file)
      : reader_(std::move(reader)), file_(std::move(file)) {}
  std::string name() const override { return reader_->name(); }
  double margin() const override { return reader_->margin(); }
  int height() const override { return reader_->height(); }
  Result<LineText> read(const Raster& line) override;

 private:
  std::unique_ptr<Reader> reader_;
  std::string file_;
};

}  // namespace ziping::ocr
