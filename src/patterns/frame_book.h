#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "patterns/concept_book.h"
#include "patterns/marked_text.h"
#include "patterns/regex.h"

namespace ziping::patterns {

/// What an amount of running text is: of this subject, measured so ("basic spending", "initial budget").
struct FrameMeaning {
  /// "subject/measure", or "subject/measure/each" for the elements of a list.
  std::string id;
  std::string subject;
  std::string measure;
  std::string concept_id;
  /// The subject's printed words, or the list element's name, are the fact's item.
  bool named = false;
  /// Only where the text has several figures of the concept; a single one is the whole's.
  bool named_if_several = false;
  /// Years from the report's: -1 where the words tell of the year before.
  int period = 0;
  SourcePlace place;
};

/// An amount and what it is. `item` is a span of the printed text, empty where the meaning has none. Without a meaning:
/// the words tell that it is not what it looks like, so that no record may claim it.
struct FrameHit {
  const FrameMeaning* meaning = nullptr;
  int quantity = -1;
  bool negative = false;
  Span item;
};

/// What is known before a text is read. `topic`: the subject of which the heading speaks, empty where none. `report`:
/// its kind, empty where not known. `year`: the report's, for comparisons with a year that is named; 0 where not known.
struct FrameContext {
  std::string_view topic;
  std::string_view report;
  int year = 0;
};

/// Reads amounts by the words around them (prose/frames.toml): a clause names a subject and a measure in any order, a
/// later one may leave out the subject, a comparison says against what a difference stands. An amount is claimed only
/// where every word since the clause began is known; anything else stays unclaimed. Immutable, thread safe.
class FrameBook {
 public:
  /// Fails at the first record that is unknown to itself, or the first example that does not yield what it says.
  static Result<FrameBook> load(TomlFile* file, const SignBook& signs, const ConceptBook& concepts,
                                const text::Language& language);
  FrameBook(FrameBook&&) noexcept;
  FrameBook& operator=(FrameBook&&) noexcept;
  ~FrameBook();

  const std::vector<FrameMeaning>& meanings() const;
  /// In order of place.
  std::vector<FrameHit> read(const MarkedText& marked, const FrameContext& context) const;

 private:
  struct State;
  explicit FrameBook(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ziping::patterns
