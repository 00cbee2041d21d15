#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "fuzz/fuzz_language.h"

/// Any bytes have a normal form whose offsets rise and lie inside the print.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view printed(reinterpret_cast<const char*>(data), size);
  const auto normal = ziping::text::fuzz_language().normalise(printed);
  if (normal.origin.size() != normal.utf8.size() + 1 || normal.origin.back() != size) std::abort();
  for (std::size_t i = 1; i < normal.origin.size(); ++i) {
    if (normal.origin[i - 1] > normal.origin[i]) std::abort();
  }
  (void)ziping::text::fuzz_language().label_form(printed);
  return 0;
}
