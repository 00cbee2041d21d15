#pragma once
#include <istream>
#include <ostream>

#include "patterns/pattern_set.h"
#include "text/language.h"

namespace ziping::cli {

enum class QuantityFormat { Tsv, Json };

struct QuantityOptions {
  /// Unit of the column the texts come from, whether it holds rates, the report's year.
  text::QuantityContext context;
  QuantityFormat format = QuantityFormat::Tsv;
};

/// Reads each line as one quantity, in the light of its column's head where that stands behind a tab, and prints it: a
/// table with the columns text, kind, value, unit, comparator,
/// printed_value, printed_unit, upper, decimals, flagged, note, or a JSON array with the same names. Returns the
/// process's exit code.
int run_quantity(std::istream& in, std::ostream& out, const patterns::PatternSet& patterns,
                 const QuantityOptions& options);

}  // namespace ziping::cli
