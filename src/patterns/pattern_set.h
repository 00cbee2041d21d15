#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "patterns/check_book.h"
#include "patterns/concept_book.h"
#include "patterns/form_book.h"
#include "patterns/frame_book.h"
#include "patterns/prose_book.h"
#include "patterns/scoring_book.h"
#include "text/labels.h"
#include "text/language.h"

namespace ziping::patterns {

/// All knowledge that is data: language, labels, forms, prose patterns, checks, scoring rules, from the TOML files of
/// one or more folders (a user's own on top of the product's). Immutable after load; thread safe. Loading runs every
/// record's own examples and fails with file, line and column at the first record that does not hold.
class PatternSet {
 public:
  static Result<std::shared_ptr<const PatternSet>> load(const std::vector<std::filesystem::path>& folders);
  ~PatternSet();

  /// SHA-256 over names and bytes of all files read: part of the job key.
  const std::string& digest() const;
  const text::Language& language() const;
  const std::shared_ptr<const text::Language>& shared_language() const;
  const std::shared_ptr<const text::Confusions>& confusions() const;
  const ConceptBook& concepts() const;
  const Marks& marks() const;
  const LayoutWords& layout_words() const;
  const FormBook& forms() const;
  const ProseBook& prose() const;
  const FrameBook& frames() const;
  const CheckBook& checks() const;
  const ScoringBook& scoring() const;

 private:
  struct State;
  explicit PatternSet(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace ziping::patterns
