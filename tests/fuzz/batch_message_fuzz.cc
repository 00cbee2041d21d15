#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "batch/messages.h"
#include "batch/page_selection.h"
#include "batch/shard.h"

/// Any body of a message is understood or refused; what is understood of arguments is written back and understood as
/// the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ziping::batch;
  const std::string body(reinterpret_cast<const char*>(data), size);
  (void)parse_setup(body);
  (void)parse_page_request(body);
  (void)parse_opened(body);
  (void)parse_refused(body);
  (void)parse_ready(body);
  if (const auto path = parse_open(body)) {
    const auto again = parse_open(open_message(*path).body);
    if (!again || *again != *path) std::abort();
  }
  if (const auto pages = PageSelection::parse(body)) {
    const auto again = PageSelection::parse(pages->to_string());
    if (!again || again->of(2000) != pages->of(2000)) std::abort();
  }
  (void)parse_shard(body, [](const char*) { return std::nullopt; });
  return 0;
}
