#pragma once
#include <memory>
#include <string>

#include "layout/reading.h"
#include "ocr/page_reader.h"
#include "pdf/document.h"

namespace ziping::batch {

enum class OcrMode { Auto, Always, Never };

struct ReadOptions {
  OcrMode ocr = OcrMode::Auto;
  /// Resolution at which a born-digital page is drawn to find its ruling lines.
  double rules_dpi = 110;
};

/// Loads OCR engines on the first page that needs them: a batch of born-digital files never pays for them.
class LazyReader {
 public:
  explicit LazyReader(ocr::EngineOptions options) : options_(std::move(options)) {}
  Result<ocr::PageReader*> get();
  const ocr::EngineOptions& options() const { return options_; }

 private:
  ocr::EngineOptions options_;
  std::unique_ptr<ocr::PageReader> reader_;
};

/// One page of an open document, read whole: words from its text layer where that can be trusted, else by OCR; tables
/// from the ruling lines of its picture. Whatever goes wrong stands in the reading's status and diagnostics; a page
/// always yields a reading. Pure but for the engines it loads.
layout::PageReading read_page(pdf::Document& document, int page, const ReadOptions& options, LazyReader& reader);

}  // namespace ziping::batch
