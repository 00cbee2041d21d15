#include "patterns/label_parts.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace ziping::patterns {
namespace {

bool starts_with_any(std::string_view text, const std::vector<std::string>& words, std::string_view* found) {
  std::string_view best;
  for (const std::string& word : words) {
    if (text.starts_with(word) && word.size() > best.size()) best = word;
  }
  if (found) *found = best;
  return !best.empty();
}

bool drop_any(std::string_view* text, const std::vector<std::string>& words) {
  std::string_view found;
  if (!starts_with_any(*text, words, &found)) return false;
  text->remove_prefix(found.size());
  return true;
}

bool drop_any_end(std::string_view* text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (!word.empty() && text->ends_with(word)) {
      text->remove_suffix(word.size());
      return true;
    }
  }
  return false;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE4;  // a Chinese character in UTF-8
}

// "3、" at the front: numerals with an end mark behind them; "1.5" is a figure and stays. A single digit may have lost
// its mark.
bool drop_number(std::string_view* text, const Marks& marks, std::string* number) {
  std::string_view rest = *text;
  std::string_view numeral;
  std::size_t length = 0;
  while (length < 8 && starts_with_any(rest, marks.numerals, &numeral)) {
    rest.remove_prefix(numeral.size());
    length += numeral.size();
  }
  if (length == 0) return false;
  std::string_view end;
  if (!starts_with_any(rest, marks.number_ends, &end)) {
    const bool digit = length == 1 && is_digit(text->front()) && text->front() != '0';
    if (!digit || marks.counted.empty() || !is_word(rest) || starts_with_any(rest, marks.counted, nullptr))
      return false;
  }
  const std::string_view behind = rest.substr(end.size());
  if (end == "." && !behind.empty() && is_digit(behind.front())) return false;
  if (number->empty()) *number = std::string(text->substr(0, length));
  *text = behind;
  return true;
}

// "(1)" at the front: one or two numerals in brackets; "(2023)" is none.
bool drop_bracketed_number(std::string_view* text, const Marks& marks, std::string* number) {
  constexpr int kMostNumerals = 2;
  if (!text->starts_with('(')) return false;
  std::string_view rest = text->substr(1);
  std::string_view numeral;
  int numerals = 0;
  while (numerals <= kMostNumerals && starts_with_any(rest, marks.numerals, &numeral)) {
    rest.remove_prefix(numeral.size());
    ++numerals;
  }
  if (numerals == 0 || numerals > kMostNumerals || !rest.starts_with(')') || rest.size() == 1) return false;
  rest.remove_prefix(1);
  if (number->empty()) *number = std::string(text->substr(0, text->size() - rest.size()));
  *text = rest;
  return true;
}

std::optional<int> drop_year(std::string_view* text, const Marks& marks) {
  if (text->size() < 4 || !std::all_of(text->begin(), text->begin() + 4, is_digit)) return std::nullopt;
  const int year = std::stoi(std::string(text->substr(0, 4)));
  if (year < 1990 || year > 2100) return std::nullopt;
  std::string_view rest = text->substr(4);
  if (!drop_any(&rest, marks.year)) return std::nullopt;
  *text = rest;
  return year;
}

bool drop_bracket(std::string_view* text, std::vector<std::string>* brackets) {
  if (text->empty() || text->back() != ')') return false;
  int depth = 0;
  for (std::size_t i = text->size(); i-- > 0;) {
    if ((*text)[i] == ')') ++depth;
    if ((*text)[i] == '(' && --depth == 0) {
      if (i == 0) return false;
      brackets->emplace_back(text->substr(i + 1, text->size() - i - 2));
      *text = text->substr(0, i);
      return true;
    }
  }
  return false;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Where the last of the words begins, and how long it is; npos where there is none.
std::pair<std::size_t, std::size_t> last_of(std::string_view text, const std::vector<std::string>& words) {
  std::pair<std::size_t, std::size_t> last{std::string_view::npos, 0};
  for (const std::string& word : words) {
    const auto at = text.rfind(word);
    if (at == std::string_view::npos || word.empty()) continue;
    if (last.second == 0 || at > last.first) last = {at, word.size()};
  }
  return last;
}

// "(万元", "{B!", "¥万元" at the end: a bracket of which one side is lost or read as another mark. What lies in it is
// short and no sentence. Of "40分!" only what closed it is left and goes.
bool drop_worn_bracket(std::string_view* text, const Marks& marks, std::vector<std::string>* brackets) {
  constexpr std::size_t kLeastLabel = 2;
  constexpr std::size_t kMostInside = 12;
  constexpr std::size_t kMostFaint = 6;
  std::string_view rest = *text;
  while (rest.ends_with('(') || rest.ends_with(')') || drop_any_end(&rest, marks.like_close)) {
    if (rest.ends_with('(') || rest.ends_with(')')) rest.remove_suffix(1);
  }
  const bool closed = rest.size() < text->size();
  const auto opens_at = [&](const std::vector<std::string>& signs, std::size_t most, bool figures) {
    const auto [at, length] = last_of(rest, signs);
    if (at == std::string_view::npos) return false;
    const std::string_view inside = rest.substr(at + length);
    const bool sentence = last_of(inside, marks.like_close).second != 0 || inside.find(')') != std::string_view::npos;
    if (inside.empty() || sentence || code_points(inside) > most) return false;
    if (!figures && is_digit(inside.front())) return false;
    if (code_points(rest.substr(0, at)) < kLeastLabel) return false;
    brackets->emplace_back(inside);
    *text = rest.substr(0, at);
    return true;
  };
  if (opens_at(marks.like_open, kMostInside, true) || opens_at(marks.faint_open, kMostFaint, closed)) return true;
  const bool alone = closed && rest.find('(') == std::string_view::npos && code_points(rest) >= kLeastLabel;
  if (alone) *text = rest;
  return false;
}

}  // namespace

