#pragma once
#include <functional>
#include <string_view>

#include "base/result.h"

namespace ziping::output {

/// Where an export goes, piece by piece.
using Sink = std::function<Status(std::string_view)>;

}  // namespace ziping::output
