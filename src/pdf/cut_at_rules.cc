#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "pdf/layer_words.h"

namespace ziping::pdf {
namespace {

/// In parts of the em: how near to the middle between two characters a rule stands, and how far a rule must reach over
/// the line to part cells and not be a stroke drawn beside the text.
constexpr double kNear = 0.35;
constexpr double kOver = 0.3;

/// The character edge at which the rule cuts the word; 0 if it does not.
std::size_t edge_at(const LayerWord& word, const RulingLine& rule) {
  const Box& box = word.word.box;
  const double reach = kOver * word.font_size;
  if (rule.at <= box.x0 || rule.at >= box.x1 || rule.from > box.centre_y() - reach ||
      rule.to < box.centre_y() + reach) {
    return 0;
  }
  for (std::size_t i = 1; i + 1 < word.edges.size(); ++i) {
    if (std::abs(word.edges[i] - rule.at) <= kNear * word.font_size) {
      // The nearest of two edges around a narrow character.
      const bool next_nearer =
          i + 2 < word.edges.size() && std::abs(word.edges[i + 1] - rule.at) < std::abs(word.edges[i] - rule.at);
      return next_nearer ? i + 1 : i;
    }
  }
  return 0;
}

LayerWord part_of(const LayerWord& word, std::size_t begin, std::size_t end) {
  const std::vector<std::size_t> offsets = utf8::offsets(word.word.text);
  LayerWord part = word;
  part.word.text = word.word.text.substr(offsets[begin], offsets[end] - offsets[begin]);
  part.edges.assign(word.edges.begin() + static_cast<std::ptrdiff_t>(begin),
                    word.edges.begin() + static_cast<std::ptrdiff_t>(end) + 1);
  part.word.box.x0 = part.edges.front();
  part.word.box.x1 = part.edges.back();
  return part;
}

}  // namespace

std::vector<LayerWord> cut_at_rules(std::vector<LayerWord> words, const std::vector<RulingLine>& rules) {
  std::vector<const RulingLine*> upright;
  for (const RulingLine& rule : rules) {
    if (!rule.horizontal) upright.push_back(&rule);
  }
  std::sort(upright.begin(), upright.end(), [](const auto* a, const auto* b) { return a->at < b->at; });
  std::vector<LayerWord> result;
  for (LayerWord& word : words) {
    if (word.word.vertical || word.edges.size() < 3 || !std::is_sorted(word.edges.begin(), word.edges.end()) ||
        utf8::length(word.word.text) + 1 != word.edges.size()) {
      result.push_back(std::move(word));
      continue;
    }
    for (const RulingLine* rule : upright) {
      const std::size_t edge = edge_at(word, *rule);
      if (edge == 0) continue;
      result.push_back(part_of(word, 0, edge));
      word = part_of(word, edge, word.edges.size() - 1);
    }
    result.push_back(std::move(word));
  }
  return result;
}

}  // namespace ziping::pdf
