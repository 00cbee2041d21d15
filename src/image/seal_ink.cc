#include "image/seal_ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace ziping::image {
namespace {

/// The grey of the paper around the seal.
int paper_of(const Raster& grey, const PixelBox& area) {
  std::array<int, 256> histogram{};
  int count = 0;
  for (int y = area.y0; y < area.y1; y += 2) {
    for (int x = area.x0; x < area.x1; x += 2, ++count) ++histogram[grey.row(y)[x]];
  }
  int above = count / 6;
  int value = 255;
  while (value > 60 && (above -= histogram[static_cast<std::size_t>(value)]) > 0) --value;
  return value;
}

/// A value for each pixel of an area, row by row.
struct Plane {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> values;
  std::uint8_t& at(int x, int y) {
    return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
  std::uint8_t at(int x, int y) const {
    return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
};

/// Redness (what red has more than the mean of green and blue) is kept in steps, so that a histogram of it stays small.
constexpr int kStep = 4;
constexpr int kSteps = 64;
/// A stroke of print is at most twice as wide: what is missing of the redness so near to more of it lies under print.
constexpr double kReachInch = 0.011;

/// The greatest (or least) value within `reach` pixels of each.
Plane extreme(const Plane& in, int reach, bool greatest) {
  const auto pick = [greatest](std::uint8_t a, std::uint8_t b) { return greatest ? std::max(a, b) : std::min(a, b); };
  Plane rows = in;
  for (int y = 0; y < in.height; ++y) {
    for (int x = 0; x < in.width; ++x) {
      for (int nx = std::max(0, x - reach); nx <= std::min(in.width - 1, x + reach); ++nx)
        rows.at(x, y) = pick(rows.at(x, y), in.at(nx, y));
    }
  }
  Plane out = rows;
  for (int y = 0; y < in.height; ++y) {
    for (int x = 0; x < in.width; ++x) {
      for (int ny = std::max(0, y - reach); ny <= std::min(in.height - 1, y + reach); ++ny)
        out.at(x, y) = pick(out.at(x, y), rows.at(x, ny));
    }
  }
  return out;
}

}  // namespace

bool is_red(const std::uint8_t* pixel) {
  const int other = std::max(pixel[1], pixel[2]);
  const int excess = pixel[0] - other;
  return excess > 36 && excess * 4 > pixel[0] && std::abs(pixel[1] - pixel[2]) < excess;
}

std::uint8_t grey_of(const std::uint8_t* pixel) {
  return static_cast<std::uint8_t>((77 * pixel[0] + 150 * pixel[1] + 29 * pixel[2]) >> 8);
}

/// Seal ink takes green and blue from the paper and leaves red: its luma falls in proportion to its redness. Print
/// under it takes its share of what is left. A JPEG file keeps colour at half the resolution and clips what is dark, so
/// that a thin stroke under the seal has no colour of its own: how much seal ink lies there is taken from around it.
void take_out_seal_ink(const Raster& colour, const PixelBox& seal, Raster& grey) {
  const int white = paper_of(grey, seal);
  Plane redness{seal.width(), seal.height(), {}};
  redness.values.resize(static_cast<std::size_t>(redness.width) * static_cast<std::size_t>(redness.height));
  for (int y = 0; y < redness.height; ++y) {
    const std::uint8_t* pixel = colour.row(seal.y0 + y) + 3 * seal.x0;
    for (int x = 0; x < redness.width; ++x, pixel += 3) {
      const int excess = pixel[0] - (pixel[1] + pixel[2]) / 2;
      redness.at(x, y) = static_cast<std::uint8_t>(std::clamp(excess / kStep, 0, kSteps - 1));
    }
  }
  const int reach = std::max(1, static_cast<int>(std::lround(colour.dpi() * kReachInch)));
  // Colour of half the resolution is uncertain by two pixels.
  const int edge = std::max(2, static_cast<int>(std::lround(colour.dpi() / 150)));
  const Plane ink = extreme(extreme(redness, reach + edge, true), reach, false);
  // How much luma goes with a step of redness.
  std::vector<double> losses;
  for (int y = 0; y < ink.height; y += 2) {
    for (int x = 0; x < ink.width; x += 2) {
      const std::uint8_t* pixel = colour.row(seal.y0 + y) + 3 * (seal.x0 + x);
      if (!is_red(pixel) || ink.at(x, y) == 0) continue;
      losses.push_back(std::max(0, white - grey.row(seal.y0 + y)[seal.x0 + x]) / static_cast<double>(ink.at(x, y)));
    }
  }
  if (losses.empty()) return;
  // Above the median lies seal ink over print, or more of it: the rest must not stay as a veil.
  const auto part = losses.begin() + static_cast<std::ptrdiff_t>(losses.size() * 6 / 10);
  std::nth_element(losses.begin(), part, losses.end());
  const double loss = *part;
  constexpr double kVeil = 0.06;
  for (int y = 0; y < ink.height; ++y) {
    std::uint8_t* out = grey.row(seal.y0 + y) + seal.x0;
    for (int x = 0; x < ink.width; ++x) {
      const int amount = ink.at(x, y);
      if (amount * kStep < 12) continue;
      const double through = std::max(0.15 * white, white - loss * amount) * (1 - kVeil * std::min(1.0, amount / 16.0));
      out[x] = static_cast<std::uint8_t>(std::lround(white * std::min(1.0, out[x] / through)));
    }
  }
}

}  // namespace ziping::image
