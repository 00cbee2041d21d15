#pragma once
#include <string>

#include "layout/reading.h"

namespace ziping::batch {

/// Why a reading cannot be one of a page: a grid too large to be printed, a cell outside its table, a line whose edges
/// are not those of its characters, numbers out of range. Empty where nothing is wrong. A worker that a file has taken
/// over may send anything; what comes behind here must not have to reckon with it.
std::string out_of_bounds(const layout::PageReading& page);

}  // namespace ziping::batch
