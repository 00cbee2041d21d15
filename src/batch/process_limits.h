#pragma once
#include "base/limits.h"

namespace ziping::batch {

/// Takes the limits of a worker for this process, for good: address space, no core file, no file ever written, few
/// descriptors. Not in builds with a sanitizer, whose shadow memory alone is larger.
void limit_process(const Limits& limits);

/// Offers this process to the kernel as the first to be ended when memory runs out: a worker is replaced, the process
/// that writes the database is not.
void die_before_others();

/// From now on this process may use so many more seconds of CPU; then SIGXCPU ends it, which the parent can tell from
/// any other death.
void limit_cpu(int seconds);

/// CPU seconds this process has used.
double cpu_seconds();

}  // namespace ziping::batch
