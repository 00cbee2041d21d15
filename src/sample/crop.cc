#include "sample/crop.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "pdf/document.h"

namespace ziping::sample {
namespace {

constexpr double kDpi = 120;
// What stands beside a figure says what it is: its row to the left, its
// neighbours above and below (points).
constexpr double kAside = 150;
constexpr double kAbove = 26;
constexpr int kFramePixels = 2;

PixelBox pixels_of(const Box& box, const Raster& page) {
  const double scale = page.dpi() / 72;
  const auto clamp = [](double value, int most) { return std::clamp(static_cast<int>(value), 0, most); };
  return {clamp(std::floor(box.x0 * scale), page.width()), clamp(std::floor(box.y0 * scale), page.height()),
          clamp(std::ceil(box.x1 * scale), page.width()), clamp(std::ceil(box.y1 * scale), page.height())};
}

/// The pixels of `part`, with a red frame around `figure` (both in pixels of
/// the page).
Raster framed(const Raster& page, const PixelBox& part, const PixelBox& figure) {
  Raster out(part.width(), part.height(), 3, page.dpi());
  for (int y = 0; y < part.height(); ++y) {
    const std::uint8_t* from = page.row(part.y0 + y) + 3 * static_cast<std::ptrdiff_t>(part.x0);
    std::copy_n(from, out.stride(), out.row(y));
  }
  const auto on_frame = [&](int x, int y) {
    const bool outer = x >= figure.x0 - kFramePixels && x < figure.x1 + kFramePixels && y >= figure.y0 - kFramePixels &&
                       y < figure.y1 + kFramePixels;
    return outer && !(x >= figure.x0 && x < figure.x1 && y >= figure.y0 && y < figure.y1);
  };
  for (int y = 0; y < part.height(); ++y) {
    for (int x = 0; x < part.width(); ++x) {
      if (!on_frame(part.x0 + x, part.y0 + y)) continue;
      std::uint8_t* pixel = out.row(y) + 3 * static_cast<std::ptrdiff_t>(x);
      pixel[0] = 0xC0;
      pixel[1] = pixel[2] = 0x10;
    }
  }
  return out;
}

/// Turned clockwise by quarter turns, so that a page scanned on its side can be
/// read.
Raster turned(Raster raster, int degrees) {
  for (int quarter = 0; quarter < degrees / 90 % 4; ++quarter) {
    Raster next(raster.height(), raster.width(), 3, raster.dpi());
    for (int y = 0; y < raster.height(); ++y) {
      for (int x = 0; x < raster.width(); ++x) {
        const std::uint8_t* from = raster.row(y) + 3 * static_cast<std::ptrdiff_t>(x);
        std::copy_n(from, 3, next.row(x) + 3 * static_cast<std::ptrdiff_t>(raster.height() - 1 - y));
      }
    }
    raster = std::move(next);
  }
  return raster;
}

std::string png_of(const Raster& raster) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(raster.width());
  image.height = static_cast<png_uint_32>(raster.height());
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  std::string bytes;
  if (png_image_write_get_memory_size(image, size, 0, raster.pixels().data(), 0, nullptr) == 0) return bytes;
  bytes.resize(size);
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, raster.pixels().data(), 0, nullptr) == 0) return {};
  bytes.resize(size);
  return bytes;
}

Crop cut(const Raster& page, const store::FigureRow& figure) {
  const bool lying = figure.rotation % 180 == 90;
  Box around = figure.box.grown(lying ? kAbove : kAside);
  const double other = lying ? kAside : kAbove;
  around.y0 = figure.box.y0 - other;
  around.y1 = figure.box.y1 + other;
  const PixelBox part = pixels_of(around, page);
  Crop crop;
  if (part.empty()) {
    crop.problem = "the figure lies outside its page";
    return crop;
  }
  const Raster picture = turned(framed(page, part, pixels_of(figure.box, page)), figure.rotation);
  crop.png = png_of(picture);
  crop.width = picture.width();
  crop.height = picture.height();
  if (crop.png.empty()) crop.problem = "the picture could not be packed";
  return crop;
}

}  // namespace

std::vector<Crop> crops_of(const std::vector<store::SampleItem>& items, const OriginalOf& original,
                           const std::function<void(std::size_t)>& progress) {
  // By document, then page: each is opened and drawn once.
  std::map<std::pair<std::string, int>, std::vector<std::size_t>> pages;
  for (std::size_t i = 0; i < items.size(); ++i) {
    pages[{items[i].figure.document, items[i].figure.page}].push_back(i);
  }
  std::vector<Crop> crops(items.size());
  std::string opened;
  std::optional<Result<pdf::Document>> document;
  std::size_t done = 0;
  for (const auto& [place, wanted] : pages) {
    if (!document || opened != place.first) {
      opened = place.first;
      const auto path = original(place.first);
      document.emplace(path ? pdf::Document::open(*path) : Result<pdf::Document>(path.error()));
    }
    const auto page =
        document->has_value() ? document->value().render(place.second, kDpi, true) : Result<Raster>(document->error());
    for (const std::size_t i : wanted) {
      if (page) {
        crops[i] = cut(*page, items[i].figure);
      } else {
        crops[i].problem = page.error().message;
      }
      progress(++done);
    }
  }
  return crops;
}

}  // namespace ziping::sample
