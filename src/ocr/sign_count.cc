#include "ocr/sign_count.h"

#include <algorithm>
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

}  // namespace

bool shows_more_digits(const Raster& crop, std::u32string_view text) {
  std::vector<Piece> pieces = pieces_of(crop);
  std::vector<int> heights;
  for (const Piece& piece : pieces) heights.push_back(piece.height());
  if (heights.empty()) return false;
  // Digits are the most: their height is that of the upper half.
  const auto upper = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 2 / 3);
  std::nth_element(heights.begin(), upper, heights.end());
  std::erase_if(pieces, [&](const Piece& piece) { return piece.height() < kTall * *upper; });
  std::vector<int> widths;
  for (const Piece& piece : pieces) widths.push_back(piece.width());
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  const auto seen = std::count_if(pieces.begin(), pieces.end(),
                                  [&](const Piece& piece) { return piece.width() >= kSplinter * *middle; });
  const auto low = [](char32_t sign) {
    constexpr std::u32string_view kLow = U".,-:~+=\u00B7";
    return kLow.find(sign) != std::u32string_view::npos || utf8::is_space(sign);
  };
  const auto said = static_cast<std::ptrdiff_t>(text.size()) - std::count_if(text.begin(), text.end(), low);
  return seen > said;
}

}  // namespace ziping::ocr
