#include "ocr/edges.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

/// How far an edge may move into a sign, in parts of its width.
constexpr double kIntoSign = 0.4;
/// Columns with less ink than one and a half black pixels are empty.
constexpr int kLeastInk = 255 * 3 / 2;

std::vector<int> column_ink(const Raster& line) {
  std::vector<int> ink(static_cast<std::size_t>(line.width()), 0);
  for (int y = 0; y < line.height(); ++y) {
    const std::uint8_t* row = line.row(y);
    for (int x = 0; x < line.width(); ++x) ink[static_cast<std::size_t>(x)] += 255 - row[x];
  }
  return ink;
}

}  // namespace

double usual_width(char32_t sign) {
  return utf8::is_cjk(sign) ? 1 : 0.55;
}

void spread_collapsed(std::u32string_view text, double least, std::vector<double>* edges) {
  if (edges->size() != text.size() + 1) return;
  for (std::size_t first = 0; first < text.size(); ++first) {
    std::size_t end = first + 1;
    while (end < text.size() && (*edges)[end + 1] - (*edges)[end] < least) ++end;
    if (end == first + 1) continue;
    const double from = (*edges)[first];
    const double width = (*edges)[end] - from;
    double all = 0;
    for (std::size_t i = first; i < end; ++i) all += usual_width(text[i]);
    double at = 0;
    for (std::size_t i = first; i < end; ++i) {
      (*edges)[i] = from + width * at / all;
      at += usual_width(text[i]);
    }
    first = end - 1;
  }
}

void snap_to_gaps(const Raster& line, int near, std::vector<double>* edges) {
  if (edges->size() < 2 || line.width() < 2) return;
  const std::vector<int> ink = column_ink(line);
  const auto inked = [](int value) { return value > kLeastInk; };
  const auto first = std::find_if(ink.begin(), ink.end(), inked);
  const auto last = std::find_if(ink.rbegin(), ink.rend(), inked);
  if (first == ink.end()) return;
  const std::vector<double> told = *edges;
  for (std::size_t i = 1; i + 1 < edges->size(); ++i) {
    const int left = std::min(near, static_cast<int>(kIntoSign * (told[i] - told[i - 1])));
    const int right = std::min(near, static_cast<int>(kIntoSign * (told[i + 1] - told[i])));
    const int from = std::clamp(static_cast<int>(std::lround((*edges)[i])), 0, line.width() - 1);
    int best = from;
    const auto better = [&](int x) {
      return x >= 0 && x < line.width() && ink[static_cast<std::size_t>(x)] < ink[static_cast<std::size_t>(best)];
    };
    for (int step = 1; step <= near; ++step) {
      if (step <= left && better(from - step)) best = from - step;
      if (step <= right && better(from + step)) best = from + step;
    }
    (*edges)[i] = std::max((*edges)[i - 1], static_cast<double>(best));
  }
  edges->front() = std::min(static_cast<double>(first - ink.begin()), (*edges)[1]);
  edges->back() = std::max(static_cast<double>(ink.rend() - last), (*edges)[edges->size() - 2]);
}

}  // namespace ziping::ocr
