#pragma once
#include <string>

#include "base/limits.h"
#include "batch/page_selection.h"
#include "batch/read_page.h"

namespace ziping::batch {

/// What, besides the bytes of a file, decides the result of reading it.
struct JobContext {
  ReadOptions read;
  PageSelection pages;
  std::string patterns;  // digest of the patterns
  std::string engines;   // engine_identity
  /// The finest resolution a page was drawn at: the one limit that changes readings without an error to tell it.
  double max_dpi = Limits{}.max_dpi;
};

/// Names and content digests of the models that OCR would use, without loading them; "none" where OCR is off.
std::string engine_identity(const ocr::EngineOptions& options, OcrMode mode);

/// Equal keys, equal stored results (with the patterns) or page readings (without).
std::string job_key(const std::string& sha256, const JobContext& context);
std::string reading_key(const std::string& sha256, const JobContext& context);

/// JSON object for DocumentRecord::generator: program, versions, digests, options.
std::string generator_json(const JobContext& context);

}  // namespace ziping::batch
