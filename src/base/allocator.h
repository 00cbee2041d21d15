#pragma once

namespace ziping {

/// Sets what the C library does with freed memory: it is kept for the next page or document rather than given back to
/// the kernel, and threads share two pools. To be called once, before the first thread.
void settle_allocator();

}  // namespace ziping
