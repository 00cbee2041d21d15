#pragma once
#include <string>

namespace ziping::serve {

/// Now in UTC, ISO 8601 with milliseconds: "2026-03-01T08:15:30.123Z".
std::string utc_now();

}  // namespace ziping::serve
