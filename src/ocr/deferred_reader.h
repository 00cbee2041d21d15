#pragma once
#include <memory>
#include <string>

#include "ocr/reader.h"
#include "ocr/tesseract_reader.h"

namespace ziping::ocr {

/// One of Tesseract's models that is loaded when it is first asked: third opinions are needed on few pages, and each
/// model takes 50 ms and 45 MB.
class DeferredReader : public Reader {
 public:
  DeferredReader(std::string folder, TesseractModel model) : folder_(std::move(folder)), model_(std::move(model)) {}

  std::string name() const override { return model_.name; }
  double margin() const override { return model_.margin; }
  int height() const override { return model_.height; }
  Result<LineText> read(const Raster& line) override {
    if (reader_ == nullptr) {
      auto made = make_tesseract_reader(folder_, model_);
      if (!made) return made.error();
      reader_ = std::move(*made);
    }
    return reader_->read(line);
  }

 private:
  std::string folder_;
  TesseractModel model_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace ziping::ocr
