#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "patterns/frame_words.h"

namespace ziping::patterns {

std::vector<FrameToken> find_words(const FrameGrammar& grammar, const MarkedText& marked, int year) {
  std::vector<FrameToken> tokens;
  for (const FrameWords& words : grammar.words) {
    for (std::size_t from = 0; from < marked.text.size();) {
      const auto match = words.regex.find(marked.text, from);
      if (!match) break;
      Span span = match->whole;
      if (const auto item = match->groups.find("item"); item != match->groups.end()) span = item->second;
      // A word may begin inside another one that will not count.
      from = match->whole.begin;
      utf8::next(marked.text, from);
      if (span.end <= span.begin) continue;
      if (const auto named = match->groups.find("year"); named != match->groups.end()) {
        const int at = marked.quantity_at(named->second.begin);
        if (at < 0 || marked.quantities[static_cast<std::size_t>(at)].literal != std::to_string(year - 1)) continue;
      }
      if (words.except && words.except->find(std::string_view(marked.text).substr(span.begin, span.end - span.begin))) {
        continue;
      }
      tokens.push_back({&words, span});
    }
  }
  std::stable_sort(tokens.begin(), tokens.end(), [](const FrameToken& a, const FrameToken& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return tokens;
}

}  // namespace ziping::patterns
