#pragma once
#include <optional>
#include <string>

#include "patterns/pattern_set.h"
#include "store/store.h"

namespace ziping::review {

/// A [[form]] record made of a table whose kind a person settled.
struct FormLesson {
  /// "learnt.KIND.12345678": of the kind and what the table's labels are, so that the same printed form is one record.
  std::string id;
  std::string record;
};

/// What makes the form: the sections, columns and labels with a value that the general records find in the table, and
/// the words its other labels are. The record's example is the table as drawn, with its labels only: no figure and no
/// name of a report leaves the database. It rejects another table of the document, or its own without the labels. None
/// where the table prints nothing to tell a form by. Whether the record holds beside all others is for
/// PatternSet::load to say.
std::optional<FormLesson> form_lesson(const store::DocumentRecord& record, const layout::Table& table,
                                      const std::string& kind, const patterns::PatternSet& patterns);

}  // namespace ziping::review
