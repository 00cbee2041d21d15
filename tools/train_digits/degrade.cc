#include "degrade.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace ziping::figures {
namespace {

void blur(Picture& picture, double sigma) {
  if (sigma < 0.2) return;
  const int reach = static_cast<int>(std::ceil(2.5 * sigma));
  std::vector<double> kernel;
  double sum = 0;
  for (int i = -reach; i <= reach; ++i) {
    kernel.push_back(std::exp(-i * i / (2 * sigma * sigma)));
    sum += kernel.back();
  }
  const auto pass = [&](bool along_x) {
    const Picture before = picture;
    for (int y = 0; y < picture.height; ++y) {
      for (int x = 0; x < picture.width; ++x) {
        double value = 0;
        for (int i = -reach; i <= reach; ++i) {
          const int px = along_x ? std::clamp(x + i, 0, picture.width - 1) : x;
          const int py = along_x ? y : std::clamp(y + i, 0, picture.height - 1);
          value += kernel[static_cast<std::size_t>(i + reach)] * before.at(px, py);
        }
        picture.at(x, y) = value / sum;
      }
    }
  };
  pass(true);
  pass(false);
}

/// Ink that ran (above 0) or wore off (below 0): a blurred picture cut softly at another level.
void spread(Picture& picture, double amount) {
  if (std::abs(amount) < 0.02) return;
  blur(picture, 0.7);
  for (double& value : picture.grey) value = std::clamp((value - 0.5 - amount * 0.3) * 2.2 + 0.5, 0.0, 1.0);
}

/// The grey of paper and ink of one scan.
struct Light {
  double paper = 1;
  double ink = 0;
  double contrast() const { return paper - ink; }
};

Light shine(Picture& picture, Dice& dice) {
  const Light light{dice.between(0.78, 1), dice.between(0, 0.42)};
  const double slope = dice.normal() * 0.03;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      double& value = picture.at(x, y);
      value = light.ink + value * light.contrast() + slope * (static_cast<double>(x) / picture.width - 0.5);
    }
  }
  return light;
}

void grain(Picture& picture, double sigma, Dice& dice) {
  for (double& value : picture.grey) value = std::clamp(value + dice.normal() * sigma, 0.0, 1.0);
}

void jpeg(Picture& picture, int quality) {
  PIX* pix = pixCreate(picture.width, picture.height, 8);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      pixSetPixel(pix, x, y, static_cast<l_uint32>(std::lround(picture.at(x, y) * 255)));
    }
  }
  l_uint8* data = nullptr;
  std::size_t size = 0;
  if (pixWriteMemJpeg(&data, &size, pix, quality, 0) == 0) {
    PIX* back = pixReadMemJpeg(data, size, 0, 1, nullptr, 0);
    for (int y = 0; back != nullptr && y < picture.height; ++y) {
      for (int x = 0; x < picture.width; ++x) {
        l_uint32 value = 0;
        pixGetPixel(back, x, y, &value);
        picture.at(x, y) = value / 255.0;
      }
    }
    pixDestroy(&back);
  }
  lept_free(data);
  pixDestroy(&pix);
}

void bilevel(Picture& picture, double level) {
  for (double& value : picture.grey) value = value < level ? 0 : 1;
}

/// What is left of a ruling line that ran along an edge of the cell.
void residue(Picture& picture, double em, Dice& dice) {
  const int thick = dice.whole(1, 3);
  const bool horizontal = dice.chance(0.6);
  const int length = static_cast<int>(em * dice.between(0.2, 1.2));
  const int x0 =
      horizontal ? dice.whole(0, std::max(0, picture.width - length)) : dice.whole(2, static_cast<int>(em / 2));
  const int y0 =
      horizontal ? static_cast<int>(em * dice.between(0.3, 0.7)) : dice.whole(0, std::max(0, picture.height - length));
  for (int along = 0; along < length; ++along) {
    for (int across = 0; across < thick; ++across) {
      const int x = horizontal ? x0 + along : x0 + across;
      const int y = horizontal ? y0 + across : y0 + along;
      if (x < picture.width && y < picture.height)
        picture.at(x, y) = std::min(picture.at(x, y), dice.between(0.2, 0.7));
    }
  }
}

Picture cut(const Picture& picture, double em, const Light& light, Dice& dice) {
  // Grain alone is no ink: the edges are looked for in a blurred copy.
  Picture soft = picture;
  blur(soft, 0.9);
  const double middle = light.ink + light.contrast() * 0.6;
  int x0 = picture.width, y0 = picture.height, x1 = 0, y1 = 0;
  for (int y = 1; y + 1 < picture.height; ++y) {
    for (int x = 1; x + 1 < picture.width; ++x) {
      if (soft.at(x, y) >= middle) continue;
      x0 = std::min(x0, x);
      y0 = std::min(y0, y);
      x1 = std::max(x1, x + 1);
      y1 = std::max(y1, y + 1);
    }
  }
  if (x1 <= x0 || y1 <= y0) return {};
  const int margin = static_cast<int>(std::lround(em * dice.between(0.12, 0.24)));
  Picture out{x1 - x0 + 2 * margin, y1 - y0 + 2 * margin, {}};
  out.grey.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 1);
  const double white = light.contrast() * dice.between(0.85, 1);
  // One or two pixels of the paper around the ink stay, as the soft edges of a crop do.
  for (int y = -2; y < y1 - y0 + 2; ++y) {
    for (int x = -2; x < x1 - x0 + 2; ++x) {
      const int from_x = x + x0, from_y = y + y0, to_x = x + margin, to_y = y + margin;
      if (from_x < 0 || from_y < 0 || from_x >= picture.width || from_y >= picture.height) continue;
      if (to_x < 0 || to_y < 0 || to_x >= out.width || to_y >= out.height) continue;
      out.at(to_x, to_y) = std::clamp((picture.at(from_x, from_y) - light.ink) / white, 0.0, 1.0);
    }
  }
  return out;
}

}  // namespace

Picture degrade(Picture picture, double em, Dice& dice) {
  spread(picture, dice.normal() * 0.35);
  if (dice.chance(0.04)) residue(picture, em, dice);
  if (dice.chance(0.85)) blur(picture, dice.between(0.2, em < 26 ? 0.9 : 1.3));
  Light light = shine(picture, dice);
  if (dice.chance(0.85)) grain(picture, dice.between(0, 0.12) * light.contrast(), dice);
  if (dice.chance(0.2)) {
    blur(picture, 0.4);
    bilevel(picture, light.ink + light.contrast() * dice.between(0.42, 0.68));
    light = {};
  } else if (dice.chance(0.75)) {
    jpeg(picture, dice.whole(35, 90));
  }
  return cut(picture, em, light, dice);
}

}  // namespace ziping::figures
