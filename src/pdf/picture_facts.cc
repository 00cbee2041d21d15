#include "pdf/picture_facts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ziping::pdf {
namespace {

constexpr int kSide = 64;
/// From this share of the page on, the page is its picture.
constexpr double kCovers = 0.5;
/// A layered scan has its print in a finer picture that need not reach to the margins.
constexpr double kLayerCovers = 0.25;

/// Which of 64 x 64 places of the page lie under pictures.
class Cover {
 public:
  Cover(double width, double height) : width_(width), height_(height) {}

  void add(const Box& box) {
    const auto place = [](double value, double size) {
      return std::clamp(static_cast<int>(std::lround(value / size * kSide)), 0, kSide);
    };
    const int x1 = place(box.x1, width_);
    for (int y = place(box.y0, height_); y < place(box.y1, height_); ++y) {
      for (int x = place(box.x0, width_); x < x1; ++x) taken_[static_cast<std::size_t>(y * kSide + x)] = true;
    }
  }
  double share() const { return static_cast<double>(std::count(taken_.begin(), taken_.end(), true)) / (kSide * kSide); }

 private:
  double width_;
  double height_;
  std::array<bool, static_cast<std::size_t>(kSide) * kSide> taken_{};
};

}  // namespace

PictureFacts picture_facts(const std::vector<PageFacts::Image>& images, double width, double height) {
  PictureFacts facts;
  if (!(width > 0) || !(height > 0)) return facts;
  std::vector<const PageFacts::Image*> finest;
  for (const PageFacts::Image& image : images) finest.push_back(&image);
  std::sort(finest.begin(), finest.end(), [](const auto* a, const auto* b) { return a->dpi > b->dpi; });
  Cover cover(width, height);
  double layer_dpi = 0;
  for (std::size_t i = 0; i < finest.size(); ++i) {
    cover.add(finest[i]->box);
    // Strips of one scan differ by rounding; they are one layer.
    const bool layer_ends = i + 1 == finest.size() || finest[i + 1]->dpi < finest[i]->dpi * 0.97;
    if (layer_ends && layer_dpi == 0 && cover.share() >= kLayerCovers) layer_dpi = finest[i]->dpi;
  }
  facts.coverage = cover.share();
  if (facts.coverage >= kCovers) facts.dpi = layer_dpi;
  return facts;
}

}  // namespace ziping::pdf
