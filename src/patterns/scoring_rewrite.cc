#include <fmt/format.h>

#include <algorithm>

#include "patterns/scoring_grammar.h"

namespace ziping::patterns {

/// What a record puts in place of its match: its words with the groups of the match in them.
std::string ScoringGrammar::respelled(const Rewrite& rewrite, const RegexMatch& match, const std::string& text) {
  std::string put = *rewrite.by;
  for (const char* name : {"n", "m", "keep"}) {
    const auto span = match.groups.find(name);
    const bool there = span != match.groups.end();
    const std::string words = there ? text.substr(span->second.begin, span->second.end - span->second.begin) : "";
    const std::string sign = fmt::format("{{{}}}", name);
    if (const auto at = put.find(sign); at != std::string::npos) put.replace(at, sign.size(), words);
  }
  return put;
}

std::string ScoringGrammar::rewritten(std::string_view text) const {
  std::string result(text);
  for (const Rewrite& rewrite : rewrites_) {
    std::size_t from = 0;
    while (const auto match = rewrite.regex->find(result, from)) {
      if (match->whole.end == match->whole.begin) break;
      const auto part = [&](std::string_view name) {
        const auto span = match->groups.find(name);
        if (span == match->groups.end()) return std::string();
        return result.substr(span->second.begin, span->second.end - span->second.begin);
      };
      const std::size_t kept = part("keep").size();
      if (rewrite.by) {
        const std::string put = respelled(rewrite, *match, result);
        result.replace(match->whole.begin, match->whole.end - match->whole.begin, put);
        from = match->whole.begin + put.size() - std::min(kept, put.size());
        continue;
      }
      const auto value = numeral(part("n"));
      const auto product = value ? value->times(rewrite.times) : std::nullopt;
      from = match->whole.end;
      if (!product) {
        if (from >= result.size()) break;
        continue;
      }
      const std::string digits = product->reduced().to_string() + rewrite.to;
      // Only the numeral is replaced: what stands in front of it and what is kept behind it stays.
      const auto n = match->groups.find("n")->second;
      const std::string put = digits + part("keep");
      const std::size_t begin = rewrite.to.empty() ? n.begin : match->whole.begin;
      result.replace(begin, match->whole.end - begin, put);
      from = begin + put.size() - kept;
    }
  }
  return result;
}

}  // namespace ziping::patterns
