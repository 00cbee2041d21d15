#pragma once
#include <string>
#include <vector>

#include "extract/extraction.h"

namespace ziping::extract {

/// A fact in one line: "funds.budget 年度资金总额 = 402 万元", with subject and path where there are any.
inline std::string fact_line(const Fact& fact) {
  static const char* const kSigns[] = {"", "=", ">=", "<=", ">", "<", "between"};
  std::string line = fact.concept_id;
  if (fact.subject) line += " (" + *fact.subject + ")";
  for (const std::string& level : fact.path) line += " " + level + " /";
  if (fact.item) line += " " + *fact.item;
  line += " :";
  const std::string sign = kSigns[static_cast<int>(fact.comparator)];
  if (!sign.empty()) line += " " + sign;
  if (fact.value_text) line += " " + *fact.value_text;
  if (fact.value) line += " " + fact.value->to_string();
  if (!fact.value && !fact.value_text) line += " words";
  if (fact.unit) line += " " + *fact.unit;
  return line;
}

/// The lines of the facts whose concept begins with `prefix`, in order.
inline std::vector<std::string> fact_lines(const Extraction& extraction, std::string_view prefix) {
  std::vector<std::string> lines;
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id.starts_with(prefix)) lines.push_back(fact_line(fact));
  }
  return lines;
}

}  // namespace ziping::extract
