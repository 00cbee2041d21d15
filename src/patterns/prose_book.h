#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "patterns/concept_book.h"
#include "patterns/marked_text.h"
#include "patterns/regex.h"

namespace ziping::patterns {

/// Where in a document a prose pattern is looked for.
enum class TextPlace { Title, Heading, Body, Note, Cell };

/// A pattern over marked text (prose/*.toml).
struct ProseRecord {
  std::string id;
  std::string concept_id;
  std::vector<TextPlace> in;
  /// Only where the text speaks of this topic; empty: anywhere.
  std::string topic;
  /// At least one must occur.
  std::vector<std::string> keywords;
  std::string regex;
  /// For lists: `regex` finds where the list begins, `each` its elements, one behind the other.
  std::string each;
  /// Fixed item, where the expression has no group `item`; "^" takes the item of the figure before, "#" the name of the
  /// heading the text stands under.
  std::string item;
  /// Where a paragraph has several figures of the concept, each takes the item of the figure before ("^").
  std::string item_if_several;
  /// Only in reports of these kinds, and in those whose kind is not known; empty: in all.
  std::vector<std::string> reports;
  /// The figure counts as negative: the words say so.
  bool negative = false;
  /// A group `text` is the fact (a name), not a figure; what is done with it: text, phone, person, grade, kind, number.
  std::string text_as;
  /// Looked for in the normal form itself, where figures are digits, not signs.
  bool raw = false;
  /// Value of text facts where the words are only a sign of it.
  std::string value;
  int priority = 0;
  /// Years from the report's year where the words tell of another one; nullopt: the year the sentence says.
  std::optional<int> period;
  /// Its facts count only in reports where no other record found the concept.
  bool fallback = false;
  SourcePlace place;
};

/// A figure (or text) that a record claims. Spans are bytes of the printed text.
struct ProseHit {
  const ProseRecord* record = nullptr;
  int quantity = -1;
  Span span;
  /// All that the expression took.
  Span whole;
  std::string item;
  std::string text;
  /// Where the item is printed; empty where the record fixes it.
  Span item_span;
};

/// All prose patterns, compiled. Immutable, thread safe.
class ProseBook {
 public:
  /// Reads [[topic]] and [[prose]] of the files and runs every record's accepts and rejects.
  static Result<ProseBook> make(std::vector<TomlFile>* files, SignBook signs, const ConceptBook& concepts,
                                const text::Language& language);
  ProseBook(ProseBook&&) noexcept;
  ProseBook& operator=(ProseBook&&) noexcept;
  ~ProseBook();

  const SignBook& signs() const;
  /// What ends a sentence.
  const std::vector<std::string>& stops() const { return signs().stops; }
  std::vector<const ProseRecord*> records() const;

  /// Every figure that a record claims, each by one record (the highest priority, then the first in the files), in
  /// order of place. `topic` is what the text before (its heading) speaks of, `report` the kind of report it stands in
  /// (empty where it is not known).
  std::vector<ProseHit> match(const MarkedText& marked, TextPlace place, std::string_view topic,
                              std::string_view report = {}) const;
  /// The topic in force behind the text: that of its last topic word, else `before`.
  std::string topic_after(std::string_view normal_text, std::string_view before) const;

 private:
  struct State;
  explicit ProseBook(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ziping::patterns
