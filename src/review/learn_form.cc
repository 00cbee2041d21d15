#include "review/learn_form.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/sha256.h"
#include "base/toml_text.h"
#include "extract/table_view.h"

namespace ziping::review {
namespace {

using patterns::LabelledTable;
using patterns::Section;

// In letters: one says little, and a sentence is no label.
constexpr std::size_t kShortestWord = 2;
constexpr std::size_t kLongestWord = 16;
constexpr std::size_t kMostWords = 12;
// Of its words a scan may lose some.
constexpr double kWordsNeeded = 0.6;
constexpr std::size_t kIdDigits = 8;

/// What tells the form, and which cells of the table print it.
struct Signs {
  std::set<std::string> sections;
  std::set<std::string> columns;
  std::set<std::string> pairs;
  std::vector<std::string> words;
  std::set<std::size_t> cells;
};

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t letters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool has_figure(const LabelledTable& table, int row) {
  const auto& cells = table.shape().cells;
  return std::any_of(cells.begin(), cells.end(), [&](const patterns::ShapeCell& cell) {
    return cell.row <= row && row < cell.row + cell.row_span && has_digit(cell.text);
  });
}

/// What the report calls its unit and its projects, in label form: never a part of the form.
std::vector<std::string> names_of(const store::DocumentRecord& record, const text::Language& language) {
  std::vector<std::string> names;
  const auto add = [&](const std::optional<std::string>& name) {
    const std::string label = language.label_form(name.value_or(""));
    if (!label.empty()) names.push_back(label);
  };
  add(record.extraction.entity);
  for (const extract::TableForm& form : record.extraction.forms) add(form.subject);
  return names;
}

bool names_one(const std::string& label, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return label.find(name) != std::string::npos; });
}

/// Behind a label with a value stands the value.
bool is_value(const LabelledTable& table, const patterns::ShapeCell& cell, const patterns::LabelBook& labels) {
  const int left = cell.col > 0 ? table.at(cell.row, cell.col - 1) : -1;
  return left >= 0 && labels.pair(table.label(static_cast<std::size_t>(left)), false) != nullptr;
}

/// Words that stand where labels do: above the first row with a figure, or first in a row with one.
void add_words(const LabelledTable& table, const patterns::LabelBook& labels, const std::vector<std::string>& names,
               Signs* signs) {
  const auto& cells = table.shape().cells;
  int first = 0;
  while (first < table.shape().rows && !has_figure(table, first)) ++first;
  std::set<std::string> known;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& label = table.label(i);
    const bool place = cells[i].row < first || (cells[i].col == 0 && has_figure(table, cells[i].row));
    const std::size_t length = letters(label);
    if (!place || has_digit(label) || length < kShortestWord || length > kLongestWord) continue;
    if (names_one(label, names) || is_value(table, cells[i], labels)) continue;
    if (signs->cells.count(i) != 0 || !known.insert(label).second) continue;
    if (signs->words.size() == kMostWords) break;
    signs->words.push_back(label);
    signs->cells.insert(i);
  }
}

Signs signs_of(const LabelledTable& table, const patterns::LabelBook& labels, const std::vector<std::string>& names) {
  Signs signs;
  for (const Section& section : patterns::find_sections(table, labels)) {
    signs.sections.insert(section.kind->id);
    for (const patterns::ColumnUse& column : section.columns) {
      signs.columns.insert(section.kind->id + "." + column.label->id);
      signs.cells.insert(column.cell);
    }
  }
  for (std::size_t i = 0; i < table.shape().cells.size(); ++i) {
    if (signs.cells.count(i) != 0) continue;
    const patterns::PairLabel* pair = labels.pair(table.label(i), false);
    if (pair == nullptr) continue;
    signs.pairs.insert(pair->id);
    signs.cells.insert(i);
  }
  add_words(table, labels, names, &signs);
  return signs;
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    if (c == '|') c = '/';
  }
  return text;
}

/// The rows as patterns draw them: "label | other < ^"; what stands in other cells is left out.
std::string drawn(const LabelledTable& table, const std::set<std::size_t>& shown) {
  std::string rows;
  for (int row = 0; row < table.shape().rows; ++row) {
    std::string line;
    for (int col = 0; col < table.shape().cols; ++col) {
      const int at = table.at(row, col);
      std::string text;
      if (at >= 0) {
        const patterns::ShapeCell& cell = table.shape().cells[static_cast<std::size_t>(at)];
        const bool here = cell.row == row && cell.col == col;
        if (here && shown.count(static_cast<std::size_t>(at)) != 0) text = one_line(cell.text);
        if (!here) text = cell.row == row ? "<" : cell.col == col ? "^" : "<";
      }
      line += (col == 0 ? "" : " | ") + text;
    }
    rows += "  " + toml_string(line) + ",\n";
  }
  return "[\n" + rows + "]";
}

