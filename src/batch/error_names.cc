#include "batch/error_names.h"

#include <string>
#include <utility>

#include "base/harmless.h"

namespace ziping::batch {

ErrorCode error_code(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    if (to_string(code) == name) return code;
  }
  return ErrorCode::Internal;
}

void make_harmless(Diagnostic* diagnostic) {
  constexpr std::size_t kMost = 1000;
  std::string text = one_line(diagnostic->message);
  if (text.size() > kMost) {
    // Not inside a character.
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    text += "...";
  }
  diagnostic->message = std::move(text);
}

bool spoils(const Diagnostic& diagnostic) {
  const ErrorCode code = error_code(diagnostic.code);
  // A notice of a room that has no ErrorCode is none of the failures this list names.
  if (to_string(code) != diagnostic.code) return false;
  return category(code) != ErrorCategory::Reading;
}

}  // namespace ziping::batch
