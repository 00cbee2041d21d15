#include "draw.h"

#include <cairo-pdf.h>

#include <stdexcept>

namespace samples {

void draw_page(cairo_t* cairo, const PlacedPage& page) {
  cairo_set_source_rgb(cairo, 0, 0, 0);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_SQUARE);
  for (const RuleItem& rule : page.rules) {
    cairo_set_line_width(cairo, rule.width);
    cairo_move_to(cairo, rule.x0, rule.y0);
    cairo_line_to(cairo, rule.x1, rule.y1);
    cairo_stroke(cairo);
  }
  for (const TextItem& item : page.texts) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(item.text.layout.get(), static_cast<int>(item.line));
    cairo_move_to(cairo, item.x + item.text.lines[item.line].x, item.baseline);
    pango_cairo_show_layout_line(cairo, line);
  }
}

void write_born_digital(const PlacedDocument& document, const std::string& path) {
  cairo_surface_t* surface = cairo_pdf_surface_create(path.c_str(), 595.28, 841.89);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2024-06-01T00:00:00Z");
  cairo_t* cairo = cairo_create(surface);
  for (const PlacedPage& page : document.pages) {
    cairo_pdf_surface_set_size(surface, page.width, page.height);
    draw_page(cairo, page);
    cairo_show_page(cairo);
  }
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(path + ": " + cairo_status_to_string(status));
  }
}

}  // namespace samples
