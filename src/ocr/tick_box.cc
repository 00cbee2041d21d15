#include "ocr/tick_box.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "image/components.h"
#include "ocr/calibration.h"
#include "ocr/line_join.h"

namespace ziping::ocr {
namespace {

constexpr char32_t kEmpty = 0x25A1;
constexpr char32_t kTicked = 0x2611;
constexpr char32_t kFilled = 0x25A0;

/// Grey levels of the flattened crop. Thin sides are pale in coarse scans; what is looked for so pale may be noise, so
/// only empty boxes are.
constexpr int kInk = 176;
constexpr int kPale = 208;

/// A piece of ink as a box sees it.
class Piece {
 public:
  Piece(const Raster& crop, const PixelBox& box, int pixels, int ink)
      : crop_(crop), box_(box), ink_(ink), fill_(static_cast<double>(pixels) / (box.width() * box.height())) {}

  bool is_square(double em) const {
    const int longer = std::max(box_.width(), box_.height());
    const int shorter = std::min(box_.width(), box_.height());
    return shorter >= calibration::kTickedLeast * em && longer <= calibration::kBoxMost * em &&
           longer - shorter <= std::max(1.0, calibration::kBoxUneven * box_.width());
  }

  /// Ink along all four sides. Bands are as wide as a side is thick and a slight bend moves it.
  bool has_sides(double em) const {
    const int band = std::max(2, static_cast<int>(std::lround(calibration::kBoxSide * em)));
    const int across[] = {box_.x0, box_.x1 - band};
    const int down[] = {box_.y0, box_.y1 - band};
    for (const int x : across) {
      int inked = 0;
      for (int y = box_.y0; y < box_.y1; ++y) inked += has_ink({x, y, x + band, y + 1}) ? 1 : 0;
      if (inked < calibration::kBoxWhole * box_.height()) return false;
    }
    for (const int y : down) {
      int inked = 0;
      for (int x = box_.x0; x < box_.x1; ++x) inked += has_ink({x, y, x + 1, y + band}) ? 1 : 0;
      if (inked < calibration::kBoxWhole * box_.width()) return false;
    }
    return true;
  }

  /// Nothing stands out below: the last rows are the lower side.
  bool ends_flat() const {
    constexpr int kRows = 2;
    int inked = 0;
    for (int x = box_.x0; x < box_.x1; ++x) inked += has_ink({x, box_.y1 - kRows, x + 1, box_.y1}) ? 1 : 0;
    return inked >= calibration::kBoxWhole * box_.width();
  }

  /// What the inside makes of the box; 0 where it is that of a character.
  char32_t sign(double em) const {
    if (fill_ >= calibration::kBoxFilled) return kFilled;
    const int band = std::max(2, static_cast<int>(std::lround(calibration::kBoxSide * em)));
    const int inset = std::max(band + 1, static_cast<int>(calibration::kBoxInset * box_.width()));
    int all = 0;
    int inked = 0;
    int longest = 0;
    for (int y = box_.y0 + inset; y < box_.y1 - inset; ++y) {
      int run = 0;
      for (int x = box_.x0 + inset; x < box_.x1 - inset; ++x) {
        run = crop_.row(y)[x] < ink_ ? run + 1 : 0;
        ++all;
        inked += run > 0 ? 1 : 0;
        longest = std::max(longest, run);
      }
    }
    if (inked <= calibration::kBoxEmpty * all) return kEmpty;
    // A tick is two slanted strokes; characters in a frame have level ones.
    const bool slanted = longest <= calibration::kTickRun * box_.width();
    const double share = static_cast<double>(inked) / all;
    return slanted && share >= calibration::kTickLeast && share <= calibration::kTickMost ? kTicked : 0;
  }

 private:
  bool has_ink(const PixelBox& part) const {
    for (int y = part.y0; y < part.y1; ++y) {
      const std::uint8_t* row = crop_.row(y);
      if (std::any_of(row + part.x0, row + part.x1, [this](std::uint8_t value) { return value < ink_; })) return true;
    }
    return false;
  }

