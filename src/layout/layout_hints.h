#pragma once
#include <string>
#include <vector>

namespace ziping::layout {

/// Words that help to tell apart the lines around tables and the heads of sections. Layout decides by geometry; these
/// lists only settle what geometry leaves open, and each may be empty. They are data, filled in by the caller from the
/// pattern files; nothing in this room knows a Chinese word.
struct LayoutHints {
  /// Labels of a unit line, without colon (what stands behind colon is the unit).
  std::vector<std::string> unit_labels;
  /// Beginnings of notes and sign-off lines below a table, and of lines between its title and its first row.
  std::vector<std::string> note_labels;
  /// Characters that number sections; each string is one series of numerals ("1234567890" need not be given).
  std::string numerals;
  /// Words that stand around a page number.
  std::vector<std::string> page_words;
  /// Marks of a table that goes on from the page before.
  std::vector<std::string> continued_marks;
};

}  // namespace ziping::layout
