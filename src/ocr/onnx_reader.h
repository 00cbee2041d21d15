#pragma once
#include <memory>
#include <string>

#include "ocr/reader.h"

namespace ziping::ocr {

/// Where the files of the PP-OCR recogniser lie.
struct OnnxFiles {
  std::string library;
  std::string model;
  std::string keys;
};

/// PP-OCR's recogniser. Error ModelMissing where a file is missing or of no use.
Result<std::unique_ptr<Reader>> make_onnx_reader(const OnnxFiles& files);

}  // namespace ziping::ocr
