#pragma once
#include <map>
#include <string>

#include "tally.h"

namespace ziping::measure {

/// Writes the sheet of failures as one HTML file: of each kind up to `most`, the crop of the page beside what the truth
/// says and what was read. `rotations`: per PDF, the clockwise turn of each page that makes it upright. False where the
/// file cannot be written.
bool write_sheet(const std::string& path, const std::map<std::string, Tally>& groups,
                 const std::map<std::string, std::vector<int>>& rotations, std::size_t most);

}  // namespace ziping::measure
