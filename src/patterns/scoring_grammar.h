#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/regex.h"
#include "patterns/scoring_rule.h"
#include "patterns/toml_reader.h"

namespace ziping::patterns {

/// The phrases of rule texts. Each claims its part of a text, in the order of the file; what is left over is the rest.
class ScoringGrammar {
 public:
  /// Reads the records of one file and runs their examples; errors are noted in the file.
  void read(const TomlRecord& root);
  ScoringRule parse(std::string_view text) const;
  /// Only the clauses that make grades: cheap enough for every paragraph.
  std::vector<Band> grades(std::string_view text) const;

 private:
  struct Phrase {
    std::string id;
    std::string makes;
    std::string range;
    std::string side;
    std::string of;
    bool low_default = false;
    bool high_default = false;
    std::shared_ptr<const Regex> regex;
  };
  struct Claim {
    const Phrase* phrase = nullptr;
    Span span;
    std::map<std::string, std::string, std::less<>> groups;
  };

  void read_phrase(const TomlRecord& record, const std::map<std::string, std::string>& parts);
  void run_examples(const Phrase& phrase, const TomlRecord& record) const;
  std::vector<Claim> claims(std::string_view text, std::string_view makes = {}) const;
  void apply(const Claim& claim, ScoringRule& rule) const;
  std::optional<Decimal> number(const Claim& claim, std::string_view group) const;
  Points points(const Claim& claim) const;
  ValueRange range(const Claim& claim) const;

  /// The text without what is no part of any clause, so that nothing of it is lost if it is left over.
  std::string without_separators(std::string_view text) const;

  std::vector<Phrase> phrases_;
  std::vector<std::string> separators_;
  std::map<std::string, Decimal, std::less<>> numerals_;
};

}  // namespace ziping::patterns
