#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "patterns/pattern_set.h"
#include "review/trail.h"
#include "store/store.h"

namespace ziping::review {

/// Labels and forms to be added to the patterns, and where each was confirmed.
class Lessons {
 public:
  explicit Lessons(const patterns::PatternSet& patterns) : patterns_(patterns) {}

  /// Takes what a document teaches: where a person settled a figure and so confirmed what it is, the head it stands
  /// under and the label of its row are what its column and row are called, if no record says so yet. Only labels read
  /// beyond doubt count: what a reader misread is no label. Where a person settled what kind of form a table is, the
  /// table becomes a record of that kind (learn_form.h).
  void learn_from(const store::DocumentRecord& record, const Trail& trail);

  std::size_t count() const { return columns_.size() + rows_.size(); }
  /// As a file of pattern records, to be kept as labels/<name>.toml in a folder of one's own and checked in like any
  /// other; before each record the figures that confirm it.
  std::string as_toml() const;
  /// Ids of the form records, and some of them as such a file (forms/<name>.toml).
  std::vector<std::string> forms() const;
  std::string forms_as_toml(const std::vector<std::string>& ids) const;

 private:
  struct Lesson {
    std::string record;
    std::vector<std::string> evidence;
  };
  void learn_form(const store::DocumentRecord& record, const Trail& trail);
  void learn_column(const store::DocumentRecord& record, const extract::TableForm& form, const layout::Table& table,
                    const extract::Fact& fact, const patterns::LabelBook& labels);
  void learn_row(const store::DocumentRecord& record, const extract::TableForm& form, const layout::Table& table,
                 const extract::Fact& fact, const patterns::LabelBook& labels);

  const patterns::PatternSet& patterns_;
  /// By id.
  std::map<std::string, Lesson> forms_;
  /// By section and label form, so that a label is taught once.
  std::map<std::pair<std::string, std::string>, Lesson> columns_;
  std::map<std::pair<std::string, std::string>, Lesson> rows_;
};

}  // namespace ziping::review