template <class Texts>
std::string list_of(const char* key, const Texts& texts) {
  if (texts.empty()) return {};
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(toml_string(text));
  return fmt::format("{} = [{}]\n", key, fmt::join(quoted, ", "));
}

/// What stands above the table where it is the form's name: short, without a year, the unit's or the project's name.
std::string title_of(const store::DocumentRecord& record, const layout::Table& table, const text::Language& language) {
  const std::string title = language.label_form(table.title);
  if (letters(title) < kShortestWord || letters(title) > kLongestWord || has_digit(title)) return {};
  if (names_one(title, names_of(record, language))) return {};
  return title;
}

/// A table of the document that is another form; its labels only.
std::string another(const store::DocumentRecord& record, const layout::Table& table, const std::string& kind,
                    const Signs& own, const patterns::PatternSet& patterns) {
  for (const extract::TableForm& form : record.extraction.forms) {
    if (form.form == kind || form.table == table.id) continue;
    const auto other = std::find_if(record.reading.tables.begin(), record.reading.tables.end(),
                                    [&](const layout::Table& candidate) { return candidate.id == form.table; });
    if (other == record.reading.tables.end()) continue;
    const extract::TableView view(*other, patterns.language());
    const Signs signs =
        signs_of(view.labelled(), patterns.forms().general_labels(), names_of(record, patterns.language()));
    if (signs.cells.empty() || (signs.sections == own.sections && signs.words == own.words)) continue;
    return drawn(view.labelled(), signs.cells);
  }
  return {};
}

}  // namespace

std::optional<FormLesson> form_lesson(const store::DocumentRecord& record, const layout::Table& table,
                                      const std::string& kind, const patterns::PatternSet& patterns) {
  const extract::TableView view(table, patterns.language());
  const LabelledTable& labelled = view.labelled();
  const Signs signs = signs_of(labelled, patterns.forms().general_labels(), names_of(record, patterns.language()));
  if (signs.cells.size() < 2) return std::nullopt;
  std::vector<patterns::FormReason> reasons;
  patterns.forms().recognise(labelled, &reasons);
  int others = 0;
  for (const patterns::FormReason& reason : reasons) others = std::max(others, reason.holds ? reason.points : 0);
  const auto needed = static_cast<int>(kWordsNeeded * static_cast<double>(signs.words.size()) + 0.5);
  // With the fewest words that will do it still outweighs what takes the table now.
  const int priority = std::max(0, others - 5 * needed);
  std::string about = kind;
  for (const std::set<std::string>* names : {&signs.sections, &signs.columns, &signs.pairs}) {
    about += fmt::format("\n{}", fmt::join(*names, " "));
  }
  about += fmt::format("\n{}", fmt::join(signs.words, " "));
  FormLesson lesson;
  lesson.id = "learnt." + kind + "." + sha256_hex(std::string_view(about)).substr(0, kIdDigits);
  lesson.record = fmt::format("[[form]]\nid = {}\nform = {}\n", toml_string(lesson.id), toml_string(kind));
  if (priority > 0) lesson.record += fmt::format("priority = {}\n", priority);
  lesson.record += list_of("sections", signs.sections) + list_of("columns", signs.columns) +
                   list_of("pairs", signs.pairs) + list_of("words", signs.words);
  if (needed > 0) lesson.record += fmt::format("min_words = {}\n", needed);
  const std::string title = title_of(record, table, patterns.language());
  if (!title.empty()) lesson.record += list_of("titles", std::vector{title});
  lesson.record += "[[form.accepts]]\n";
  if (!title.empty()) lesson.record += "title = " + toml_string(title) + "\n";
  lesson.record += "rows = " + drawn(labelled, signs.cells) + "\n";
  std::string rejected = another(record, table, kind, signs, patterns);
  if (rejected.empty()) rejected = drawn(labelled, {});
  lesson.record += "[[form.rejects]]\nrows = " + rejected + "\n";
  return lesson;
}

}  // namespace ziping::review
