#include "base/error.h"

#include <fmt/format.h>

#include <array>

namespace ziping {
namespace {

struct Entry {
  ErrorCode code;
  std::string_view name;
  ErrorCategory category;
};

using enum ErrorCategory;
constexpr std::array kEntries = {
    Entry{ErrorCode::InputMissing, "input_missing", Input},
    Entry{ErrorCode::InputUnreadable, "input_unreadable", Input},
    Entry{ErrorCode::InputChanged, "input_changed", Input},
    Entry{ErrorCode::NoPdfFound, "no_pdf_found", Input},
    Entry{ErrorCode::PdfOpenFailed, "pdf_open_failed", Input},
    Entry{ErrorCode::PdfEncrypted, "pdf_encrypted", Input},
    Entry{ErrorCode::PdfNoPages, "pdf_no_pages", Input},
    Entry{ErrorCode::PageUnreadable, "page_unreadable", Input},
    Entry{ErrorCode::PageBoxInvalid, "page_box_invalid", Input},
    Entry{ErrorCode::PageRenderFailed, "page_render_failed", Input},
    Entry{ErrorCode::PageBlankRender, "page_blank_render", Input},
    Entry{ErrorCode::PageInkWithoutWords, "page_ink_without_words", Reading},
    Entry{ErrorCode::TextLayerDistrusted, "text_layer_distrusted", Reading},
    Entry{ErrorCode::FileTooLarge, "file_too_large", Limit},
    Entry{ErrorCode::TooManyPages, "too_many_pages", Limit},
    Entry{ErrorCode::PageTooLarge, "page_too_large", Limit},
    Entry{ErrorCode::DpiReduced, "dpi_reduced", Reading},
    Entry{ErrorCode::PageTimeout, "page_timeout", Limit},
    Entry{ErrorCode::OutOfMemory, "out_of_memory", Limit},
    Entry{ErrorCode::TooManyFailures, "too_many_failures", Limit},
    Entry{ErrorCode::MessagesSuppressed, "messages_suppressed", Reading},
    Entry{ErrorCode::WorkerDied, "worker_died", Internal},
    Entry{ErrorCode::SandboxUnavailable, "sandbox_unavailable", Environment},
    Entry{ErrorCode::TessdataMissing, "tessdata_missing", Environment},
    Entry{ErrorCode::ModelMissing, "model_missing", Reading},
    Entry{ErrorCode::StoreUnwritable, "store_unwritable", Environment},
    Entry{ErrorCode::StoreLocked, "store_locked", Environment},
    Entry{ErrorCode::StoreForeign, "store_foreign", Environment},
    Entry{ErrorCode::StoreNewer, "store_newer", Environment},
    Entry{ErrorCode::StoreDamaged, "store_damaged", Environment},
    Entry{ErrorCode::StoreFull, "store_full", Environment},
    Entry{ErrorCode::OutputUnwritable, "output_unwritable", Environment},
    Entry{ErrorCode::PatternInvalid, "pattern_invalid", Pattern},
    Entry{ErrorCode::TableUncertain, "table_uncertain", Reading},
    Entry{ErrorCode::LabelAmbiguous, "label_ambiguous", Reading},
    Entry{ErrorCode::ValueUnclear, "value_unclear", Reading},
    Entry{ErrorCode::DateImpossible, "date_impossible", Reading},
    Entry{ErrorCode::Usage, "usage", ErrorCategory::Usage},
    Entry{ErrorCode::Internal, "internal", ErrorCategory::Internal},
};

const Entry& entry(ErrorCode code) {
  for (const Entry& candidate : kEntries) {
    if (candidate.code == code) return candidate;
  }
  return kEntries.back();
}

}  // namespace

std::string_view to_string(ErrorCode code) {
  return entry(code).name;
}

ErrorCategory category(ErrorCode code) {
  return entry(code).category;
}

int exit_code(ErrorCode code) {
  switch (category(code)) {
    case ErrorCategory::Usage:
      return 1;
    case ErrorCategory::Input:
    case ErrorCategory::Limit:
      return 2;
    case ErrorCategory::Environment:
    case ErrorCategory::Pattern:
      return 4;
    case ErrorCategory::Reading:
      return 3;
    case ErrorCategory::Internal:
      return 5;
  }
  return 5;
}

Diagnostic to_diagnostic(const Error& error) {
  return {std::string(to_string(error.code)), error.message, error.origin.page, error.origin.stage};
}

std::string describe(const Error& error) {
  if (!error.origin.file.empty()) {
    if (error.origin.line > 0) {
      return fmt::format("{}:{}:{}: {}", error.origin.file, error.origin.line, error.origin.column, error.message);
    }
    return fmt::format("{}: {}", error.origin.file, error.message);
  }
  if (error.origin.page) return fmt::format("page {}: {}", *error.origin.page, error.message);
  return error.message;
}

}  // namespace ziping
