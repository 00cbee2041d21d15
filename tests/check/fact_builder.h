#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "extract/extraction.h"
#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::check::testing {

/// The product's own patterns, loaded once a test binary; stops the test run with the message if they do not load.
const patterns::PatternSet& product_patterns();

/// Builds the facts of a small report by hand. Figures are given as printed, "96.35万元"; their unit is what follows
/// the number.
class FactBuilder {
 public:
  explicit FactBuilder(int year = 2023) { extraction_.year = year; }

  /// A figure or (for text concepts) a text; further properties are set on what is returned, before the next call.
  extract::Fact& fact(std::string_view concept_id, std::string_view printed);
  /// The same in a table row and column.
  extract::Fact& cell(std::string_view table, int row, int col, std::string_view concept_id, std::string_view printed);
  extract::TableForm& form(std::string_view table, std::string_view form, std::vector<std::string> columns);
  /// An indicator row of a form whose columns are level1, item, target, actual, weight, score, reason (0 to 6).
  void indicator(std::string_view table, int row, std::string_view block, std::string_view item,
                 std::string_view target, std::string_view actual, std::string_view weight, std::string_view score,
                 std::string_view reason = "");
  void paragraph(std::string_view text, layout::ParagraphKind kind = layout::ParagraphKind::Body);
  layout::Cell& put(std::string_view table, int row, int col, std::string_view text, int row_span = 1);

  std::vector<Finding> run();
  extract::Extraction& extraction() { return extraction_; }
  layout::DocumentReading& document() { return document_; }

 private:
  extract::Extraction extraction_;
  layout::DocumentReading document_;
};

/// The findings of one check.
std::vector<Finding> of_check(const std::vector<Finding>& findings, std::string_view check);

}  // namespace ziping::check::testing
