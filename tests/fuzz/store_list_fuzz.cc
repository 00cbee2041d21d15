#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "store/string_list.h"

/// Any bytes read as a list, and a list written and read again is the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ziping::store;
  const auto items = decode_list({reinterpret_cast<const char*>(data), size});
  if (decode_list(encode_list(items)) != items) std::abort();
  return 0;
}
