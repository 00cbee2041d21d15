#include "ornaments.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace samples {
namespace {

constexpr double kPi = 3.14159265358979323846;

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    out.push_back(text.substr(i, length));
    i += length;
  }
  return out;
}

void star(cairo_t* cairo, double radius) {
  cairo_new_path(cairo);
  for (int i = 0; i < 5; ++i) {
    const double outer = -kPi / 2 + i * 2 * kPi / 5;
    const double inner = outer + kPi / 5;
    cairo_line_to(cairo, radius * std::cos(outer), radius * std::sin(outer));
    cairo_line_to(cairo, radius * 0.38 * std::cos(inner), radius * 0.38 * std::sin(inner));
  }
  cairo_close_path(cairo);
  cairo_fill(cairo);
}

}  // namespace

void draw_seal(cairo_t* cairo, const std::string& name, double x, double y, double radius, Random* random) {
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_rotate(cairo, random->real(-0.25, 0.25));
  cairo_set_source_rgba(cairo, random->real(0.75, 0.9), random->real(0.05, 0.15), random->real(0.08, 0.2),
                        random->real(0.6, 0.85));
  // Ink lies over ink: the print stays dark under the seal.
  cairo_set_operator(cairo, CAIRO_OPERATOR_MULTIPLY);
  cairo_push_group(cairo);
  cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
  cairo_set_line_width(cairo, radius * 0.055);
  cairo_new_path(cairo);
  cairo_arc(cairo, 0, 0, radius, 0, 2 * kPi);
  cairo_stroke(cairo);
  star(cairo, radius * 0.3);
  Style style;
  style.latin.clear();
  const TextSetter setter(style);
  const std::vector<std::string> glyphs = characters(name);
  const double sweep = kPi * 1.45;
  const auto count = static_cast<double>(glyphs.size());
  const double size = std::min(radius * 0.3, sweep * radius * 0.66 / count);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const double angle = -sweep / 2 + sweep * (static_cast<double>(i) + 0.5) / count;
    const SetText text = setter.set(glyphs[i], {.face = Face::Song, .size = size, .bold = true}, -1);
    cairo_save(cairo);
    cairo_rotate(cairo, angle);
    cairo_move_to(cairo, -size / 2, -radius * 0.89 + size * 0.86);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(text.layout.get(), 0));
    cairo_restore(cairo);
  }
  cairo_pop_group_to_source(cairo);
  cairo_set_operator(cairo, CAIRO_OPERATOR_MULTIPLY);
  cairo_paint_with_alpha(cairo, 0.95);
  cairo_restore(cairo);
}

void draw_scribble(cairo_t* cairo, double x, double y, Random* random) {
  cairo_save(cairo);
  cairo_set_source_rgb(cairo, 0.1, 0.1, random->real(0.1, 0.4));
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
  cairo_new_path(cairo);
  for (int glyph = 0; glyph < 3; ++glyph) {
    const double left = x + glyph * 15;
    cairo_move_to(cairo, left, y - random->real(2, 10));
    for (int stroke = 0; stroke < 4; ++stroke) {
      const auto px = [&] { return left + random->real(-3, 14); };
      const auto py = [&] { return y + random->real(-13, 3); };
      cairo_curve_to(cairo, px(), py(), px(), py(), px(), py());
    }
    cairo_set_line_width(cairo, random->real(0.7, 1.3));
    cairo_stroke(cairo);
  }
  cairo_restore(cairo);
}

void draw_holes(cairo_t* cairo, double page_height, Random* random) {
  cairo_save(cairo);
  cairo_set_source_rgb(cairo, 0.15, 0.15, 0.15);
  cairo_new_path(cairo);
  const double x = random->real(16, 26);
  const double middle = page_height / 2 + random->real(-20, 20);
  for (const double offset : {-113.0, 113.0}) {
    cairo_arc(cairo, x, middle + offset, 8.5, 0, 2 * kPi);
    cairo_fill(cairo);
  }
  cairo_restore(cairo);
}

}  // namespace samples
