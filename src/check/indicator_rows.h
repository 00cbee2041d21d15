#pragma once
#include <string>
#include <vector>

#include "check/figures.h"
#include "extract/extraction.h"
#include "layout/reading.h"

namespace ziping::check {

/// One indicator of a form with all that its row says. Absent facts are nullptr. Texts are as printed, empty where the
/// form has no such column; a merged cell counts for every row it spans.
struct IndicatorRow {
  const extract::TableForm* form = nullptr;
  int row = 0;
  std::string item;
  std::vector<std::string> path;
  const extract::Fact* weight = nullptr;
  const extract::Fact* score = nullptr;
  const extract::Fact* target = nullptr;
  const extract::Fact* actual = nullptr;
  /// The score stands in a cell that this row shares with others; `score` is set in the first of them only.
  bool shares_score = false;
  bool shares_weight = false;
  bool has_reason_column = false;
  std::string reason;
  std::string rule;
  std::string explanation;
};

/// The indicators of one form in order.
struct IndicatorTable {
  const extract::TableForm* form = nullptr;
  std::vector<IndicatorRow> rows;
};

std::vector<IndicatorTable> indicator_tables(const layout::DocumentReading& document,
                                             const extract::Extraction& extraction);

/// The cell of a table that covers a place, or nullptr.
const layout::Cell* cell_at(const layout::DocumentReading& document, const std::string& table, int row, int col);

/// Rows [first, last) that the fact's cell spans.
std::pair<int, int> rows_of(const layout::DocumentReading& document, const extract::Fact& fact);

}  // namespace ziping::check
