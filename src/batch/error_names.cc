#include "batch/error_names.h"

namespace ziping::batch {

ErrorCode error_code(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    if (to_string(code) == name) return code;
  }
  return ErrorCode::Internal;
}

bool spoils(const Diagnostic& diagnostic) {
  const ErrorCode code = error_code(diagnostic.code);
  // A notice of a room that has no ErrorCode is none of the failures this list names.
  if (to_string(code) != diagnostic.code) return false;
  return category(code) != ErrorCategory::Reading;
}

}  // namespace ziping::batch
