#pragma once
#include <optional>
#include <string>
#include <vector>

#include "extract/extraction.h"
#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::check {

/// A scoring rule as a report prints it beside an indicator, and what was understood of it.
struct ReportRule {
  std::string table;
  int row = 0;
  std::string item;
  std::optional<Decimal> weight;
  std::optional<Decimal> score;
  /// As printed; the text of the explanation where only that holds a rule.
  std::string text;
  std::string words_zh;
  std::string words_en;
  /// The rule as functions of x, w (the weight) and t (the target).
  std::vector<std::string> formulas;
  /// Why no value makes a score of it, in words; empty where one does.
  std::string why_not_zh;
  std::string why_not_en;
  /// What of the text was not understood.
  std::string rest;
  /// The value of the indicator by its formula, to two more digits than it needs; or what lacks for it.
  std::optional<Decimal> value;
  std::string missing;
  /// The scores that the rule allows for that value.
  std::vector<Decimal> allowed;
};

/// Every rule text of a report, in the order of its tables. Pure.
std::vector<ReportRule> read_rules(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                   const patterns::PatternSet& patterns);

}  // namespace ziping::check
