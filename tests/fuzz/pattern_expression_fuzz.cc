#include <cstddef>
#include <cstdint>

#include "patterns/expression.h"

/// Any text is an expression, a formula, a selector, or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ziping::patterns;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)parse_formula(text);
  (void)parse_expression(text);
  (void)parse_selector(text);
  return 0;
}
