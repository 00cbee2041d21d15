#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "text/language_data.h"
#include "text/numeral.h"
#include "text/string_map.h"

namespace ziping::text {

/// What a printed unit comes to: 10^power of `base`; `power` includes power words in front ("万元" is 4).
struct Unit {
  std::string base;
  std::string kind;
  int power = 0;
  bool misread = false;
  bool compound = false;
};

/// Units by spelling. Immutable.
class UnitTable {
 public:
  static Result<UnitTable> make(const std::vector<UnitData>& units, const std::vector<NumeralSign>& numerals);

  /// A printed unit: simple, with power words in front ("万元"), or compound ("元/人/月"). Nullopt when unknown.
  std::optional<Unit> read(std::string_view printed) const;
  /// Whether `printed` is a simple unit, with power words in front or without; cheaper than reading it.
  bool known(std::string_view printed) const;
  /// The record of exactly this spelling; no power words, no compounds.
  const Unit* find(std::string_view spelling) const;
  /// All spellings, the longest first; only those of `kind` unless it is empty.
  std::vector<std::string> spellings(std::string_view kind) const;

 private:
  std::optional<Unit> read_simple(std::string_view printed) const;

  StringMap<Unit> units_;
  std::unordered_map<char32_t, int> powers_;
};

}  // namespace ziping::text
