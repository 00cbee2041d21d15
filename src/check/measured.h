#pragma once
#include <optional>
#include <string>
#include <vector>

#include "check/indicator_rows.h"
#include "check/material.h"

namespace ziping::check {

/// The value of an indicator by its formula, and the facts it came from.
struct Measured {
  patterns::Evaluation value;
  std::vector<const extract::Fact*> facts;
  /// The operand that lacks; empty where all are there.
  std::string missing;
  /// All operands are there, but the formula has no value: its base is zero.
  bool base_is_zero = false;
};

/// The formula that is usual under an indicator's name (patterns/scoring), or nullptr.
const patterns::Expression* usual_formula(const Material& material, const std::string& item);

/// Evaluates a formula as seen from `driver`: its report and subject.
Measured measure(const Material& material, const patterns::Expression& formula, const Figure& driver);

/// By the formula printed beside the indicator, else by the usual one; nullopt where nobody says how to compute it.
std::optional<Measured> measure_row(const Material& material, const IndicatorRow& row, const Figure& driver);

/// The scoring rule of a row: of its rule text, else of its explanation.
const patterns::ScoringRule& rule_of(const Material& material, const IndicatorRow& row);

}  // namespace ziping::check
