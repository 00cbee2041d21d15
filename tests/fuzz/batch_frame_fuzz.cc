#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "batch/frame.h"

/// Any bytes, in any pieces, yield messages that are written back as the same bytes, or an error that ends the stream.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ziping::batch;
  if (size == 0) return 0;
  const std::size_t step = 1 + data[0] % 64U;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  FrameReader reader;
  std::string back;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    reader.feed(bytes.substr(at, step));
    while (true) {
      const auto message = reader.next();
      if (!message) return 0;
      if (!message->has_value()) break;
      back += to_frame(**message);
    }
  }
  if (bytes.substr(0, back.size()) != back) std::abort();
  if (back.size() + reader.pending() != bytes.size()) std::abort();
  return 0;
}