  const Raster& crop_;
  PixelBox box_;
  int ink_;
  double fill_;
};

std::vector<TickBox> boxes_in(const Raster& crop, double em, int ink) {
  std::vector<TickBox> boxes;
  for (const auto& mark : image::components(crop, {0, 0, crop.width(), crop.height()}, ink)) {
    const Piece piece(crop, mark.box, mark.pixels, ink);
    if (!piece.is_square(em) || !piece.has_sides(em) || !piece.ends_flat()) continue;
    const char32_t sign = piece.sign(em);
    // Parts of characters are as small, but have no tick inside.
    const bool small = mark.box.width() < calibration::kBoxLeast * em;
    if (sign != 0 && (!small || sign == kTicked)) boxes.push_back({mark.box.x0, mark.box.x1, sign});
  }
  return boxes;
}

/// Ink grown by a pixel, which closes sides that black and white scans have torn.
Raster grown(const Raster& crop) {
  Raster result = crop.clone();
  for (int y = 0; y < crop.height(); ++y) {
    for (int x = 0; x < crop.width(); ++x) {
      for (int near = std::max(0, y - 1); near <= std::min(crop.height() - 1, y + 1); ++near) {
        const std::uint8_t* row = crop.row(near);
        result.row(y)[x] =
            std::min({result.row(y)[x], row[std::max(0, x - 1)], row[x], row[std::min(crop.width() - 1, x + 1)]});
      }
    }
  }
  return result;
}

/// Adds the empty ones of `more` that lie beside what is known.
void add_empty(const std::vector<TickBox>& more, std::vector<TickBox>* boxes) {
  for (const TickBox& one : more) {
    const bool known = std::any_of(boxes->begin(), boxes->end(),
                                   [&](const TickBox& box) { return one.from < box.to && box.from < one.to; });
    if (!known && one.sign == kEmpty) boxes->push_back(one);
  }
}

struct PlacedSign {
  char32_t sign;
  double from;
  double to;
  bool is_box;
};

}  // namespace

std::vector<TickBox> tick_boxes(const Raster& crop, double em) {
  std::vector<TickBox> boxes = boxes_in(crop, em, kInk);
  add_empty(boxes_in(crop, em, kPale), &boxes);
  if (!boxes.empty()) add_empty(boxes_in(grown(crop), em, kInk), &boxes);
  const bool empty_one = std::any_of(boxes.begin(), boxes.end(), [](const TickBox& box) { return box.sign == kEmpty; });
  if (boxes.size() < 2 || !empty_one) return {};
  std::sort(boxes.begin(), boxes.end(), [](const TickBox& a, const TickBox& b) { return a.from < b.from; });
  return boxes;
}

void paint_over(const std::vector<TickBox>& boxes, int left, double em, Raster* picture, PixelBox* words) {
  constexpr std::uint8_t kPaper = 255;
  const int fringe = std::max(2, static_cast<int>(std::lround(calibration::kBoxFringe * em)));
  const auto darkest = [&](int x) {
    std::uint8_t value = kPaper;
    for (int y = 0; y < picture->height(); ++y) value = std::min(value, picture->row(y)[x]);
    return value;
  };
  // Up to the palest column near it: behind that another sign may begin.
  const auto palest = [&](int x, int step) {
    int best = std::clamp(x, 0, picture->width() - 1);
    for (int i = 1; i <= fringe && x + i * step >= 0 && x + i * step < picture->width(); ++i) {
      if (darkest(x + i * step) > darkest(best)) best = x + i * step;
    }
    return best;
  };
  for (const TickBox& box : boxes) {
    const int from = palest(left + box.from - 1, -1);
    const int to = palest(left + box.to, 1);
    for (int y = 0; y < picture->height(); ++y) std::fill(picture->row(y) + from, picture->row(y) + to + 1, kPaper);
  }
  const auto inked = [&](int x) {
    for (int y = 0; y < picture->height(); ++y) {
      if (picture->row(y)[x] < kInk) return true;
    }
    return false;
  };
  while (words->x0 < words->x1 && !inked(words->x0)) ++words->x0;
  while (words->x1 > words->x0 && !inked(words->x1 - 1)) --words->x1;
}

void put_boxes_in(const std::vector<TickBox>& boxes, double left, double points_per_pixel, ReadLine* line) {
  const std::u32string before = utf8::decode(line->text);
  std::vector<PlacedSign> signs;
  for (std::size_t i = 0; i < before.size(); ++i)
    signs.push_back({before[i], line->edges[i], line->edges[i + 1], false});
  const auto place_of = [&](const TickBox& box) {
    const double middle = left + (box.from + box.to) / 2.0 * points_per_pixel;
    std::size_t place = 0;
    while (place < signs.size() && (signs[place].from + signs[place].to) / 2 < middle) ++place;
    return place;
  };
  for (Voice& voice : line->voices) {
    const std::u32string heard = utf8::decode(voice.text);
    std::u32string text = heard;
    // From the last on, so that the places before stay.
    for (auto box = boxes.rbegin(); box != boxes.rend(); ++box) {
      text.insert(corresponding_place(before, place_of(*box), heard), 1, box->sign);
    }
    voice.text = utf8::encode(text);
  }
  for (const TickBox& box : boxes) {
    signs.push_back({box.sign, left + box.from * points_per_pixel, left + box.to * points_per_pixel, true});
  }
  std::stable_sort(signs.begin(), signs.end(),
                   [](const PlacedSign& a, const PlacedSign& b) { return a.from + a.to < b.from + b.to; });
  std::u32string text;
  std::vector<double> edges = {signs.front().from};
  for (std::size_t i = 0; i < signs.size(); ++i) {
    text += signs[i].sign;
    // A box's sides are exact; between other signs one edge serves both.
    const bool box_next = i + 1 < signs.size() && signs[i + 1].is_box;
    edges.push_back(std::max(edges.back(), box_next ? signs[i + 1].from : signs[i].to));
  }
  line->text = utf8::encode(text);
  line->edges = std::move(edges);
  line->confidence = before.empty() ? calibration::kStroke : std::min(line->confidence, calibration::kStroke);
  if (before.empty()) {
    line->sure = true;
    line->voices = {{line->text, "shape", calibration::kStroke}};
  }
}

}  // namespace ziping::ocr
