#pragma once
#include <memory>
#include <string>

#include "ocr/reader.h"

namespace ziping::ocr {

/// How one of Tesseract's models wants to be used; the values are measured (see `calibration.h`).
struct TesseractModel {
  /// Name of the traineddata file, without its ending; also the reader's name.
  std::string name;
  /// Read the picture as one line as it is (psm 13) instead of looking for the line in it first (psm 7).
  bool raw_line = true;
  /// Margin around the ink in parts of the em, and height in pixels (0: as it is).
  double margin = 0.18;
  int height = 0;
};

/// One of Tesseract's models, loaded once. `folder` holds the traineddata files; empty: where Tesseract looks itself.
/// Error TessdataMissing where the model is not there.
Result<std::unique_ptr<Reader>> make_tesseract_reader(const std::string& folder, const TesseractModel& model);

/// Tesseract's version.
std::string tesseract_version();

}  // namespace ziping::ocr
