#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/decimal.h"
#include "base/result.h"
#include "text/language_data.h"

namespace ziping::text {

/// A numeral's exact value and how it was written.
struct Numeral {
  Decimal value;
  /// The Arabic digits in front of the first power word, without separators: what a column in that unit would print.
  /// Equal to `value` for all other numerals.
  Decimal printed;
  /// The power words behind the Arabic digits, as written.
  std::string_view powers;
  int decimals = 0;
  bool arabic = false;
  bool capital = false;
  /// The last digit stands for a place that is not named ("two hundred five" for 250) behind a longer numeral.
  bool doubtful = false;
};

/// Reads numerals of the normal form: Arabic with separators, Chinese small and capital, and mixtures of both.
/// Ill-formed ones (powers in the wrong order, a digit too many) yield nullopt, never a guess.
class NumeralReader {
 public:
  static Result<NumeralReader> make(const std::vector<NumeralSign>& signs);

  std::optional<Numeral> read(std::string_view text) const;
  /// A number written with the decimal comma and points between thousands.
  static std::optional<Numeral> read_european(std::string_view text);
  /// Whether the character is a sign of Chinese numerals.
  bool is_sign(char32_t c) const { return signs_.contains(c); }

 private:
  struct Sign {
    NumeralSign::Role role;
    int value;
    bool capital;
  };
  std::optional<Numeral> read_chinese(std::string_view text) const;
  std::optional<Numeral> with_fraction(__int128 whole, std::string_view text, Numeral numeral) const;
  std::optional<Numeral> read_mixed(std::string_view text) const;

  std::unordered_map<char32_t, Sign> signs_;
};

}  // namespace ziping::text
