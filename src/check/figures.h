#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/interval.h"
#include "extract/extraction.h"
#include "patterns/check_book.h"
#include "patterns/expression.h"
#include "text/language.h"

namespace ziping::check {

/// A fact with a number, ready for arithmetic: `value` in the base unit, `half` half a unit of its last printed digit
/// (0 for what is counted exactly), `factor` base units in one printed unit.
struct Figure {
  const extract::Fact* fact = nullptr;
  Rational value;
  Rational half;
  Rational factor = Rational(1);
  /// Forms for comparing, as Language::label_form makes them.
  std::string item;
  std::vector<std::string> path;
  /// The year it counts for: the fact's, but where the head of its column is wrong that of the column's place.
  std::optional<int> period;

  bool is(std::string_view concept_id) const { return fact->concept_id == concept_id; }
  Interval range() const { return Interval::around(value, half); }
};

/// Where facts are looked for: the driving fact's table, row, subject, report and year.
struct Scope {
  const Figure* from = nullptr;
  patterns::Within within = patterns::Within::Report;
};

/// The numeric facts of one document, found by concept. Refers to the extraction, which must outlive it.
class Figures {
 public:
  Figures(const extract::Extraction& extraction, const patterns::CheckBook& book, const text::Language& language);

  /// Takes over a fact's changed value, decimals and base value; the fact must have had a value before.
  void refresh(const extract::Fact& fact);

  /// All of one concept, in the order of the facts.
  const std::vector<Figure>& of(std::string_view concept_id) const;
  /// What the selector finds from `scope`, nearest first, with the distance of each.
  std::vector<std::pair<const Figure*, int>> find(const patterns::Selector& selector, const Scope& scope) const;
  /// The one figure of a concept in the same row of the same table.
  const Figure* in_row(std::string_view concept_id, const extract::Fact& of) const;
  std::optional<int> year() const { return year_; }
  const Figure* by_id(const std::string& id) const;
  std::string label(std::string_view printed) const;

 private:
  Rational factor_of(const extract::Fact& fact);
  void note_print(const extract::Fact& fact);
  void set_value(Figure& figure);
  std::string block_of(const extract::Fact& fact) const;
  bool matches(const patterns::Selector& selector, const Scope& scope, const Figure& figure) const;

  const text::Language& language_;
  const patterns::CheckBook& book_;
  std::optional<int> year_;
  std::unordered_map<std::string, std::vector<Figure>> by_concept_;
  std::unordered_map<std::string, Figure*> by_id_;
  std::unordered_map<std::string, Rational> unit_factors_;
  /// Most decimals of the amounts of a money block ("table|unit").
  std::unordered_map<std::string, int> block_decimals_;
  mutable std::unordered_map<std::string, std::string> label_forms_;
};

}  // namespace ziping::check
