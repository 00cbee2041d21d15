#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "batch/reading_json.h"

/// What is understood as a stored reading is written and understood again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ziping::batch;
  const auto reading = reading_from_json({reinterpret_cast<const char*>(data), size});
  if (!reading) return 0;
  const auto once = to_json(*reading);
  const auto again = reading_from_json(once);
  if (!again || to_json(*again) != once) std::abort();
  return 0;
}
