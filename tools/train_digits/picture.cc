#include "picture.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace ziping::figures {
namespace {

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

Owned<PangoLayout> lay_out(cairo_t* context, const std::string& text, const std::string& family, double em,
                           Dice& dice) {
  Owned<PangoLayout> layout(pango_cairo_create_layout(context), [](PangoLayout* gone) { g_object_unref(gone); });
  Owned<PangoFontDescription> font(pango_font_description_new(), pango_font_description_free);
  pango_font_description_set_family(font.get(), family.c_str());
  pango_font_description_set_absolute_size(font.get(), em * PANGO_SCALE);
  if (dice.chance(0.15)) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout.get(), font.get());
  if (dice.chance(0.15)) {
    Owned<PangoAttrList> attributes(pango_attr_list_new(), pango_attr_list_unref);
    pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(
                                                 static_cast<int>(em * dice.between(-0.03, 0.15) * PANGO_SCALE)));
    pango_layout_set_attributes(layout.get(), attributes.get());
  }
  pango_layout_set_text(layout.get(), text.c_str(), -1);
  return layout;
}

Owned<cairo_surface_t> surface(int width, int height) {
  return {cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), cairo_surface_destroy};
}

}  // namespace

std::vector<std::string> installed_families(const std::vector<std::string>& wanted) {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.emplace_back(pango_font_family_get_name(families[i]));
  g_free(families);
  std::vector<std::string> out;
  for (const std::string& name : wanted) {
    if (std::find(names.begin(), names.end(), name) != names.end()) out.push_back(name);
  }
  return out;
}

Picture draw(const std::string& text, const std::string& family, double em, Dice& dice) {
  int text_width = 0;
  int text_height = 0;
  {
    const auto probe = surface(1, 1);
    const Owned<cairo_t> context(cairo_create(probe.get()), cairo_destroy);
    Dice same = dice;
    const auto layout = lay_out(context.get(), text, family, em, same);
    pango_layout_get_pixel_size(layout.get(), &text_width, &text_height);
  }
  const double room = em;
  const int width = static_cast<int>(text_width * 1.15 + 2 * room);
  const int height = static_cast<int>(text_height + 2 * room);
  const auto target = surface(width, height);
  const Owned<cairo_t> context(cairo_create(target.get()), cairo_destroy);
  const auto layout = lay_out(context.get(), text, family, em, dice);
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_set_source_rgb(context.get(), 0, 0, 0);
  cairo_translate(context.get(), room + dice.part(), room + dice.part());
  // What straightening leaves, and the scanner's feed.
  cairo_rotate(context.get(), dice.normal() * 0.25 * 3.14159265 / 180);
  cairo_scale(context.get(), dice.between(0.93, 1.08), 1);
  pango_cairo_show_layout(context.get(), layout.get());
  cairo_surface_flush(target.get());

  Picture picture{width, height, {}};
  picture.grey.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  const unsigned char* data = cairo_image_surface_get_data(target.get());
  const int stride = cairo_image_surface_get_stride(target.get());
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) picture.at(x, y) = data[y * stride + x * 4] / 255.0;
  }
  return picture;
}

}  // namespace ziping::figures
