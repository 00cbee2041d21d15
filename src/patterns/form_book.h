#pragma once
#include <memory>
#include <string>
#include <vector>

#include "patterns/label_book.h"
#include "patterns/table_shape.h"

namespace ziping::patterns {

/// A form a user can describe (forms/*.toml): what must be found in a table for it to be this form.
struct FormRecord {
  std::string id;
  std::string form;
  int priority = 0;
  /// In label form; a title that contains one speaks for the form, a bad title rules it out.
  std::vector<std::string> titles;
  std::vector<std::string> bad_titles;
  /// A title that agrees stands for `pairs`. All of these sections; each entry of `columns` as "id" or "section.id";
  /// one of each list separated by "|".
  std::vector<std::string> sections;
  std::vector<std::string> columns;
  std::vector<std::string> absent;
  std::vector<std::string> pairs;
  std::vector<std::string> absent_pairs;
  /// Words (label form) of which each that occurs in a cell speaks for the form; at least `min_words` must.
  std::vector<std::string> words;
  int min_words = 0;
  /// The title is part of what makes the form.
  bool title_needed = false;
  /// The labels this form reads with: the general ones and its own.
  std::shared_ptr<const LabelBook> labels;
  bool own_labels = false;
  SourcePlace place;
};

/// Which form a table is and how its rows are parted. `record` is null where no form holds: the table is `other`.
struct Recognition {
  const FormRecord* record = nullptr;
  std::vector<Section> sections;
  bool title_agrees = false;
  /// Another form of another kind holds as well as this one.
  bool contested = false;
};

/// Why a form was or was not taken, for `patterns explain`.
struct FormReason {
  std::string form;
  bool holds = false;
  int points = 0;
  std::string reason;
};

/// All form records. Immutable.
class FormBook {
 public:
  /// Reads [[form]] records of the files; runs each record's accepts and rejects.
  static Result<FormBook> make(std::vector<TomlFile>* files, const LabelRecords& general, const Marks& marks,
                               const ConceptBook& concepts, std::shared_ptr<const text::Language> language,
                               std::shared_ptr<const text::Confusions> confusions);

  const std::vector<FormRecord>& records() const { return records_; }
  /// The labels that belong to no form.
  const LabelBook& general_labels() const { return *general_; }
  Recognition recognise(const LabelledTable& table, std::vector<FormReason>* reasons = nullptr) const;

 private:
  std::vector<FormRecord> records_;
  std::shared_ptr<const LabelBook> general_;
};

}  // namespace ziping::patterns
