#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "ocr/page_reader.h"
#include "ocr/reader.h"

namespace ziping::ocr {

/// The readers at hand; each may be missing. `hans` and `chi_sim` are Tesseract's Chinese models, `eng` its English
/// one (figures only), `pp` PP-OCR's recogniser, `figures` our own model of figures.
struct Engines {
  std::unique_ptr<Reader> hans;
  std::unique_ptr<Reader> chi_sim;
  std::unique_ptr<Reader> eng;
  std::unique_ptr<Reader> pp;
  std::unique_ptr<Reader> figures;
  std::vector<Diagnostic> notices;
  /// Versions of the engines and digests of the models loaded.
  std::string identity;
};

/// The files `load_engines` would load, in a fixed order, found without loading any: for keys of work that depends on
/// them.
std::vector<std::string> model_files(const EngineOptions& options);

/// Loads what is installed. Error TessdataMissing where there is no reader of Chinese at all.
Result<Engines> load_engines(const EngineOptions& options);

}  // namespace ziping::ocr
