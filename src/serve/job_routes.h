#pragma once
#include <atomic>

#include "serve/jobs.h"
#include "serve/router.h"

namespace ziping::serve {

/// Handing documents in, and how they fare. `stopping` ends the streams of events. The references must outlive the
/// router.
void add_job_routes(Router& router, Documents& documents, Jobs& jobs, const std::atomic<bool>& stopping);

/// A file name for what a client calls its document: the last part of it, without anything that could leave the folder
/// or the line, at most so many bytes of whole characters; "document" where nothing is left.
std::string harmless_name(const std::string& name);

}  // namespace ziping::serve
