#pragma once
#include <optional>
#include <string>

#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// The project that the lines between a table's title and its first row name ("project name: ... unit: ..."); nullopt
/// where they name none. `table`: index in the document.
std::optional<std::string> subject_above(const layout::DocumentReading& document, std::size_t table,
                                         const patterns::PatternSet& patterns);

}  // namespace ziping::extract
