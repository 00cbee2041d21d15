#include <algorithm>
#include <cmath>
#include <vector>

#include "base/utf8.h"
#include "pdf/document.h"

namespace ziping::pdf {
namespace {

constexpr std::uint8_t kInk = 170;

/// Sums of ink over any rectangle of the raster in four look-ups.
class InkSums {
 public:
  explicit InkSums(const Raster& grey)
      : width_(grey.width()),
        height_(grey.height()),
        sums_(static_cast<std::size_t>(width_ + 1) * static_cast<std::size_t>(height_ + 1)) {
    for (int y = 0; y < height_; ++y) {
      const std::uint8_t* row = grey.row(y);
      unsigned line = 0;
      for (int x = 0; x < width_; ++x) {
        line += row[x * grey.channels()] < kInk ? 1 : 0;
        at(x + 1, y + 1) = at(x + 1, y) + line;
      }
    }
  }
  unsigned ink(int x0, int y0, int x1, int y1) const {
    x0 = std::clamp(x0, 0, width_);
    x1 = std::clamp(x1, x0, width_);
    y0 = std::clamp(y0, 0, height_);
    y1 = std::clamp(y1, y0, height_);
    return at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0);
  }

 private:
  unsigned& at(int x, int y) {
    return sums_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 1) + static_cast<std::size_t>(x)];
  }
  unsigned at(int x, int y) const {
    return sums_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 1) + static_cast<std::size_t>(x)];
  }
  int width_;
  int height_;
  std::vector<unsigned> sums_;
};

/// Long straight runs of ink are rules and frames, no characters.
void drop_rules(Raster& grey) {
  const int longest = std::max(8, static_cast<int>(grey.dpi() * 0.4));
  for (int y = 0; y < grey.height(); ++y) {
    std::uint8_t* row = grey.row(y);
    for (int x = 0; x < grey.width();) {
      int end = x;
      while (end < grey.width() && row[end] < 200) ++end;
      if (end - x >= longest) std::fill(row + x, row + end, std::uint8_t{255});
      x = end + 1;
    }
  }
  for (int x = 0; x < grey.width(); ++x) {
    for (int y = 0; y < grey.height();) {
      int end = y;
      while (end < grey.height() && grey.row(end)[x] < 200) ++end;
      if (end - y >= longest) {
        for (int k = y; k < end; ++k) grey.row(k)[x] = 255;
      }
      y = end + 1;
    }
  }
}

}  // namespace

InkAgreement ink_agreement(const TextLayer& layer, const Raster& grey) {
  InkAgreement agreement;
  if (grey.empty() || grey.channels() != 1 || layer.quarter_turns != 0) {
    // Without a picture that fits there is nothing to hold against the layer.
    return {1, 1};
  }
  Raster print = grey.clone();
  drop_rules(print);
  const InkSums sums(print);
  const double scale = grey.dpi() / 72;
  const auto pixel = [&](double points) { return static_cast<int>(std::lround(points * scale)); };
  std::size_t characters = 0;
  std::size_t on_ink = 0;
  std::vector<char> under(static_cast<std::size_t>(grey.width()) * static_cast<std::size_t>(grey.height()), 0);
  for (const LayerWord& word : layer.words) {
    const Box& box = word.word.box;
    for (std::size_t i = 0; i + 1 < word.edges.size(); ++i) {
      const double low = std::min(word.edges[i], word.edges[i + 1]);
      const double high = std::max(word.edges[i], word.edges[i + 1]);
      const bool across = word.word.vertical || box.height() > 3 * box.width();
      const Box place =
          across && word.edges.size() > 2 ? Box{box.x0, low, box.x1, high} : Box{low, box.y0, high, box.y1};
      ++characters;
      if (sums.ink(pixel(place.x0), pixel(place.y0), pixel(place.x1) + 1, pixel(place.y1) + 1) > 0) ++on_ink;
    }
    const double slack = 0.1 * word.font_size;
    const int x0 = std::clamp(pixel(box.x0 - slack), 0, grey.width());
    const int x1 = std::clamp(pixel(box.x1 + slack) + 1, x0, grey.width());
    const int y1 = std::clamp(pixel(box.y1 + slack) + 1, 0, grey.height());
    for (int y = std::clamp(pixel(box.y0 - slack), 0, grey.height()); y < y1; ++y) {
      const auto row = under.begin() + static_cast<std::ptrdiff_t>(y) * grey.width();
      std::fill(row + x0, row + x1, char{1});
    }
  }
  std::size_t ink = 0;
  std::size_t ink_under = 0;
  for (std::size_t i = 0; i < under.size(); ++i) {
    if (print.pixels()[i] >= kInk) continue;
    ++ink;
    ink_under += under[i] != 0 ? 1 : 0;
  }
  agreement.characters_on_ink = characters == 0 ? 1 : static_cast<double>(on_ink) / static_cast<double>(characters);
  agreement.ink_under_characters = ink == 0 ? 1 : static_cast<double>(ink_under) / static_cast<double>(ink);
  return agreement;
}

}  // namespace ziping::pdf
