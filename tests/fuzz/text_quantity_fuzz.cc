#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "fuzz/fuzz_language.h"

/// Any bytes read as some quantity, the same one again, and what is found in them lies inside and in order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto& language = ziping::text::fuzz_language();
  const std::string_view printed(reinterpret_cast<const char*>(data), size);
  const auto quantity = language.read(printed);
  if (quantity.kind.empty() || quantity.begin > quantity.end || quantity.end > size) std::abort();
  if (language.read(printed).value_string() != quantity.value_string()) std::abort();
  std::size_t last = 0;
  for (const auto& found : language.find(printed)) {
    if (found.begin < last || found.end < found.begin || found.end > size) std::abort();
    last = found.end;
  }
  return 0;
}
