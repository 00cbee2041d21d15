#include "patterns/pattern_list.h"

#include <fmt/format.h>

#include <set>

namespace ziping::patterns {
namespace {

std::string at(const SourcePlace& place) {
  return fmt::format("{}:{}", place.file, place.line);
}

void add_labels(const LabelRecords& records, std::set<std::string>* seen, std::vector<PatternLine>* lines) {
  const auto add = [&](const std::string& kind, const std::string& id, const std::string& makes,
                       const SourcePlace& place) {
    if (seen->insert(kind + at(place)).second) lines->push_back({kind, id, makes, at(place)});
  };
  for (const ColumnLabel& column : records.columns) {
    add("column", column.section + "." + column.id, column.concept_id, column.place);
  }
  for (const RowLabel& row : records.rows) add("row", row.section, row.item, row.place);
  for (const PairLabel& pair : records.pairs) add("pair", pair.id, pair.concept_id, pair.place);
}

}  // namespace

std::vector<PatternLine> list_patterns(const PatternSet& patterns) {
  std::vector<PatternLine> lines;
  for (const FormRecord& form : patterns.forms().records())
    lines.push_back({"form", form.id, form.form, at(form.place)});
  for (const ProseRecord* prose : patterns.prose().records()) {
    lines.push_back({"prose", prose->id, prose->concept_id, at(prose->place)});
  }
  for (const FrameMeaning& meaning : patterns.frames().meanings()) {
    lines.push_back({"frame", meaning.id, meaning.concept_id, at(meaning.place)});
  }
  // Forms read with the general labels and their own; what several share is listed once.
  std::set<std::string> seen;
  for (const FormRecord& form : patterns.forms().records()) add_labels(form.labels->records(), &seen, &lines);
  return lines;
}

}  // namespace ziping::patterns
