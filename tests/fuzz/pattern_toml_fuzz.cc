#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "patterns/toml_reader.h"

/// Any file of patterns is read key by key as whatever its loader asks for, or refused with a place inside it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ziping::patterns;
  const auto file = TomlFile::parse({reinterpret_cast<const char*>(data), size}, "fuzz.toml");
  if (!file) {
    if (file.error().message.empty()) std::abort();
    return 0;
  }
  for (const std::string& key : file->root().keys()) {
    for (const TomlRecord& record : file->root().records(key)) {
      for (const std::string& inner : record.keys()) {
        (void)record.text_or(inner, "");
        (void)record.texts_or_none(inner);
        (void)record.find_decimal(inner);
        (void)record.integer_or(inner, 0);
        (void)record.find_table(inner);
      }
    }
  }
  (void)file->status();
  return 0;
}
