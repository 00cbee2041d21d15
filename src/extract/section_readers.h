#pragma once
#include "extract/form_reading.h"

namespace ziping::extract {

/// Each reads the rows of one section of its kind, appends their facts and sets their row roles.

/// Indicators with levels, weights, targets, actuals and scores; block weights; the total row.
void read_indicators(const patterns::Section& section, FormReading* reading);
/// Rows that are sources of money.
void read_sources(const patterns::Section& section, FormReading* reading);
/// Cells that print label and figure together ("其中：基本支出：584.64").
void read_inline(const patterns::Section& section, FormReading* reading);
/// Money without heads: each amount behind its label ("budget: | 100 | spent: | 98"), its sources below in the same
/// way. Only in known forms with indicators that have no block of money with heads.
void read_money_beside_labels(FormReading* reading);
/// Lines of expense with groups, numbered lines and parts.
void read_lines(const patterns::Section& section, FormReading* reading);
/// Rows that are projects, each with figures and a grade of its own: the project is the subject of their facts.
void read_projects(const patterns::Section& section, FormReading* reading);
/// Figures without a row label.
void read_single(const patterns::Section& section, FormReading* reading);

}  // namespace ziping::extract
