#pragma once
#include "check/indicator_rows.h"
#include "check/material.h"

namespace ziping::check {

/// What the running text says of itself: change-rate, stale-period, document-number, counted-list, product, x-of-y.
void check_texts(const Material& material, Drafts& drafts);

/// The running text against the tables: deduction-in-prose, balance-statement, problem-vs-full-marks,
/// budget-adjustment, year-agreement of rule texts.
void check_text_against_tables(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts);

}  // namespace ziping::check
