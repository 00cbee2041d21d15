#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/normal.h"
#include "text/quantity.h"

namespace ziping::text {

struct LanguageData;  // text/language_data.h: units, numerals, foldings, words, as loaded from patterns/text/*.toml

/// What the place of a string says about it: the unit of its column, row or table ("万元"), whether the column holds
/// rates, the report's year for relative dates. Everything may be unknown.
struct QuantityContext {
  std::string unit;
  bool rate = false;
  int report_year = 0;
  /// The characters are those that were typed: no reader can have taken one for another.
  bool typed = false;
};

/// How Chinese reports write: normal form, numerals, units, dates. Built once from data, immutable, thread safe.
class Language {
 public:
  static Result<std::shared_ptr<const Language>> make(LanguageData data);
  ~Language();

  /// NFKC, widths, dashes, quotes, comparators folded, spaces between Chinese characters taken out; with offsets.
  NormalText normalise(std::string_view printed) const;
  /// The normal form for comparing labels: besides, without any space, quote, bracketed numbering or end punctuation.
  std::string label_form(std::string_view printed) const;
  /// The whole text as one quantity: kind "empty" for blanks and dashes, "qualitative" where it is no figure.
  Quantity read(std::string_view printed, const QuantityContext& context = {}) const;
  /// Every quantity with a unit (and dates) in running text, in order; offsets are bytes of `printed`.
  std::vector<Quantity> find(std::string_view printed, const QuantityContext& context = {}) const;

 private:
  struct State;
  explicit Language(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace ziping::text
