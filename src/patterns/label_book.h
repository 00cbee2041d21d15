#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "patterns/concept_book.h"
#include "patterns/label_parts.h"
#include "patterns/toml_reader.h"
#include "text/labels.h"
#include "text/language.h"

namespace ziping::patterns {

/// What the rows under a head are.
enum class RowsAre { Sources, Inline, Text, Indicators, Single, Lines, Projects };
/// What the figures of a column are.
enum class ValueKind { Text, Amount, Rate, Score, Count, Area, Value, Person, Phone, Date, Grade };

/// A part of a table that has a head row of its own.
struct SectionLabel {
  std::string id;
  RowsAre rows = RowsAre::Text;
  SourcePlace place;
};
/// A column: its role (`id`), the section it stands in, the concept its figures are facts of (may be empty).
struct ColumnLabel {
  std::string id;
  std::string section;
  std::string concept_id;
  ValueKind kind = ValueKind::Text;
  /// A head row must have a key column of its section.
  bool key = false;
  /// Unit of figures printed without one, unless table or head name another.
  std::string unit;
  /// Where the column itself is a money source, its name.
  std::string item;
  /// Its cells are running text, the figures of which are facts too.
  bool prose = false;
  /// Years before (-1) the report's year, where the head says so without a number.
  std::optional<int> period;
  std::vector<PlacedText> heads;
  SourcePlace place;
};
enum class RowIs { Source, Total, Line, Part, Group };
/// A row label with the one name its figures get.
struct RowLabel {
  std::string item;
  std::string section;
  RowIs kind = RowIs::Source;
  std::vector<PlacedText> labels;
  SourcePlace place;
};
/// The words of the pattern files for them.
std::string_view to_name(ValueKind kind);
std::string_view to_name(RowIs kind);

/// A label whose value stands behind it. `use` "subject": the value names the project the form is about.
struct PairLabel {
  std::string id;
  std::string concept_id;
  std::string use;
  std::string item;
  ValueKind kind = ValueKind::Text;
  /// Unit of a figure printed without one.
  std::string unit;
  std::vector<PlacedText> labels;
  SourcePlace place;
};

/// Records of labels/*.toml, or those a form adds.
struct LabelRecords {
  std::vector<SectionLabel> sections;
  std::vector<ColumnLabel> columns;
  std::vector<RowLabel> rows;
  std::vector<PairLabel> pairs;
};

/// Reads [[section]], [[column]], [[row]] and [[pair]] of a record (a file's root or a form) and adds them.
void read_labels(const TomlRecord& record, const ConceptBook& concepts, LabelRecords* records);

/// A printed head recognised: the columns it can be (one a section) and what else its label says.
struct HeadMatch {
  std::vector<const ColumnLabel*> columns;
  LabelParts parts;
  bool exact = true;
};

/// A column a head may be, and how far what was read is from it.
struct PossibleHead {
  const ColumnLabel* column = nullptr;
  double distance = 0;
};

/// All labels, ready for looking up. Labels are compared in Language::label_form. Immutable.
class LabelBook {
 public:
  /// Fails where one label stands for two columns of a section, two rows of a section or two pairs.
  static Result<std::shared_ptr<const LabelBook>> make(LabelRecords records, Marks marks,
                                                       std::shared_ptr<const text::Language> language,
                                                       std::shared_ptr<const text::Confusions> confusions);

  const Marks& marks() const { return marks_; }
  const LabelRecords& records() const { return records_; }
  const SectionLabel* section(std::string_view id) const;

  /// `label` in label form. With `near`, labels a few misread characters away are found too.
  std::optional<HeadMatch> head(std::string_view label, bool near) const;
  /// All columns of a section that a head misread in part may be, the nearest first; the heads beside it decide.
  std::vector<PossibleHead> possible_heads(std::string_view label, std::string_view section) const;
  const RowLabel* row(std::string_view section, std::string_view label, bool near) const;
  const PairLabel* pair(std::string_view label, bool near) const;
  /// The row labels of a section that occur inside `label`, for cells that print label and figure together.
  std::vector<const RowLabel*> rows_of(std::string_view section) const;
  /// Label forms of a row record's labels.
  const std::vector<std::string>& forms_of(const RowLabel* row) const;

 private:
  LabelBook() = default;
  LabelRecords records_;
  Marks marks_;
  std::map<std::string, std::vector<const ColumnLabel*>, std::less<>> heads_;
  std::map<std::string, std::map<std::string, const RowLabel*, std::less<>>, std::less<>> rows_;
  std::map<std::string, const PairLabel*, std::less<>> pairs_;
  std::map<const RowLabel*, std::vector<std::string>> row_forms_;
  std::map<std::string, const std::vector<const ColumnLabel*>*, std::less<>> meanings_;
  std::map<std::string, std::map<std::string, const RowLabel*, std::less<>>, std::less<>> row_items_;
  std::map<std::string, const PairLabel*, std::less<>> pair_ids_;
  std::unique_ptr<text::LabelIndex> head_index_;
  std::map<std::string, text::LabelIndex, std::less<>> row_index_;
  std::unique_ptr<text::LabelIndex> pair_index_;
};

}  // namespace ziping::patterns
