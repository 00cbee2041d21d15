#include "ocr/sign_count.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

constexpr std::uint8_t kInk = 144;
/// Shares of the line's height: digits are taller, points and commas lower.
constexpr double kTall = 0.6;
/// Share of the usual width below which a piece is a splinter of a torn digit. Ones are wider.
constexpr double kSplinter = 0.25;

struct Piece {
  int from = 0;
  int to = 0;
  int top = 0;
  int bottom = 0;
  int width() const { return to - from; }
  int height() const { return bottom - top; }
};

/// What stands between columns without ink.
std::vector<Piece> pieces_of(const Raster& crop) {
  std::vector<Piece> pieces;
  bool inside = false;
  for (int x = 0; x < crop.width(); ++x) {
    int top = crop.height();
    int bottom = 0;
    for (int y = 0; y < crop.height(); ++y) {
      if (crop.row(y)[x] >= kInk) continue;
      top = std::min(top, y);
      bottom = y + 1;
    }
    if (bottom == 0) {
      inside = false;
      continue;
    }
    if (!inside) pieces.push_back({x, x, top, bottom});
    inside = true;
    Piece& piece = pieces.back();
    piece.to = x + 1;
    piece.top = std::min(piece.top, top);
    piece.bottom = std::max(piece.bottom, bottom);
  }
  return pieces;
}

/// The pieces that may be digits: neither low nor splinters.
std::vector<Piece> digits_of(const Raster& crop) {
  std::vector<Piece> pieces = pieces_of(crop);
  if (pieces.empty()) return pieces;
  std::vector<int> heights;
  for (const Piece& piece : pieces) heights.push_back(piece.height());
  // Digits are the most: their height is that of the upper half.
  const auto upper = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 2 / 3);
  std::nth_element(heights.begin(), upper, heights.end());
  std::erase_if(pieces, [&](const Piece& piece) { return piece.height() < kTall * *upper; });
  std::vector<int> widths;
  for (const Piece& piece : pieces) widths.push_back(piece.width());
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  std::erase_if(pieces, [&](const Piece& piece) { return piece.width() < kSplinter * *middle; });
  return pieces;
}

}  // namespace

bool shows_more_digits(const Raster& crop, std::u32string_view text) {
  const auto seen = static_cast<std::ptrdiff_t>(digits_of(crop).size());
  const auto low = [](char32_t sign) {
    constexpr std::u32string_view kLow = U".,-:~+=\u00B7";
    return kLow.find(sign) != std::u32string_view::npos || utf8::is_space(sign);
  };
  const auto said = static_cast<std::ptrdiff_t>(text.size()) - std::count_if(text.begin(), text.end(), low);
  return seen > said;
}

std::vector<PixelBox> digit_places(const Raster& crop) {
  const std::vector<Piece> pieces = digits_of(crop);
  // From one digit's middle to the next one's; digits are equally wide in print.
  std::vector<int> steps;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    steps.push_back((pieces[i].from + pieces[i].to - pieces[i - 1].from - pieces[i - 1].to) / 2);
  }
  if (steps.empty()) return {};
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  const int step = std::max(1, *middle);
  std::vector<PixelBox> places;
  for (const Piece& piece : pieces) {
    if (!places.empty() && piece.from - places.back().x1 > step) break;
    const int share = std::max(1, static_cast<int>(std::lround(static_cast<double>(piece.width()) / step)));
    for (int i = 0; i < share; ++i) {
      places.push_back({piece.from + piece.width() * i / share, piece.top, piece.from + piece.width() * (i + 1) / share,
                        piece.bottom});
    }
  }
  return places;
}

std::optional<std::u32string> with_repeats(std::u32string_view said, std::u32string_view seen) {
  std::u32string all;
  std::size_t at = 0;
  for (std::size_t i = 0; i < said.size();) {
    if (!utf8::is_digit(said[i])) {
      all += said[i++];
      continue;
    }
    const std::size_t begin = at;
    while (at < seen.size() && seen[at] == said[i]) ++at;
    std::size_t run = i;
    while (run < said.size() && said[run] == said[i]) ++run;
    if (at - begin < run - i) return std::nullopt;
    all.append(at - begin, said[i]);
    i = run;
  }
  if (at != seen.size() || all.size() == said.size()) return std::nullopt;
  return all;
}

}  // namespace ziping::ocr
