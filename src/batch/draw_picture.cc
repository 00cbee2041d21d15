#include "batch/draw_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "image/encode_picture.h"

namespace ziping::batch {
namespace {

constexpr std::array<double, 9> kResolutions = {18, 24, 36, 72, 100, 150, 200, 300, 400};
// A page that is one picture to so much of it is a scan.
constexpr double kScan = 0.5;

double resolution_for(double pixels, double points) {
  const double wanted = pixels / points * 72;
  const auto found = std::find_if(kResolutions.begin(), kResolutions.end(), [&](double dpi) { return dpi >= wanted; });
  return found == kResolutions.end() ? kResolutions.back() : *found;
}

PixelBox pixels_of(const Box& part, double dpi) {
  const double scale = dpi / 72;
  return {static_cast<int>(std::floor(part.x0 * scale)), static_cast<int>(std::floor(part.y0 * scale)),
          static_cast<int>(std::ceil(part.x1 * scale)), static_cast<int>(std::ceil(part.y1 * scale))};
}

}  // namespace

Result<Picture> draw_picture(pdf::Document& document, const PictureRequest& request, DrawnPage* last) {
  const Result<pdf::PageFacts> facts = document.page_facts(request.page);
  if (!facts) return facts.error();
  const bool sideways = request.rotation % 180 != 0;
  const double upright_width = sideways ? facts->height : facts->width;
  const double points = request.part.empty() ? upright_width : request.part.width();
  if (points <= 0 || !std::isfinite(points)) {
    return Error{ErrorCode::PageBoxInvalid, "the part asked for has no width", {}};
  }
  const double dpi = resolution_for(request.width, points);
  if (last->page != request.page || last->raster.empty() || last->raster.dpi() != dpi) {
    *last = {};
    Result<Raster> raster = document.render(request.page, dpi, true);
    if (!raster) return raster.error();
    *last = {request.page, facts->picture_coverage > kScan, std::move(*raster)};
  }
  const PixelBox part = request.part.empty() ? PixelBox{} : pixels_of(request.part, last->raster.dpi());
  const auto kind = last->photograph ? image::PictureKind::Jpeg : image::PictureKind::Png;
  Result<std::string> bytes = image::encode_picture(last->raster, request.rotation / 90, part, kind);
  if (!bytes) return bytes.error();
  return Picture{last->photograph ? "image/jpeg" : "image/png", std::move(*bytes)};
}

}  // namespace ziping::batch
