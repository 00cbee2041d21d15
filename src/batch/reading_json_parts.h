#pragma once
#include <nlohmann/json_fwd.hpp>

#include "layout/reading.h"

namespace ziping::batch {

/// The same as reading_json.h, as a value inside a larger message. `page_from_value` throws nlohmann's exceptions.
nlohmann::json page_to_value(const layout::PageReading& page);
layout::PageReading page_from_value(const nlohmann::json& value);

}  // namespace ziping::batch
