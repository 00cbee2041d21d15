#include "pdf/drawn_rules.h"

#include <algorithm>
#include <cmath>

namespace ziping::pdf {
namespace {

// In points. A traced line lies beside the drawn one by less than a pixel of the picture it was traced in.
constexpr double kBeside = 1.5;
/// Share of a traced line that a drawn line, or a word, has to cover.
constexpr double kCovered = 0.5;

double shared(const RulingLine& line, double from, double to) {
  return std::min(line.to, to) - std::max(line.from, from);
}

bool is_drawn(const RulingLine& line, const std::vector<RulingLine>& drawn) {
  return std::any_of(drawn.begin(), drawn.end(), [&](const RulingLine& other) {
    return other.horizontal == line.horizontal && std::abs(other.at - line.at) <= kBeside + other.thickness / 2 &&
           shared(line, other.from, other.to) >= kCovered * line.length();
  });
}

bool runs_through(const RulingLine& line, const Box& word) {
  const double low = line.horizontal ? word.y0 : word.x0;
  const double high = line.horizontal ? word.y1 : word.x1;
  return line.at > low && line.at < high &&
         shared(line, line.horizontal ? word.x0 : word.y0, line.horizontal ? word.x1 : word.y1) >=
             kCovered * line.length();
}

}  // namespace

std::vector<RulingLine> without_strokes(std::vector<RulingLine> traced, const TextLayer& layer) {
  std::erase_if(traced, [&](const RulingLine& line) {
    return !is_drawn(line, layer.rules) && std::any_of(layer.words.begin(), layer.words.end(), [&](const LayerWord& w) {
      return runs_through(line, w.word.box);
    });
  });
  return traced;
}

}  // namespace ziping::pdf
