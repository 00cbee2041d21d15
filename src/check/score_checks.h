#pragma once
#include "check/indicator_rows.h"
#include "check/material.h"

namespace ziping::check {

/// Sums and limits of weights and scores: weight-total, block-weight, score-range, score-total.
void check_scores(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts);

/// The total that a table of indicators comes to: printed, else added up where every row has its score.
struct TableTotal {
  const extract::TableForm* form = nullptr;
  Rational value;
  std::vector<const extract::Fact*> facts;
};
std::vector<TableTotal> table_totals(const Material& material, const std::vector<IndicatorTable>& tables);

}  // namespace ziping::check
