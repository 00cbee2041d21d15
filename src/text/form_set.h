#pragma once
#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/language_data.h"
#include "text/unit_table.h"

namespace ziping::text {

/// The named groups a form may have; patterns/text/README.md says what each stands for.
enum class Group {
  Number,
  Upper,
  European,
  Unit,
  LowerUnit,
  Before,
  After,
  Sign,
  Direction,
  More,
  Included,
  UpperIncluded,
  Tenth,
  Hundredth,
  Year,
  Month,
  Day,
  Year2,
  Month2,
  Day2,
  Relative,
  Half,
  Quarter,
  Third,
  Edge,
  Below,
  Below2,
  HalfMore,
  Quarter2,
  Century,
  Decade,
  Count_
};
constexpr std::size_t kGroups = static_cast<std::size_t>(Group::Count_);

/// How a form's groups are put together.
enum class How {
  Number,
  Range,
  PlusMinus,
  Rank,
  Change,
  Fraction,
  Doubling,
  Pair,
  Product,
  Date,
  Unit,
  Literal,
  Vague,
  LookAlikes
};

/// A matched form: its groups as views into the text; absent ones have a null data pointer.
class Match {
 public:
  std::string_view operator[](Group group) const { return groups[static_cast<std::size_t>(group)]; }
  bool has(Group group) const { return !groups[static_cast<std::size_t>(group)].empty(); }

  std::array<std::string_view, kGroups> groups;
  std::string_view text;
  std::string literal;
};

/// All forms compiled. One pass of an automaton over all of them says which ones a text has; only those are matched
/// with their groups, whose expressions are compiled when they are first needed. Immutable from outside, thread safe.
class FormSet {
 public:
  static Result<std::unique_ptr<FormSet>> make(const LanguageData& data, const UnitTable& units);
  ~FormSet();

  const FormData& form(std::size_t index) const;
  How how(std::size_t index) const;
  std::size_t size() const;
  /// The first of the `plain` forms that has a bare number, or a number with a unit.
  std::optional<std::size_t> plain(bool with_unit) const;
  /// Whether some form that is tried before this `plain` one has the whole text. Cheaper than `candidates`.
  bool preceded(std::size_t plain, std::string_view text) const;
  /// Indexes of the forms that match the whole text, in order of preference.
  void candidates(std::string_view text, std::vector<int>& out) const;
  /// `exact` false: units are taken by their characters alone, which is several times faster and nearly always says
  /// the same; whoever puts the groups together sees when a unit does not exist, and asks again.
  bool match(std::size_t index, std::string_view text, bool exact, Match& out) const;
  /// The leftmost longest stretch of text from `from` on that some form for running text has.
  std::optional<std::pair<std::size_t, std::size_t>> next_in_prose(std::string_view text, std::size_t from) const;

 private:
  struct State;
  explicit FormSet(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The alternation of words, the longest first, every character literal.
std::string alternation(std::vector<std::string> words);
/// The error of a record, with its place.
Error pattern_error(const Place& place, std::string message);

}  // namespace ziping::text
