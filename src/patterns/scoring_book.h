#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "patterns/expression.h"
#include "patterns/scoring_rule.h"
#include "text/language.h"

namespace ziping::patterns {

enum class Tongue { Chinese, English };

/// A grade and the scores it stands for; `words`: how it is printed.
struct GradeBand {
  std::vector<std::string> words;
  ValueRange range;
};

/// A usual division of 100 points among the blocks of a form, in the order of the form.
struct WeightPattern {
  std::string id;
  std::vector<Decimal> weights;
};

/// A name that rule texts use, and what it is among the facts: an operand ("编制数") or a whole indicator with its
/// usual formula ("在职人员控制率").
struct NamedExpression {
  std::vector<std::string> names;
  Expression expression;
};

/// A formula as a report prints it, "A=(B/C)×100%": names in place of facts.
struct PrintedFormula {
  std::string name;
  /// Right side with every name of `operands()` replaced; empty where one is unknown (`unknown` says which).
  std::optional<Expression> expression;
  std::string unknown;
};

/// How scores are awarded, as data (patterns/scoring/*.toml): the grammar of rule texts, the usual formulas of
/// indicators, grades and weights. Immutable after load, thread safe. Loading runs every record's examples.
class ScoringBook {
 public:
  /// `language` reads numerals in words; without it only single signs are read.
  static Result<ScoringBook> load(const std::vector<std::filesystem::path>& files,
                                  std::shared_ptr<const text::Language> language = nullptr);
  ScoringBook();
  ScoringBook(ScoringBook&&) noexcept;
  ScoringBook& operator=(ScoringBook&&) noexcept;
  ~ScoringBook();

  /// `text` is in normal form (Language::normalise). Never fails: what is not understood stands in `rest`.
  ScoringRule parse(std::string_view text) const;
  /// The grades that a text in normal form fixes ("from 90 to 100: good"); empty where it fixes none.
  std::vector<GradeBand> grades_in(std::string_view text) const;
  /// The first formula "name = ..." of a text in normal form.
  std::optional<PrintedFormula> parse_formula(std::string_view text) const;

  /// A parsed rule in words ("x ≤ 100: 5 points; 0.5 points less for each 1 above 100; never below 0").
  std::string describe(const ScoringRule& rule, Tongue tongue) const;

  /// Why no value makes a score of a rule; empty where one does.
  std::string why_not(const ScoringRule& rule, Tongue tongue) const;

  const std::vector<GradeBand>& grades() const;
  const std::vector<WeightPattern>& weight_patterns() const;
  const std::vector<NamedExpression>& indicators() const;
  const std::vector<NamedExpression>& operands() const;

 private:
  struct State;
  std::string phrase(std::string_view name, Tongue tongue) const;
  std::unique_ptr<State> state_;
};

}  // namespace ziping::patterns
