#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/limits.h"
#include "pdf/document.h"

/// Any bytes are refused, or opened as pages whose facts, text and picture are yielded or refused. Pages are drawn
/// small: what is sought is in the parsers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path = [] {
    ziping::Limits limits;
    limits.max_pixels = 1e6;
    limits.min_dpi = 5;
    ziping::set_limits(limits);
    return "/dev/shm/ziping-fuzz-" + std::to_string(::getpid()) + ".pdf";
  }();
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) std::abort();
  std::fwrite(data, 1, size, file);
  std::fclose(file);
  auto document = ziping::pdf::Document::open(path);
  if (!document) return 0;
  for (int page = 1; page <= document->facts().pages && page <= 2; ++page) {
    (void)document->page_facts(page);
    (void)document->text_layer(page);
    const auto raster = document->render(page, 20, false);
    if (raster && raster->empty()) std::abort();
  }
  return 0;
}
