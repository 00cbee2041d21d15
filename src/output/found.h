#pragma once
#include <string>

#include "store/search.h"

namespace ziping::output {

/// What was found, a line a hit: file, page, box, cell if it is one, and the words around the match, no wider than
/// the terminal.
std::string found_text(const store::Hits& found, int width);

/// The same as JSON lines, with the whole texts.
std::string found_lines(const store::Hits& found);

}  // namespace ziping::output
