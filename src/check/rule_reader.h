#pragma once
#include <optional>
#include <string>
#include <unordered_map>

#include "patterns/scoring_book.h"
#include "text/language.h"

namespace ziping::check {

/// Reads rule texts as printed, each once: the checks of one document run many times over the same texts. Not for use
/// by several threads.
class RuleReader {
 public:
  RuleReader(const patterns::ScoringBook& book, const text::Language& language) : book_(book), language_(language) {}

  const patterns::ScoringRule& rule(const std::string& printed) {
    const auto known = rules_.find(printed);
    if (known != rules_.end()) return known->second;
    return rules_.emplace(printed, book_.parse(language_.normalise(printed).utf8)).first->second;
  }
  const std::optional<patterns::PrintedFormula>& formula(const std::string& printed) {
    const auto known = formulas_.find(printed);
    if (known != formulas_.end()) return known->second;
    return formulas_.emplace(printed, book_.parse_formula(language_.normalise(printed).utf8)).first->second;
  }

 private:
  const patterns::ScoringBook& book_;
  const text::Language& language_;
  std::unordered_map<std::string, patterns::ScoringRule> rules_;
  std::unordered_map<std::string, std::optional<patterns::PrintedFormula>> formulas_;
};

}  // namespace ziping::check
