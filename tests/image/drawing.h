#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>

#include "base/box.h"
#include "base/raster.h"
#include "image/page_picture.h"

namespace ziping::testing {

inline Raster white_page(int width, int height, double dpi, int channels = 1) {
  Raster page(width, height, channels, dpi);
  std::fill(page.pixels().begin(), page.pixels().end(), std::uint8_t{255});
  return page;
}

inline void fill(Raster& page, const PixelBox& box, std::uint8_t value = 20) {
  for (int y = std::max(0, box.y0); y < std::min(page.height(), box.y1); ++y) {
    for (int x = std::max(0, box.x0); x < std::min(page.width(), box.x1); ++x) {
      std::fill_n(page.row(y) + x * page.channels(), page.channels(), value);
    }
  }
}

/// Something like a Chinese character in a square of this size: four strokes along, two across,
/// with a little white at its sides.
inline void draw_character(Raster& page, int x, int y, int size, std::uint8_t value = 20) {
  const int stroke = std::max(2, size / 12);
  const auto part = [&](double share) { return static_cast<int>(std::lround(share * size)); };
  fill(page, {x + part(0.1), y, x + part(0.9), y + stroke}, value);
  fill(page, {x + part(0.04), y + part(0.35), x + part(0.96), y + part(0.35) + stroke}, value);
  fill(page, {x + part(0.15), y + part(0.65), x + part(0.85), y + part(0.65) + stroke}, value);
  fill(page, {x + part(0.05), y + size - stroke, x + part(0.95), y + size}, value);
  fill(page, {x + part(0.48), y, x + part(0.48) + stroke, y + part(0.7)}, value);
  fill(page, {x + part(0.2), y + part(0.65), x + part(0.2) + stroke, y + size}, value);
}

/// Something like a digit: a ring, half as wide as it is high.
inline void draw_digit(Raster& page, int x, int y, int height, std::uint8_t value = 20) {
  const int stroke = std::max(2, height / 8);
  const int width = height / 2;
  fill(page, {x, y, x + width, y + stroke}, value);
  fill(page, {x, y + height - stroke, x + width, y + height}, value);
  fill(page, {x, y, x + stroke, y + height}, value);
  fill(page, {x + width - stroke, y, x + width, y + height}, value);
}

/// Lines of characters, as body text stands; the pitch of lines is 1.6 of the size.
inline void draw_text(Raster& page, const PixelBox& area, int size) {
  for (int y = area.y0; y + size <= area.y1; y += size * 8 / 5) {
    for (int x = area.x0; x + size <= area.x1; x += size * 21 / 20) draw_character(page, x, y, size);
  }
}

/// The page turned clockwise about its middle, each pixel the mean of four by four samples: what a scanner sees of a
/// page that lies askew.
inline Raster askew(const Raster& page, double degrees) {
  Raster result(page.width(), page.height(), 1, page.dpi());
  const double angle = degrees * std::numbers::pi / 180;
  const double middle_x = page.width() / 2.0;
  const double middle_y = page.height() / 2.0;
  constexpr int kSamples = 4;
  for (int y = 0; y < page.height(); ++y) {
    for (int x = 0; x < page.width(); ++x) {
      int sum = 0;
      for (int k = 0; k < kSamples * kSamples; ++k) {
        const double dx = x + (k % kSamples + 0.5) / kSamples - middle_x;
        const double dy = y + (k / kSamples + 0.5) / kSamples - middle_y;
        const double from_x = std::floor(std::cos(angle) * dx + std::sin(angle) * dy + middle_x);
        const double from_y = std::floor(-std::sin(angle) * dx + std::cos(angle) * dy + middle_y);
        const bool inside = from_x >= 0 && from_y >= 0 && from_x < page.width() && from_y < page.height();
        sum += inside ? page.row(static_cast<int>(from_y))[static_cast<int>(from_x)] : 255;
      }
      result.row(y)[x] = static_cast<std::uint8_t>(sum / (kSamples * kSamples));
    }
  }
  return result;
}

/// Repeatable noise of this amplitude on every pixel.
inline void add_noise(Raster& page, int amplitude) {
  std::uint32_t state = 12345;
  for (std::uint8_t& value : page.pixels()) {
    state = state * 1664525U + 1013904223U;
    const int change = static_cast<int>(state >> 16U) % (2 * amplitude + 1) - amplitude;
    value = static_cast<std::uint8_t>(std::clamp(value + change, 0, 255));
  }
}

/// A picture as `prepare` would leave it, without rules.
inline image::PagePicture picture_of(const Raster& page) {
  image::PagePicture picture;
  picture.grey = page.clone();
  picture.ink = page.clone();
  return picture;
}

inline PixelBox all_of(const Raster& page) {
  return {0, 0, page.width(), page.height()};
}

}  // namespace ziping::testing
