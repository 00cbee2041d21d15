#pragma once
#include <memory>
#include <string>
#include <vector>

#include "text/labels.h"

namespace ziping::text {

/// Where a record stands in the pattern files, for messages about it.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

/// Every character of `from` becomes `to` (which may be empty).
struct CharacterFold {
  std::string from;
  std::string to;
  Place place;
};

/// The characters `from` in a row become `to`; applied after CharacterFold, the longest first.
struct SequenceFold {
  std::string from;
  std::string to;
  Place place;
};

struct FoldingData {
  std::vector<CharacterFold> characters;
  std::vector<SequenceFold> sequences;
  /// Characters that compatibility normalisation leaves alone (it would turn a circled one into a plain 1).
  std::string keep;
  /// Traditional characters that are ordinary in simplified text as well and stay.
  std::string keep_traditional;
  /// Taken off both ends of a cell before it is read.
  std::string trim;
};

/// One sign of a Chinese numeral. A digit has `value` 0..9, a power is 10^`value`.
struct NumeralSign {
  enum class Role { Digit, Power, Point, Half, Score };
  std::string signs;
  Role role = Role::Digit;
  int value = 0;
  bool capital = false;
  Place place;
};

/// A unit by all its spellings. `power`: one of it is 10^power of `base`.
struct UnitData {
  std::string base;
  std::string kind;
  int power = 0;
  std::vector<std::string> spellings;
  /// Spellings that only a misreading yields; a quantity read with one is flagged.
  std::vector<std::string> misreadings;
  Place place;
};

/// Words that compare: `sign` is one of >= <= > < = ~. `scope` is "number" or "date"; `where` "before" or "after".
struct ComparatorWords {
  std::string sign;
  std::string scope;
  std::string where;
  std::vector<std::string> words;
  Place place;
};

/// What a word in a named group of a form stands for, as a small integer (a month's third, a direction ...).
struct Meaning {
  std::string group;
  std::vector<std::string> words;
  int value = 0;
  Place place;
};

/// A named piece of regular expression that forms use as {name}.
struct Macro {
  std::string name;
  std::string regex;
  Place place;
};

/// One way of writing a quantity: a regular expression over the normal form and how its named groups are put together.
/// patterns/text/README.md is the specification. Forms are tried in order; the first that makes sense is taken.
struct FormData {
  std::string id;
  std::string how;
  std::string kind;
  std::string regex;
  /// What may stand in front of it in a cell (a label, say); no part of it in running text.
  std::string prefix;
  std::string unit;
  std::string comparator;
  std::string literal;
  std::string note;
  bool flagged = false;
  /// What it takes for something else may also stand there as it is: not for text that was typed.
  bool misread = false;
  bool negative = false;
  /// The text is of this kind and has no value.
  bool valueless = false;
  /// Comparing word, Arabic digits and unit in this order, all but the digits optional: most texts of the form are
  /// taken apart without running its expression again.
  bool plain = false;
  /// Only where neither the text's place nor the text names a unit.
  bool bare = false;
  /// Takes part in the search of running text.
  bool prose = false;
  /// Found in running text only so that nothing else is: names and numbers of things, no figures.
  /// One without a kind is not asked for whole cells at all.
  bool guard = false;
  /// A guard that is a number in front of something ("1.2022年"): the search goes on behind that number, which is what
  /// the trimming of labels takes off.
  bool lead = false;
  std::vector<std::string> accepts;
  std::vector<std::string> rejects;
  Place place;
};

/// A character that stands for a digit or a point when it is found among digits.
struct DigitRepair {
  std::string signs;
  std::string reads;
  /// Among Chinese digits instead of Arabic ones.
  bool chinese = false;
  Place place;
};

/// All that is known about writing figures, as data; made by patterns/load_language from patterns/text/*.toml.
struct LanguageData {
  FoldingData foldings;
  std::vector<NumeralSign> numerals;
  std::vector<UnitData> units;
  std::vector<ComparatorWords> comparators;
  std::vector<Meaning> meanings;
  std::vector<Macro> macros;
  std::vector<FormData> forms;
  std::vector<DigitRepair> repairs;
  /// Words in which a single look-alike is put right (kind "ocr").
  std::vector<std::string> lexicon;
  /// Words of running text whose first sign is no part of a figure in front of them ("24个内设机构" are 24个).
  std::vector<std::string> whole_words;
  /// Cut off the front and the end of labels; taken out anywhere.
  std::string label_front;
  std::string label_end;
  std::string label_anywhere;
  /// The year relative dates are resolved against where the context does not say.
  int default_year = 0;
  std::shared_ptr<const Confusions> confusions;
};

}  // namespace ziping::text
