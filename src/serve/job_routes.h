#pragma once
#include <atomic>

#include "serve/jobs.h"
#include "serve/router.h"

namespace ziping::serve {

/// Handing documents in, and how they fare. `stopping` ends the streams of events. The references must outlive the
/// router.
void add_job_routes(Router& router, Documents& documents, Jobs& jobs, const std::atomic<bool>& stopping);

}  // namespace ziping::serve
