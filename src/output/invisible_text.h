#pragma once
#include <set>
#include <string>
#include <vector>

#include "layout/reading.h"
#include "output/glyphless_font.h"
#include "output/page_frame.h"

namespace ziping::output {

/// Every printed line of a page once, outside and inside its tables, as it was settled; boxes as the page has them.
std::vector<layout::TextLine> lines_of(const layout::PageReading& page);

/// Adds the characters that `line` will be written with.
void collect_characters(const layout::TextLine& line, std::set<char32_t>* characters);

/// The operators that write the lines invisibly (render mode 3) over their ink: every character as wide as its ink,
/// along the print whatever the page's turn and skew. `font_name` is the font's name among the page's resources, with
/// its slash. Empty where there are no lines.
std::string invisible_text(const std::vector<layout::TextLine>& lines, const PageFrame& frame,
                           const GlyphlessFont& font, const std::string& font_name);

}  // namespace ziping::output
