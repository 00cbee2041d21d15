#include "ocr/ctc.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

constexpr std::size_t kAlternatives = 4;
/// A runner-up less likely than this is noise of the network, not another reading.
constexpr float kRunnerUp = 0.02F;

/// The class with the highest score. Nearly all the work of decoding: in lanes, which compilers turn into vectors.
int best_class(const float* row, int classes) {
  constexpr float kMost = 0.5F;
  // Blank at most steps; scores add up to 1.
  if (row[0] > kMost) return 0;
  constexpr int kLanes = 16;
  std::array<float, kLanes> lanes{};
  int c = 0;
  for (; c + kLanes <= classes; c += kLanes) {
    for (int k = 0; k < kLanes; ++k) {
      const auto lane = static_cast<std::size_t>(k);
      lanes[lane] = lanes[lane] < row[c + k] ? row[c + k] : lanes[lane];
    }
  }
  float most = *std::max_element(lanes.begin(), lanes.end());
  for (; c < classes; ++c) most = std::max(most, row[c]);
  const int best = static_cast<int>(std::find(row, row + classes, most) - row);
  return best < classes ? best : 0;
}

std::u32string spell(const std::vector<SeenSign>& path, const std::vector<std::u32string>& signs,
                     std::optional<std::size_t> replaced) {
  std::u32string text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const int id = replaced == i ? path[i].runner_up : path[i].id;
    if (id > 0 && static_cast<std::size_t>(id) <= signs.size()) text += signs[static_cast<std::size_t>(id) - 1];
  }
  return text;
}

bool is_mark(char32_t sign) {
  // The network's stroke is a comma of enumeration, see mend.
  constexpr char32_t kStroke = 0x4E36;
  return is_punctuation(sign) || sign == kStroke;
}

/// The network hesitates between the wide and the narrow print of a bracket, or between marks of punctuation: no doubt
/// about the words. A mark beside a digit may be part of a figure, and counts.
bool says_the_same(const std::vector<SeenSign>& path, std::size_t at, const std::vector<std::u32string>& signs) {
  const char32_t said = folded_sign(path[at].id, signs);
  const char32_t thought = folded_sign(path[at].runner_up, signs);
  if (said == 0 || thought == 0) return false;
  if (said == thought) return true;
  const auto is_digit = [&](std::size_t i) {
    return i < path.size() && utf8::is_digit(folded_sign(path[i].id, signs));
  };
  const bool between_words = at > 0 && !is_digit(at - 1) && !is_digit(at + 1);
  return between_words && is_mark(said) && is_mark(thought);
}

std::vector<std::string> alternatives(const std::vector<SeenSign>& path, const std::vector<std::u32string>& signs) {
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i].runner_up_score >= kRunnerUp) doubtful.push_back(i);
  }
  std::stable_sort(doubtful.begin(), doubtful.end(), [&path](std::size_t a, std::size_t b) {
    return path[a].runner_up_score * path[b].score > path[b].runner_up_score * path[a].score;
  });
  if (doubtful.size() > kAlternatives) doubtful.resize(kAlternatives);
  std::vector<std::string> out;
  for (const std::size_t i : doubtful) out.push_back(utf8::encode(spell(path, signs, i)));
  return out;
}

}  // namespace

char32_t folded_sign(int id, const std::vector<std::u32string>& signs) {
  if (id <= 0 || static_cast<std::size_t>(id) > signs.size()) return 0;
  const std::u32string sign = folded(signs[static_cast<std::size_t>(id) - 1]);
  return sign.size() == 1 ? sign.front() : 0;
}

std::vector<SeenSign> best_path(const StepScores& scores, double pixels_per_step) {
  std::vector<SeenSign> out;
  int before = 0;
  for (int t = 0; t < scores.steps; ++t) {
    const float* row = scores.step(t);
    const int best = best_class(row, scores.classes);
    if (best == 0) {
      before = 0;
      continue;
    }
    if (best != before) out.push_back({.id = best, .from = t * pixels_per_step});
    SeenSign& sign = out.back();
    sign.to = (t + 1) * pixels_per_step;
    if (row[best] >= sign.score) {
      sign.score = row[best];
      sign.runner_up = 0;
      sign.runner_up_score = 0;
      for (int c = 0; c < scores.classes; ++c) {
        if (c != best && row[c] > sign.runner_up_score) {
          sign.runner_up = c;
          sign.runner_up_score = row[c];
        }
      }
    }
    before = best;
  }
  return out;
}

std::vector<double> edges_of(const std::vector<SeenSign>& path) {
  std::vector<double> edges;
  for (std::size_t i = 0; i < path.size(); ++i) {
    edges.push_back(i == 0 ? path[i].from : (path[i - 1].to + path[i].from) / 2);
  }
  if (!path.empty()) edges.push_back(path.back().to);
  return edges;
}

LineText spelled(std::vector<SeenSign> path, const std::vector<std::u32string>& signs) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (says_the_same(path, i, signs)) path[i].score = std::min(1.0F, path[i].score + path[i].runner_up_score);
  }
  LineText line;
  line.text = utf8::encode(spell(path, signs, std::nullopt));
  line.confidence = path.empty() ? 0 : 1;
  const std::vector<double> edges = edges_of(path);
  for (std::size_t i = 0; i < path.size(); ++i) {
    line.confidence = std::min(line.confidence, static_cast<double>(path[i].score));
    const std::size_t points = static_cast<std::size_t>(path[i].id) <= signs.size()
                                   ? signs[static_cast<std::size_t>(path[i].id) - 1].size()
                                   : 0;
    for (std::size_t k = 0; k < points; ++k) {
      line.edges.push_back(edges[i] + (edges[i + 1] - edges[i]) * static_cast<double>(k) / static_cast<double>(points));
    }
  }
  if (!line.edges.empty()) line.edges.push_back(edges.back());
  line.alternatives = alternatives(path, signs);
  return line;
}

}  // namespace ziping::ocr
