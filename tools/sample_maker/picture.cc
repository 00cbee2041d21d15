#include "picture.h"

#include <cmath>
#include <stdexcept>

#include "draw.h"

namespace samples {

Picture render(const PlacedPage& page, int dpi, double skew, bool colour, const std::function<void(cairo_t*)>& extra) {
  const double scale = dpi / 72.0;
  Picture out;
  out.width = static_cast<int>(std::lround(page.width * scale));
  out.height = static_cast<int>(std::lround(page.height * scale));
  out.channels = colour ? 3 : 1;
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, out.width, out.height);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  cairo_scale(cairo, scale, scale);
  cairo_translate(cairo, page.width / 2, page.height / 2);
  cairo_rotate(cairo, skew * 3.14159265358979323846 / 180);
  cairo_translate(cairo, -page.width / 2, -page.height / 2);
  draw_page(cairo, page);
  if (extra) extra(cairo);
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy(surface);
    throw std::runtime_error("cannot draw a page picture");
  }
  const int stride = cairo_image_surface_get_stride(surface);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  out.data.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height * out.channels));
  for (int y = 0; y < out.height; ++y) {
    const unsigned char* from = pixels + static_cast<std::size_t>(y) * static_cast<std::size_t>(stride);
    for (int x = 0; x < out.width; ++x, from += 4) {
      if (colour) {
        out.data.insert(out.data.end(), {from[2], from[1], from[0]});
      } else {
        out.data.push_back(static_cast<std::uint8_t>((from[2] * 299 + from[1] * 587 + from[0] * 114) / 1000));
      }
    }
  }
  cairo_surface_destroy(surface);
  return out;
}

Picture lay_turned(const Picture& upright, int degrees) {
  if (degrees == 0) return upright;
  Picture out;
  const bool sideways = degrees == 90 || degrees == 270;
  out.width = sideways ? upright.height : upright.width;
  out.height = sideways ? upright.width : upright.height;
  out.channels = upright.channels;
  out.data.resize(upright.data.size());
  for (int y = 0; y < out.height; ++y) {
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < out.width; ++x) {
      // Where this pixel of the lying sheet comes from on the upright one.
      int ux = x;
      int uy = y;
      if (degrees == 180) {
        ux = upright.width - 1 - x;
        uy = upright.height - 1 - y;
      } else if (degrees == 90) {
        ux = upright.width - 1 - y;
        uy = x;
      } else {
        ux = y;
        uy = upright.height - 1 - x;
      }
      const std::uint8_t* from = upright.row(uy) + ux * upright.channels;
      for (int c = 0; c < out.channels; ++c) *to++ = from[c];
    }
  }
  return out;
}

}  // namespace samples
