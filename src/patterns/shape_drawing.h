#pragma once
#include <string>
#include <vector>

#include "patterns/table_shape.h"

namespace ziping::patterns {

/// A table from a drawing, one string a row, cells parted by "|": "<" joins a place to the cell on its left, "^" to the
/// one above. So examples in pattern files and tests look like the tables they mean.
TableShape draw_shape(const std::vector<std::string>& rows, std::string title);

}  // namespace ziping::patterns
