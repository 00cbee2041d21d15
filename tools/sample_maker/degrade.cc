#include "degrade.h"

#include <algorithm>
#include <cmath>

namespace samples {
namespace {

/// Gaussian with five taps, rows then columns.
void blur(Picture* p, double deviation) {
  if (deviation <= 0) return;
  double taps[3];
  double total = 0;
  for (int i = 0; i < 3; ++i) {
    taps[i] = std::exp(-i * i / (2 * deviation * deviation));
    total += i == 0 ? taps[i] : 2 * taps[i];
  }
  int weight[3];
  for (int i = 0; i < 3; ++i) weight[i] = static_cast<int>(std::lround(taps[i] / total * 4096));
  const int n = p->channels;
  std::vector<std::uint8_t> line(static_cast<std::size_t>(p->width * n));
  for (int y = 0; y < p->height; ++y) {
    std::uint8_t* row = p->row(y);
    std::copy(row, row + p->width * n, line.begin());
    for (int x = 2 * n; x < (p->width - 2) * n; ++x) {
      const std::uint8_t* c = line.data() + x;
      row[x] = static_cast<std::uint8_t>(
          std::min(255, (c[0] * weight[0] + (c[-n] + c[n]) * weight[1] + (c[-2 * n] + c[2 * n]) * weight[2]) >> 12));
    }
  }
  const Picture copy = *p;
  const int stride = p->width * n;
  for (int y = 2; y < p->height - 2; ++y) {
    std::uint8_t* row = p->row(y);
    const std::uint8_t* c = copy.row(y);
    for (int x = 0; x < stride; ++x) {
      row[x] = static_cast<std::uint8_t>(std::min(255, (c[x] * weight[0] + (c[x - stride] + c[x + stride]) * weight[1] +
                                                        (c[x - 2 * stride] + c[x + 2 * stride]) * weight[2]) >>
                                                           12));
    }
  }
}

struct Light {
  double base = 1;
  double slope_x = 0;
  double slope_y = 0;
  double fold_y = -1;
  double fold_depth = 0;

  double at(double x, double y) const {
    double level = base + slope_x * (x - 0.5) + slope_y * (y - 0.5);
    if (fold_y >= 0) {
      const double d = (y - fold_y) * 60;
      level -= fold_depth * std::exp(-d * d);
    }
    return level;
  }
};

}  // namespace

void degrade(Picture* picture, const Quality& quality, Random* random) {
  blur(picture, quality.blur);
  Light light;
  light.base = quality.paper;
  light.slope_x = random->real(-quality.shade, quality.shade);
  light.slope_y = random->real(-quality.shade, quality.shade);
  if (random->chance(quality.fold_chance)) {
    light.fold_y = random->real(0.3, 0.7);
    light.fold_depth = random->real(0.08, 0.2);
  }
  std::vector<float> noise(1 << 16);
  for (float& n : noise) n = static_cast<float>(random->normal() * quality.noise);
  const double tint[3] = {1.0, random->real(0.985, 1.0), random->real(0.95, 0.99)};
  for (int y = 0; y < picture->height; ++y) {
    std::uint8_t* row = picture->row(y);
    std::uint64_t bits = random->next();
    for (int x = 0; x < picture->width; ++x) {
      const double paper =
          255 * light.at(static_cast<double>(x) / picture->width, static_cast<double>(y) / picture->height);
      bits = bits * 6364136223846793005ULL + 1442695040888963407ULL;
      const double grain = quality.noise > 0 ? noise[bits >> 48] : 0;
      for (int c = 0; c < picture->channels; ++c, ++row) {
        const double level = quality.ink + (1 - quality.ink) * *row / 255.0;
        const double value = paper * level * (picture->channels == 3 ? tint[c] : 1) + grain;
        *row = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
      }
    }
  }
}

std::vector<std::uint8_t> to_bits(const Picture& grey, int threshold) {
  const std::size_t bytes = static_cast<std::size_t>(grey.width + 7) / 8;
  std::vector<std::uint8_t> out(bytes * static_cast<std::size_t>(grey.height), 0);
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* row = grey.row(y);
    for (int x = 0; x < grey.width; ++x) {
      if (row[x] < threshold) continue;
      out[static_cast<std::size_t>(y) * bytes + static_cast<std::size_t>(x / 8)] |=
          static_cast<std::uint8_t>(0x80 >> (x % 8));
    }
  }
  return out;
}

}  // namespace samples
