#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "patterns/toml_reader.h"

namespace ziping::patterns {

/// The small words around labels (labels/marks.toml).
struct Marks {
  std::vector<std::string> year;
  std::vector<std::string> part;
  std::vector<std::string> numerals;
  std::vector<std::string> number_ends;
  /// What opens and closes quotes, and words that are printed in them.
  std::vector<std::string> quotes;
  std::vector<std::string> quoted;
  /// Words that make a count of a digit before them, which is then no number of a list.
  std::vector<std::string> counted;
  std::vector<std::string> colons;
  std::vector<std::string> flags;
  std::vector<std::string> placeholders;
  std::vector<std::string> indicator_numbers;
  /// Lower heads that only call the head above by name.
  std::vector<std::string> names;
  /// Ends of labels whose figures are numbers of people or things.
  std::vector<std::string> counts;
  /// Ends of labels of rows that add up a part of the rows above.
  std::vector<std::string> subtotals;
  /// Words of heads whose columns hold times ("开始时间").
  std::vector<std::string> times;
  /// Boxes beside options, as printed: with a tick, empty, and characters they are misread as.
  std::vector<std::string> ticked;
  std::vector<std::string> unticked;
  std::vector<std::string> like_ticked;
  std::vector<std::string> like_unticked;
  /// What brackets are misread as where a scan has worn them down: marks that are brackets still, and others, which
  /// open one before a figure only where something closes it.
  std::vector<std::string> like_open;
  std::vector<std::string> faint_open;
  std::vector<std::string> like_close;
  /// Around the years of running text: words in front of one that others are compared with, words between a year and
  /// its own figure, and those behind which a figure is not the year's any more.
  std::vector<std::string> compared;
  std::vector<std::string> year_tails;
  std::vector<std::string> year_ends;
};

Status load_marks(const TomlFile& file, Marks* marks);

/// Words about the lines around tables (layout.toml); meant for layout::LayoutHints, member by member.
struct LayoutWords {
  std::vector<std::string> unit_labels;
  std::vector<std::string> note_labels;
  std::string numerals;
  std::vector<std::string> page_words;
  std::vector<std::string> continued_marks;
};

Status load_layout_words(const TomlFile& file, LayoutWords* words);

/// A label in its normal form taken apart: "2022年决算数(万元)" is `bare` "决算数" of `year` 2022 with `bracket`
/// "万元"; "其中:1、公车购置" is "公车购置" with `number` "1" and `part` set. What a scan has left
/// of a pair of brackets ("决算数(万元", "决算数{B,") is one.
struct LabelParts {
  std::string whole;                  // without numbering, "of which", flags and colons
  std::string bare;                   // besides without year and brackets
  std::string number;                 // as printed, without its end mark
  std::vector<std::string> brackets;  // what the brackets at the end hold, the last first
  std::optional<int> year;
  bool part = false;
};

LabelParts take_apart(std::string_view label, const Marks& marks);

/// The name behind "indicator 1:" of the form's template; empty where the template was left as it was. `label` is in
/// normal form.
std::string_view without_indicator_number(std::string_view label, const Marks& marks);

/// The name as printed, with the one quotation mark put back that a scan has lost around a word printed in quotes.
/// Names without any stay so.
std::string with_both_quotes(std::string_view name, const Marks& marks);

/// Digits and their marks and nothing else: no name is written so. `label` is in normal form.
bool is_bare_figure(std::string_view label);

/// Whether the label is a filler of an empty template row ("……", "/").
bool is_placeholder(std::string_view label, const Marks& marks);

}  // namespace ziping::patterns
