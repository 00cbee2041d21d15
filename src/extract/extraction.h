#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "extract/fact.h"
#include "layout/reading.h"

namespace ziping::patterns {
class PatternSet;
}

namespace ziping::extract {

/// What a row of a recognised form is: a header, an indicator, a money source, a total, a label or goal block ...
enum class RowKind { Header, Indicator, Money, Total, Block, Entity, Goal, Note, List, Other };

struct RowRole {
  int row = 0;
  RowKind kind = RowKind::Other;
  /// Names of the levels above, outermost first, without the item itself.
  std::vector<std::string> path;
  /// Canonical name where known, else as printed.
  std::string item;
};

/// How a table was understood: its form kind (an id of [form] in patterns/concepts.toml), the record that recognised
/// it, and the role of each column ("level1", "weight", "target", "actual", "score", "rule", "explanation", "reason",
/// ...; empty where unknown) and row. Columns may have other roles in another block of the same table (money block,
/// indicator block): `columns` is that of the indicator block.
struct TableForm {
  std::string table;
  std::string form = "other";
  std::string pattern;
  std::optional<std::string> subject;
  std::string unit;
  int report = 0;
  std::vector<std::string> columns;
  std::vector<RowRole> rows;
  double confidence = 1;
};

/// Everything understood from a document. Facts are ordered by page, then place, with ids "f1", "f2", ...
struct Extraction {
  std::optional<std::string> entity;
  std::optional<int> year;
  std::vector<TableForm> forms;
  std::vector<Fact> facts;
  std::vector<Diagnostic> diagnostics;
};

/// Forms, labels and prose patterns over a document as read. Pure.
Extraction extract(const layout::DocumentReading& document, const patterns::PatternSet& patterns);

}  // namespace ziping::extract
