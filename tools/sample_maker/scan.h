#pragma once
#include <string>

#include "layout.h"
#include "quality.h"
#include "truth.h"

namespace samples {

/// Writes the document as a scan of that quality and returns how each page lay on the glass.
Print write_scan(const Document& document, const PlacedDocument& placed, const Quality& quality,
                 const std::string& path);

}  // namespace samples
