#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/regex.h"
#include "patterns/scoring_rule.h"
#include "patterns/toml_reader.h"
#include "text/language.h"

namespace ziping::patterns {

/// The phrases of rule texts. Each claims its part of a text, in the order of the file; what is left over is the rest.
class ScoringGrammar {
 public:
  /// Reads the records of one file and runs their examples; errors are noted in the file.
  void read(const TomlRecord& root, const text::Language* language);
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
    /// Its signs say of both ends whether they belong.
    bool named = false;
    bool low_default = false;
    bool high_default = false;
    /// Ends of a range that words stand for ("all done").
    std::optional<Decimal> low, high;
    std::shared_ptr<const Regex> regex;
  };
  /// Numerals in words that become digits; or, with `by`, one of many ways to say a thing that becomes the usual one.
  struct Rewrite {
    std::shared_ptr<const Regex> regex;
    Decimal times{1};
    std::string to;
    std::optional<std::string> by;
  };

  struct Claim {
    const Phrase* phrase = nullptr;
    Span span;
    std::map<std::string, std::string, std::less<>> groups;
    /// A percent sign stands in it.
    bool percent = false;
    std::string unit;
    /// Where it begins behind the separators in front of it.
    std::size_t begin = 0;
  };

  void read_rewrite(const TomlRecord& record);
  void read_phrase(const TomlRecord& record);
  std::string with_parts(std::string expression) const;
  static void close_falling_bands(ScoringRule& rule);
  static void beside_words(ScoringRule& rule);
  static void contradictions(ScoringRule& rule);
  /// What its clauses say together: dates, cases of several prices, what of the rest matters.
  void settle(ScoringRule& rule, const std::vector<Claim>& claims) const;
  static std::string respelled(const Rewrite& rewrite, const RegexMatch& match, const std::string& text);
  std::string rewritten(std::string_view text) const;
  std::string without_bracketed_terms(std::string text, ScoringRule& rule) const;
  std::optional<Decimal> numeral(const std::string& word) const;
  void add_term(const Claim& claim, ScoringRule& rule) const;
  void share_out(const std::vector<Claim>& claims, ScoringRule& rule) const;
  /// Where the numbered points of a text begin; empty where it is not numbered.
  std::vector<std::size_t> numbered(std::string_view text) const;
  std::size_t begin_of(Span span, std::string_view text) const;
  static std::size_t number_at(const std::vector<std::size_t>& numbers, std::size_t place);
  void list_ranges(const std::vector<std::size_t>& numbers, const std::vector<Claim>& claims, std::string_view text,
                   ScoringRule& rule) const;
  void by_number(const std::vector<std::size_t>& numbers, const std::vector<Claim>& claims, std::string_view text,
                 ScoringRule& rule) const;
  void run_examples(const Phrase& phrase, const TomlRecord& record) const;
  /// The unit of the first figure that has one.
  std::string unit_of(std::string_view clause) const;
  std::vector<Claim> claims(std::string_view text, std::string_view makes = {}) const;
  void apply(const Claim& claim, ScoringRule& rule) const;
  std::optional<Decimal> number(const Claim& claim, std::string_view group) const;
  /// `less`: what is lost counts as the points of the clause.
  Points points(const Claim& claim, bool less = true) const;
  ValueRange range(const Claim& claim) const;

  /// The text without what is no part of any clause, so that nothing of it is lost if it is left over.
  std::string without_separators(std::string_view text) const;

  /// What {NAME} stands for in an expression.
  std::map<std::string, std::string, std::less<>> parts_;
  /// What of a rest matters for the score.
  std::shared_ptr<const Regex> unread_;
  /// What of a listed point says that it is a range of the value.
  std::shared_ptr<const Regex> bound_;
  /// What of a listed point, beside ranges in percent, means all of it.
  std::shared_ptr<const Regex> whole_;
  /// And what means none of it.
  std::shared_ptr<const Regex> nothing_;
  /// Units beside figures.
  std::shared_ptr<const Regex> units_;
  /// How points of a text are numbered, one expression a kind of numerals.
  std::vector<std::shared_ptr<const Regex>> numbering_;
  std::vector<Rewrite> rewrites_;
  std::vector<Phrase> phrases_;
  std::vector<std::string> separators_;
  std::map<std::string, Decimal, std::less<>> numerals_;
  const text::Language* language_ = nullptr;
};

}  // namespace ziping::patterns
