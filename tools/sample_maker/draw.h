#pragma once
#include <cairo.h>

#include <string>

#include "layout.h"

namespace samples {

/// Draws one page in points onto any cairo context.
void draw_page(cairo_t* cairo, const PlacedPage& page);

/// The whole document as a PDF with a text layer.
void write_born_digital(const PlacedDocument& document, const std::string& path);

}  // namespace samples
