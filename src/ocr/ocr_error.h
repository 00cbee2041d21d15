#pragma once
#include <string>
#include <utility>

#include "base/error.h"

namespace ziping::ocr {

/// An error that names this room as its origin.
inline Error ocr_error(ErrorCode code, std::string message) {
  Error error;
  error.code = code;
  error.message = std::move(message);
  error.origin.stage = "ocr";
  return error;
}

}  // namespace ziping::ocr
