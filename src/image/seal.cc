#include "image/seal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "image/components.h"

namespace ziping::image {
namespace {

/// The page is looked at in squares of this many points; a square with a fair share of red belongs to a seal.
constexpr double kSquare = 1.5;
constexpr double kRedShare = 0.12;
/// Seals of offices measure 38 to 50 mm, personal ones 15 to 25 mm (in points here); a red headline is longer.
constexpr double kSmallest = 30;
constexpr double kLargest = 190;
constexpr double kMostOblong = 2.6;

bool is_red(const std::uint8_t* pixel) {
  const int other = std::max(pixel[1], pixel[2]);
  const int excess = pixel[0] - other;
  return excess > 36 && excess * 4 > pixel[0] && std::abs(pixel[1] - pixel[2]) < excess;
}

/// How dark a value is against the paper, as the logarithm of what is left of the light, in 1/1000.
class Absorbance {
 public:
  explicit Absorbance(int paper) {
    for (std::size_t value = 0; value < table_.size(); ++value) {
      const double share = (static_cast<double>(value) + 1) / (paper + 1.0);
      table_[value] = static_cast<int>(std::lround(-1000 * std::log(std::min(1.0, share))));
    }
  }
  int operator[](std::uint8_t value) const { return table_[value]; }

 private:
  std::array<int, 256> table_{};
};

std::uint8_t grey_of(const std::uint8_t* pixel) {
  return static_cast<std::uint8_t>((77 * pixel[0] + 150 * pixel[1] + 29 * pixel[2]) >> 8);
}

/// Places of the page that a seal covers, in pixels.
std::vector<PixelBox> find_seals(const Raster& colour) {
  const int side = std::max(2, static_cast<int>(std::lround(kSquare * colour.dpi() / 72)));
  Raster squares(colour.width() / side + 1, colour.height() / side + 1, 1, colour.dpi() / side);
  std::vector<int> red(static_cast<std::size_t>(squares.width()));
  for (int top = 0; top < squares.height(); ++top) {
    std::fill(red.begin(), red.end(), 0);
    const int bottom = std::min((top + 1) * side, colour.height());
    for (int y = top * side; y < bottom; ++y) {
      const std::uint8_t* row = colour.row(y);
      for (int x = 0; x < colour.width(); ++x) red[static_cast<std::size_t>(x / side)] += is_red(row + 3 * x) ? 1 : 0;
    }
    for (int x = 0; x < squares.width(); ++x) {
      squares.row(top)[x] = red[static_cast<std::size_t>(x)] > kRedShare * side * side ? 0 : 255;
    }
  }
  // The characters of a seal stand apart from its rim: squares that are near each other belong together.
  Raster near = squares.clone();
  constexpr int kReach = 3;
  for (int y = 0; y < squares.height(); ++y) {
    for (int x = 0; x < squares.width(); ++x) {
      if (squares.row(y)[x] != 0) continue;
      for (int ny = std::max(0, y - kReach); ny <= std::min(squares.height() - 1, y + kReach); ++ny) {
        for (int nx = std::max(0, x - kReach); nx <= std::min(squares.width() - 1, x + kReach); ++nx) {
          near.row(ny)[nx] = 0;
        }
      }
    }
  }
  std::vector<PixelBox> seals;
  const double points = 72 / squares.dpi();
  for (const Component& part : components(near, {0, 0, near.width(), near.height()}, 128)) {
    const double width = (part.box.width() - 2 * kReach) * points;
    const double height = (part.box.height() - 2 * kReach) * points;
    if (std::min(width, height) < kSmallest || std::max(width, height) > kLargest) continue;
    if (std::max(width, height) > kMostOblong * std::min(width, height)) continue;
    seals.push_back({std::max(0, part.box.x0 * side), std::max(0, part.box.y0 * side),
                     std::min(colour.width(), part.box.x1 * side), std::min(colour.height(), part.box.y1 * side)});
  }
  return seals;
}

std::array<int, 3> paper_of(const Raster& colour, const PixelBox& area) {
  std::array<std::array<int, 256>, 3> histogram{};
  int count = 0;
  for (int y = area.y0; y < area.y1; y += 2) {
    for (int x = area.x0; x < area.x1; x += 2, ++count) {
      for (std::size_t channel = 0; channel < 3; ++channel)
        ++histogram[channel][colour.row(y)[3 * x + static_cast<int>(channel)]];
    }
  }
  std::array<int, 3> paper{255, 255, 255};
  for (std::size_t channel = 0; channel < 3; ++channel) {
    int above = count / 6;
    int value = 255;
    while (value > 60 && (above -= histogram[channel][static_cast<std::size_t>(value)]) > 0) --value;
    paper[channel] = value;
  }
  return paper;
}

/// Light passes through seal ink and print one after the other: the logarithms add up. Seal ink takes little red and
/// much green and blue, print takes all alike; two readings, two unknowns.
void take_out(const Raster& colour, const PixelBox& seal, Raster& grey) {
  const std::array<int, 3> paper = paper_of(colour, seal);
  const Absorbance red(paper[0]);
  const Absorbance green(paper[1]);
  const Absorbance blue(paper[2]);
  const auto cold = [&](const std::uint8_t* pixel) { return (green[pixel[1]] + blue[pixel[2]]) / 2; };
  // What pure seal ink takes of red, in parts of how much more it takes of the others.
  std::vector<double> ratios;
  for (int y = seal.y0; y < seal.y1; y += 2) {
    for (int x = seal.x0; x < seal.x1; x += 2) {
      const std::uint8_t* pixel = colour.row(y) + 3 * x;
      const int excess = cold(pixel) - red[pixel[0]];
      if (is_red(pixel) && excess > 300) ratios.push_back(static_cast<double>(red[pixel[0]]) / excess);
    }
  }
  if (ratios.empty()) return;
  // Above the median lies seal ink over print, or more of it: the rest must not stay as a veil.
  const auto part = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() * 7 / 10);
  std::nth_element(ratios.begin(), part, ratios.end());
  const double ratio = std::min(*part * 1.1 + 0.02, 0.9);
  constexpr double kVeil = 60;
  const double white = grey_of(std::array<std::uint8_t, 3>{
      static_cast<std::uint8_t>(paper[0]), static_cast<std::uint8_t>(paper[1]), static_cast<std::uint8_t>(paper[2])}
                                   .data());
  for (int y = seal.y0; y < seal.y1; ++y) {
    std::uint8_t* out = grey.row(y);
    for (int x = seal.x0; x < seal.x1; ++x) {
      const std::uint8_t* pixel = colour.row(y) + 3 * x;
      const int excess = cold(pixel) - red[pixel[0]];
      if (excess < 40) continue;
      const double print = red[pixel[0]] - ratio * excess - kVeil * std::min(1.0, excess / 300.0);
      out[x] = static_cast<std::uint8_t>(std::lround(white * std::exp(-std::max(0.0, print) / 1000)));
    }
  }
}

}  // namespace

Raster grey_without_seal(const Raster& colour, bool* removed) {
  Raster grey(colour.width(), colour.height(), 1, colour.dpi());
  for (int y = 0; y < colour.height(); ++y) {
    const std::uint8_t* in = colour.row(y);
    std::uint8_t* out = grey.row(y);
    for (int x = 0; x < colour.width(); ++x) out[x] = grey_of(in + 3 * x);
  }
  const std::vector<PixelBox> seals = find_seals(colour);
  for (const PixelBox& seal : seals) take_out(colour, seal, grey);
  *removed = !seals.empty();
  return grey;
}

}  // namespace ziping::image
