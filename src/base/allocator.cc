#include "base/allocator.h"

#include <malloc.h>

namespace ziping {

namespace {
/// Blocks up to here come from the heap: a page's picture (9 MB at 300 dpi grey) is asked for dozens of times, and the
/// kernel would clear it each time anew. The largest the C library takes.
constexpr int kMapFromBytes = 32 << 20;
/// So much freed memory at the end of the heap is kept. Facts of a document come and go as one large list; giving it
/// back and asking again took half the time of an export of a million facts.
constexpr int kKeepBytes = 64 << 20;
/// A pool a thread (the default) holds on to what its busiest moment took: a server of 50 clients grew by 80 MB a
/// minute, with two pools it stays as it is.
constexpr int kPools = 2;
}  // namespace

void settle_allocator() {
  mallopt(M_MMAP_THRESHOLD, kMapFromBytes);
  mallopt(M_TRIM_THRESHOLD, kKeepBytes);
  mallopt(M_ARENA_MAX, kPools);
}

}  // namespace ziping