Status load_marks(const TomlFile& file, Marks* marks) {
  const TomlRecord root = file.root();
  if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
  const TomlRecord table = root.table("marks");
  marks->year = table.texts("year");
  marks->part = table.texts("part");
  marks->numerals = table.texts("numerals");
  marks->number_ends = table.texts("number_ends");
  marks->quotes = table.texts_or_none("quotes");
  marks->quoted = table.texts_or_none("quoted");
  if (!marks->quotes.empty() && marks->quotes.size() != 2) table.fail("quotes", "one mark that opens, one that closes");
  marks->counted = table.texts_or_none("counted");
  marks->colons = table.texts("colons");
  marks->flags = table.texts("flags");
  marks->placeholders = table.texts("placeholders");
  marks->indicator_numbers = table.texts("indicator_numbers");
  marks->names = table.texts_or_none("names");
  marks->counts = table.texts_or_none("counts");
  marks->subtotals = table.texts_or_none("subtotals");
  marks->ticked = table.texts_or_none("ticked");
  marks->times = table.texts_or_none("times");
  marks->unticked = table.texts_or_none("unticked");
  marks->like_ticked = table.texts_or_none("like_ticked");
  marks->like_unticked = table.texts_or_none("like_unticked");
  marks->like_open = table.texts_or_none("like_open");
  marks->faint_open = table.texts_or_none("faint_open");
  marks->like_close = table.texts_or_none("like_close");
  marks->compared = table.texts_or_none("compared");
  marks->year_tails = table.texts_or_none("year_tails");
  marks->year_ends = table.texts_or_none("year_ends");
  return file.status();
}

Status load_layout_words(const TomlFile& file, LayoutWords* words) {
  const TomlRecord root = file.root();
  if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
  const TomlRecord table = root.table("layout");
  words->unit_labels = table.texts("unit_labels");
  words->note_labels = table.texts("note_labels");
  words->numerals = table.text("numerals");
  words->page_words = table.texts("page_words");
  words->continued_marks = table.texts("continued_marks");
  return file.status();
}

LabelParts take_apart(std::string_view label, const Marks& marks) {
  LabelParts parts;
  std::string_view rest = label;
  for (bool again = true; again && !rest.empty();) {
    again = false;
    if (drop_any(&rest, marks.part)) {
      parts.part = true;
      again = true;
    }
    while (drop_any(&rest, marks.colons) || drop_any(&rest, marks.flags)) again = true;
    if (drop_number(&rest, marks, &parts.number)) again = true;
    if (drop_bracketed_number(&rest, marks, &parts.number)) again = true;
  }
  while (drop_any_end(&rest, marks.colons)) {
  }
  parts.whole = std::string(rest);
  if (auto year = drop_year(&rest, marks)) parts.year = year;
  while (drop_bracket(&rest, &parts.brackets) || drop_worn_bracket(&rest, marks, &parts.brackets)) {
  }
  while (drop_any_end(&rest, marks.colons)) {
  }
  parts.bare = std::string(rest);
  return parts;
}

std::string_view without_indicator_number(std::string_view label, const Marks& marks) {
  std::string_view rest = label;
  if (!drop_any(&rest, marks.indicator_numbers) || rest.empty() || !is_digit(rest.front())) return label;
  while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
  drop_any(&rest, marks.number_ends);
  return rest;
}

std::string with_both_quotes(std::string_view name, const Marks& marks) {
  std::string out(name);
  if (marks.quotes.size() != 2) return out;
  const std::string& open = marks.quotes[0];
  const std::string& close = marks.quotes[1];
  for (const std::string& word : marks.quoted) {
    for (std::size_t at = out.find(word); at != std::string::npos; at = out.find(word, at + word.size())) {
      const bool opened = std::string_view(out).substr(0, at).ends_with(open);
      const bool closed = std::string_view(out).substr(at + word.size()).starts_with(close);
      if (closed && !opened) {
        out.insert(at, open);
        at += open.size();
      } else if (opened && !closed) {
        out.insert(at + word.size(), close);
      }
    }
  }
  return out;
}

bool is_bare_figure(std::string_view label) {
  return label.find_first_of("0123456789") != std::string_view::npos &&
         label.find_first_not_of("0123456789.,-%") == std::string_view::npos;
}

bool is_placeholder(std::string_view label, const Marks& marks) {
  return std::find(marks.placeholders.begin(), marks.placeholders.end(), label) != marks.placeholders.end();
}

}  // namespace ziping::patterns
