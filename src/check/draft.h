#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/figures.h"
#include "check/finding.h"

namespace ziping::check {

/// A finding in the making: what a check found out, before it is put into words. Amounts are in the base unit; `unit`
/// is the figure in whose unit and decimals they are to be said (the stated one).
struct Draft {
  std::string check;
  Verdict verdict = Verdict::Pass;
  /// The sentence of patterns/checks to use; empty: "pass", "rounding", "truncated", "missing" or "fail".
  std::string sentence;
  std::optional<patterns::CheckSeverity> severity;
  std::vector<const extract::Fact*> facts;
  const Figure* unit = nullptr;
  std::optional<Rational> stated;
  std::optional<Rational> computed;
  std::optional<Rational> tolerance;
  bool rounding = false;
  bool truncated = false;
  /// Values of further placeholders ("item", "text", "missing" ...).
  std::map<std::string, std::string, std::less<>> fill;
  /// Of those, what is said differently in Chinese.
  std::map<std::string, std::string, std::less<>> fill_zh;
  /// For figures that are no facts: printed operands, stated and computed as text.
  std::vector<std::string> operands;
  std::optional<std::string> stated_text;
  std::optional<std::string> computed_text;
  std::optional<std::string> rule;
};

/// Shorthand for a draft about facts.
Draft draft(std::string check, Verdict verdict, std::vector<const extract::Fact*> facts);

/// Puts a draft into words; id, cause and root stay open. Without `words` the messages stay empty.
Finding finished(const Draft& draft, const patterns::CheckBook& book, bool words = true);

}  // namespace ziping::check
