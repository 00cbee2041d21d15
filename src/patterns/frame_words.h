#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "patterns/frame_book.h"

namespace ziping::patterns {

/// A kind of word in prose/frames.toml.
enum class FrameRole { Filler, Opener, Subject, Measure, Base, Reached, Less, More };

/// One record of words. Which members count follows from the role.
struct FrameWords {
  FrameRole role = FrameRole::Filler;
  std::string id;
  Regex regex;
  /// A subject inside which this one stands: it is left at the end of the sentence.
  std::string part_of;
  /// The measure meant where a clause names the subject and no measure.
  std::string implies;
  /// Counts only where a clause begins and matches none of `except`.
  bool at_start = false;
  std::optional<Regex> except;
  /// Counts as a subject only where none is in force.
  bool weak = false;
  /// A measure that ends names too ("funds"): behind other words it is a part of theirs.
  bool in_names = false;
  /// An opener behind which the elements of this subject stand, whatever was said before.
  std::string list_of;
  /// A subject in passing: sentences do not come back to it.
  bool aside = false;
  /// Base of a comparison: what an amount right behind it is, what a difference against it is, and whether the words
  /// alone say "more".
  std::string value;
  std::string change;
  bool more = false;
  /// A subject of reports of these kinds alone: in others its figures are facts of nothing.
  std::vector<std::string> reports;
};

/// A word found in a marked text: bytes of its text. Of a match with a group `item` that group alone.
struct FrameToken {
  const FrameWords* words = nullptr;
  Span span;
};

/// All of prose/frames.toml but the examples.
struct FrameGrammar {
  std::vector<FrameWords> words;
  std::vector<FrameMeaning> meanings;
  std::vector<FrameMeaning> lists;
  /// Names that are no element of a list.
  std::optional<Regex> no_element;
  /// A clause of known words that measures so speaks of this subject where the text has named none, in reports of
  /// these kinds.
  std::string default_subject;
  std::string default_measure;
  std::vector<std::string> default_reports;
  /// Subjects that together make up the default one: behind a sentence that named all of them it is meant again.
  std::vector<std::string> default_parts;
  std::string amount;

  /// Whether it is what a difference against some base is called.
  bool is_change(const std::string& measure) const {
    return std::any_of(words.begin(), words.end(), [&](const FrameWords& each) {
      return each.role == FrameRole::Base && !measure.empty() && each.change == measure;
    });
  }

  /// Of the year before: what is told of it in passing changes nothing of what is measured.
  bool is_past(const std::string& measure) const {
    return std::any_of(meanings.begin(), meanings.end(),
                       [&](const FrameMeaning& meaning) { return meaning.measure == measure && meaning.period != 0; });
  }
};

/// All words of the text in order of place, the longest first; they may overlap. Words of the year before the report's
/// count only with that year (`year` is the report's).
std::vector<FrameToken> find_words(const FrameGrammar& grammar, const MarkedText& marked, int year);

/// Reads a text from left to right; see FrameBook::read.
std::vector<FrameHit> read_frames(const FrameGrammar& grammar, const MarkedText& marked, const FrameContext& context);

}  // namespace ziping::patterns
