#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "patterns/formula_judge.h"
#include "patterns/toml_reader.h"

namespace ziping::patterns {

/// A sentence in both languages, with {placeholders}.
struct Sentence {
  std::string zh;
  std::string en;
};

enum class CheckSeverity { Error, Warning, Notice };

/// One line of the catalogue: its name, its number (the order of findings), and what is said when it fails ("fail"),
/// passes or cannot be computed; further sentences belong to checks that can fail in several ways.
struct CheckRecord {
  std::string name;
  int number = 0;
  CheckSeverity severity = CheckSeverity::Error;
  std::map<std::string, Sentence, std::less<>> sentences;
  SourcePlace place;
};

/// One way to compute a check from figures: for each fact that `each` selects, unless `when` fails.
struct FormulaRecord {
  std::string check;
  Selector each;
  std::optional<Formula> when;
  Formula rule;
  Exactness exactness = Exactness::Print;
  bool truncation = false;
  /// No finding instead of an uncheckable one where an operand lacks.
  bool quiet = false;
  /// Only for the first fact of each table (or, outside tables, report) that `each` selects.
  bool once = false;
  /// Where operands are looked for unless a selector says otherwise.
  Within within = Within::Report;
  std::optional<CheckSeverity> severity;
  /// Name of the sentence to use instead of "fail".
  std::string sentence;
  SourcePlace place;
};

/// What a text pattern of a check found: the bytes of the whole match, its named groups and their first bytes.
struct TextMatch {
  std::string pattern;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::map<std::string, std::string, std::less<>> groups;
  std::map<std::string, std::size_t, std::less<>> places;
  /// The record's own words, for code that needs more than the match.
  std::vector<std::string> words;
};

/// The catalogue of cross-checks as data (patterns/checks/*.toml). Immutable after load, thread safe. Loading runs the
/// examples of every formula and text pattern.
class CheckBook {
 public:
  static Result<CheckBook> load(const std::vector<std::filesystem::path>& files);
  CheckBook();
  CheckBook(CheckBook&&) noexcept;
  CheckBook& operator=(CheckBook&&) noexcept;
  ~CheckBook();

  /// In the order of the catalogue.
  const std::vector<CheckRecord>& checks() const;
  const CheckRecord* find(std::string_view name) const;
  const std::vector<FormulaRecord>& formulas() const;
  /// The sentence of a check, or the common one of that name; an empty sentence where there is none.
  const Sentence& sentence(std::string_view check, std::string_view name) const;
  /// What a concept is called in messages; its id where nothing is said.
  Sentence name_of(std::string_view concept_id) const;
  /// A named list of words (units that are counted, names of cost blocks ...); empty where there is none.
  const std::vector<std::string>& words(std::string_view list) const;
  /// Every match of the check's text patterns, in order of place; `text` is in normal form.
  std::vector<TextMatch> match(std::string_view check, std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ziping::patterns
