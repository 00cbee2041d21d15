#include "crop.h"

#include <cairo.h>
#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ziping::measure {
namespace {

constexpr double kDpi = 200;
constexpr double kMarginPoints = 6;

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

std::string base64(const std::string& bytes) {
  static const char* kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned value = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      value = value << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text += i + k <= bytes.size() ? kDigits[value >> (18U - 6U * static_cast<unsigned>(k)) & 63U] : '=';
    }
  }
  return text;
}

std::string png_of(const poppler::image& image) {
  if (!image.is_valid() || image.format() != poppler::image::format_argb32) return {};
  cairo_surface_t* surface =
      cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(const_cast<char*>(image.const_data())),
                                          CAIRO_FORMAT_RGB24, image.width(), image.height(), image.bytes_per_row());
  std::string png;
  cairo_surface_write_to_png_stream(surface, append, &png);
  cairo_surface_destroy(surface);
  return png;
}

}  // namespace

Cropper::Cropper() = default;
Cropper::~Cropper() = default;

std::string Cropper::data_uri(const std::string& pdf, int page_number, int rotation, const std::array<double, 4>& box) {
  if (page_number < 1 || box[2] <= box[0]) return {};
  if (pdf != pdf_ || !document_) {
    pdf_ = pdf;
    document_.reset(poppler::document::load_from_file(pdf));
  }
  if (!document_) return {};
  const std::unique_ptr<poppler::page> page(document_->create_page(page_number - 1));
  if (!page) return {};
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  const auto pixel = [](double points) { return static_cast<int>(std::lround(points * kDpi / 72)); };
  const int x = std::max(0, pixel(box[0] - kMarginPoints));
  const int y = std::max(0, pixel(box[1] - kMarginPoints));
  const auto turn = static_cast<poppler::rotation_enum>(rotation / 90 % 4);
  const auto image = renderer.render_page(page.get(), kDpi, kDpi, x, y, pixel(box[2] + kMarginPoints) - x,
                                          pixel(box[3] + kMarginPoints) - y, turn);
  const std::string png = png_of(image);
  return png.empty() ? "" : "data:image/png;base64," + base64(png);
}

}  // namespace ziping::measure
