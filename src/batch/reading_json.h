#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "layout/reading.h"

namespace ziping::batch {

/// A page's reading as the workers send it and the store keeps it. Exact: reading_from_json(to_json(p)) == p, numbers
/// to the last bit (numbers that are not finite become 0, bytes that are not UTF-8 become U+FFFD).
std::string to_json(const layout::PageReading& page);

/// Error internal where the text is not what to_json writes, or not the reading of a page (reading_bounds.h).
Result<layout::PageReading> reading_from_json(std::string_view json);

}  // namespace ziping::batch
