#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/box.h"
#include "base/decimal.h"

namespace ziping::extract {

enum class Comparator { None, Equal, AtLeast, AtMost, Greater, Less, Between };

/// One reported figure (or, for the text concepts, one reported text) with the place it was read from; never without
/// evidence. `concept_id` is an id of patterns/concepts.toml. `value` is exact, in `unit`; nullopt where the cell is
/// qualitative or empty. For text concepts `value_text` is the text (a date in ISO 8601). `base_value` is in the base
/// unit: 元 for money, % for rates. `decimals`: digits behind the point that the column is printed with.
/// `box` is in points of the straightened page until the batch maps it back to the displayed one.
struct Fact {
  std::string id;
  std::string concept_id;
  std::optional<std::string> subject;
  std::optional<std::string> item;
  std::vector<std::string> path;
  std::optional<int> period;
  std::optional<Decimal> value;
  std::optional<std::string> value_text;
  /// Upper end where comparator is Between; same unit as `value`.
  std::optional<Decimal> upper;
  std::optional<std::string> unit;
  std::optional<Decimal> base_value;
  Comparator comparator = Comparator::None;
  std::optional<int> decimals;
  /// As printed: the cell, or for prose the sentence; [match_begin, match_end) are the bytes of the figure in it.
  std::string text;
  std::size_t match_begin = 0;
  std::size_t match_end = 0;
  int page = 0;
  Box box;
  std::optional<std::string> table;
  std::optional<int> row;
  std::optional<int> col;
  double confidence = 1;
  bool sure = true;
  /// Which report of the file it belongs to, from 0 (a department report and a project report may share one file).
  int report = 0;
  /// Id of the pattern record that claimed it.
  std::string pattern;
  /// Values that other readings of the same ink would give, best first.
  std::vector<std::string> alternatives;

  bool operator==(const Fact&) const = default;
};

}  // namespace ziping::extract
