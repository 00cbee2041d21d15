#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"

namespace ziping::text {

enum class Comparator { None, Equal, AtLeast, AtMost, Greater, Less, Between, About };

/// The sign as the number table writes it: = >= <= > < ~; empty for None and Between (the value shows both ends).
std::string to_string(Comparator comparator);

/// One figure as it is written. `kind` and the conventions for value and unit are those of the contract's number
/// table: money in 元, percent as the percent number with unit %, intervals with both ends, dates in ISO 8601.
struct Quantity {
  /// amount, percent, permille, pp, count, rate, range, change, score, date, year, duration, length, area, energy,
  /// mass, power, cn_numeral, cn_capital, fraction, multiple, qualitative, empty, phone, doc_no, project_code, ...
  std::string kind;
  /// In the base unit of its kind (元 for money). nullopt where the text is no number (qualitative, empty).
  std::optional<Decimal> value;
  /// As printed: number and unit ("万元") before any multiplication.
  std::optional<Decimal> printed_value;
  std::string printed_unit;
  /// Canonical base unit: 元 % 百分点 分 人 个 家 m2 km ...
  std::string unit;
  Comparator comparator = Comparator::None;
  /// Upper end of a range (value is the lower one), and whether each end belongs to it.
  std::optional<Decimal> upper;
  bool lower_closed = true;
  bool upper_closed = true;
  /// For kinds whose value is no decimal: ISO date or interval, document number, the word of a quality, ...
  std::string literal;
  /// Digits behind the point as printed.
  int decimals = 0;
  /// Read with a repair (letter o for 0 ...) or ambiguous: not to be relied on without a second look.
  bool flagged = false;
  std::string note;
  /// Bytes [begin, end) of the text it was read from.
  std::size_t begin = 0;
  std::size_t end = 0;

  /// `value` as the number table writes it: a decimal, "[80,90)", "2024-05-08", "2/3", "" ...
  std::string value_string() const;
  /// `comparator` as the number table writes it; for kind "enum" the word that the code stands for.
  std::string comparator_string() const;
};

}  // namespace ziping::text
