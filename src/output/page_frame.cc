#include "output/page_frame.h"

#include <cmath>
#include <numbers>

namespace ziping::output {
namespace {

struct Affine {
  double a, b, c, d, e, f;
  /// First this, then `next`.
  Affine then(const Affine& next) const {
    return {next.a * a + next.c * b, next.b * a + next.d * b,          next.a * c + next.c * d,
            next.b * c + next.d * d, next.a * e + next.c * f + next.e, next.b * e + next.d * f + next.f};
  }
};

/// Puts the skew back in, as layout::to_displayed does for boxes.
Affine skewed(const layout::PageReading& page) {
  const double angle = page.skew * std::numbers::pi / 180;
  const double sine = std::sin(angle);
  const double cosine = std::cos(angle);
  const double x = page.width / 2;
  const double y = page.height / 2;
  return {cosine, sine, -sine, cosine, x - x * cosine + y * sine, y - x * sine - y * cosine};
}

/// Undoes a clockwise turn after which the page is `width` by `height`.
Affine turned_back(int turn, double width, double height) {
  switch (turn) {
    case 90:
      return {0, -1, 1, 0, 0, width};
    case 180:
      return {-1, 0, 0, -1, width, height};
    case 270:
      return {0, 1, -1, 0, height, 0};
    default:
      return {1, 0, 0, 1, 0, 0};
  }
}

}  // namespace

PageFrame::PageFrame(const layout::PageReading& page, const Box& crop, int rotate) {
  const int turn = (((page.rotation + rotate) % 360) + 360) % 360;
  const bool lies = turn % 180 != 0;
  const double width = lies ? page.height : page.width;
  const double height = lies ? page.width : page.height;
  const double x_scale = width > 0 ? crop.width() / width : 1;
  const double y_scale = height > 0 ? crop.height() / height : 1;
  const Affine to_user = {x_scale, 0, 0, -y_scale, crop.x0, crop.y1};
  const Affine all = skewed(page).then(turned_back(turn, page.width, page.height)).then(to_user);
  a_ = all.a;
  b_ = all.b;
  c_ = all.c;
  d_ = all.d;
  e_ = all.e;
  f_ = all.f;
}

}  // namespace ziping::output
