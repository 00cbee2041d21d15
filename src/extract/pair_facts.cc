#include "extract/pair_facts.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/figures.h"

namespace ziping::extract {
namespace {

using patterns::PairLabel;
using patterns::ValueKind;

constexpr std::string_view kEntity = "entity.name";

// A label and where its value stands: bytes of the text of a cell.
struct Pair {
  const PairLabel* label = nullptr;
  int label_cell = -1;
  int value_cell = -1;
  std::size_t begin = 0;
};

// The byte behind the first colon of a printed text whose front is a pair label.
std::optional<std::size_t> behind_colon(const patterns::LabelBook& labels, const text::Language& language,
                                        const std::string& printed, const PairLabel** label) {
  const text::NormalText normal = language.normalise(printed);
  for (const std::string& colon : labels.marks().colons) {
    const auto at = normal.utf8.find(colon);
    if (at == std::string::npos) continue;
    *label = labels.pair(language.label_form(printed.substr(0, normal.origin[at])), false);
    if (*label) return normal.origin[at + colon.size()];
  }
  return std::nullopt;
}

// "(grade)good": the byte behind the bracket that a pair label stands in.
std::optional<std::size_t> behind_bracket(const patterns::LabelBook& labels, const text::Language& language,
                                          const std::string& printed, const PairLabel** label) {
  const text::NormalText normal = language.normalise(printed);
  const auto close = normal.utf8.find(')');
  if (!normal.utf8.starts_with('(') || close == std::string::npos || close + 1 >= normal.utf8.size())
    return std::nullopt;
  *label = labels.pair(language.label_form(std::string_view(normal.utf8).substr(1, close - 1)), false);
  if (!*label) return std::nullopt;
  return normal.origin[close + 1];
}

// "219001-name": where the name begins behind the budget code in front of it.
std::size_t behind_code(std::string_view text) {
  constexpr std::size_t kShortestCode = 3;
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return 0;
  const std::size_t end = text.find_first_not_of("0123456789", first);
  if (end == std::string_view::npos || end - first < kShortestCode) return 0;
  const std::size_t name = text.find_first_not_of("-_ ", end);
  return name == std::string_view::npos || name == end ? 0 : name;
}

constexpr int kMostBlanks = 2;

std::optional<Pair> pair_at(const TableView& view, const patterns::LabelBook& labels, const text::Language& language,
                            int cell, bool near) {
  const layout::Cell& place = view.cell(cell);
  if (place.text.empty()) return std::nullopt;
  if (const PairLabel* label = labels.pair(view.label(cell), near)) {
    // Rules inside a merged cell leave blanks before the value.
    int next = view.at(place.row, place.col + place.col_span);
    for (int blanks = 0; blanks < kMostBlanks && next >= 0 && view.cell(next).text.empty(); ++blanks) {
      next = view.at(place.row, view.cell(next).col + view.cell(next).col_span);
    }
    if (next < 0 || view.cell(next).text.empty()) return std::nullopt;
    if (labels.pair(view.label(next), false)) return std::nullopt;
    return Pair{label, cell, next, 0};
  }
  const PairLabel* label = nullptr;
  if (auto begin = behind_colon(labels, language, place.text, &label); begin && *begin < place.text.size()) {
    return Pair{label, cell, cell, *begin};
  }
  if (auto begin = behind_bracket(labels, language, place.text, &label)) return Pair{label, cell, cell, *begin};
  return std::nullopt;
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

// Local numbers have seven digits.
constexpr std::size_t kShortestPhone = 7;

// Strokes and words in place of a number are none.
bool is_phone(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >=
         static_cast<std::ptrdiff_t>(kShortestPhone);
}

bool is_letter(char32_t code) {
  return (code >= 0x3400 && code <= 0x9FFF) || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8::next(text, at);
    if (code >= 0x3400 && code <= 0x9FFF) return true;
  }
  return false;
}

// A name begins and ends with letters: what parts it from a number behind ("石小舟/0371"), and a stroke in its place,
// are none of it.
void cut_to_name(std::string_view text, std::size_t* begin, std::size_t* end) {
  std::size_t first = std::string_view::npos;
  std::size_t last = 0;
  for (std::size_t at = 0; at < *end;) {
    const std::size_t from = at;
    const char32_t code = utf8::next(text, at);
    const bool bracket = code == '(' || code == 0xFF08;
    if (bracket && first != std::string_view::npos) break;  // "(office)" behind a name
    if (!is_letter(code)) continue;
    if (first == std::string_view::npos) first = from;
    last = at;
  }
  *begin = first == std::string_view::npos ? *end : first;
  *end = std::max(last, *begin);
}

// A person's name is what is left of "name telephone".
void add_person(const Fact& base, std::string_view text, std::vector<Fact>* facts) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kPhone = "0123456789-";
  std::size_t name_end = text.size();
  for (std::size_t at = text.find_first_of(kDigits); at != std::string_view::npos;
       at = text.find_first_of(kDigits, at)) {
    name_end = std::min(name_end, at);
    const std::size_t end = std::min(text.find_first_not_of(kPhone, at), text.size());
    if (end - at >= kShortestPhone) {
      Fact phone = base;
      phone.concept_id = "contact.phone";
      phone.value_text = std::string(text.substr(at, end - at));
      phone.match_begin = base.match_begin + at;
      phone.match_end = base.match_begin + end;
      facts->push_back(std::move(phone));
    }
    at = end;
  }
  std::size_t name_begin = 0;
  cut_to_name(text, &name_begin, &name_end);
  const std::string name(text.substr(name_begin, name_end - name_begin));
  if (name.empty() || name.find_first_of(kDigits) != std::string::npos) return;
  Fact person = base;
  person.concept_id = "contact.person";
  person.value_text = name;
  person.match_begin = base.match_begin + name_begin;
  person.match_end = base.match_begin + name_end;
  facts->push_back(std::move(person));
}

void add_pair(const Pair& pair, FormReading* reading) {
  const layout::Cell& place = reading->view.cell(pair.value_cell);
  const std::string_view text = std::string_view(place.text).substr(pair.begin);
  Fact fact = fact_of(*reading, place);
  fact.concept_id = pair.label->concept_id;
  fact.match_begin = pair.begin;
  if (!pair.label->item.empty()) fact.item = pair.label->item;
  reading->use(pair.label_cell);
  reading->use(pair.value_cell);
  const text::Language& language = reading->language();
  // A name before the number: the label is that of both.
  const bool named = pair.label->kind == ValueKind::Phone && is_phone(text) && has_han(text);
  switch (named ? ValueKind::Person : pair.label->kind) {
    case ValueKind::Person:
      add_person(fact, text, &reading->facts);
      return;
    case ValueKind::Text: {
      // A stroke in place of a name is none.
      const std::string label = language.label_form(text);
      if (label.empty() || patterns::is_placeholder(label, reading->patterns.marks())) return;
      const std::size_t code = pair.label->concept_id == kEntity ? behind_code(text) : 0;
      fact.value_text = trimmed(text.substr(code));
      if (code > 0) fact.match_begin += code;
      break;
    }
    case ValueKind::Phone:
    case ValueKind::Date:
    case ValueKind::Grade: {
      const text::Quantity quantity = language.read(text, {{}, false, reading->report_year});
      const bool other = (pair.label->kind == ValueKind::Date && quantity.kind != "date") ||
                         (pair.label->kind == ValueKind::Grade && quantity.kind != "grade");
      if (other) {
        // "Conclusion | expenditure was 2511, the score 98": a text, which is read as one.
        reading->used[static_cast<std::size_t>(pair.value_cell)] = false;
        return;
      }
      if (pair.label->kind == ValueKind::Phone && !is_phone(text)) return;
      fact.value_text = quantity.literal.empty() ? trimmed(text) : quantity.literal;
      break;
    }
    default: {
      const text::Quantity quantity = language.read(text, {pair.label->unit, false, reading->report_year});
      if (!quantity.value) {
        reading->used[static_cast<std::size_t>(pair.value_cell)] = false;
        return;
      }
      set_quantity(quantity, &fact);
    }
  }
  reading->facts.push_back(std::move(fact));
}

// In a table nobody knows a label may as well be the head of a list: only rows that are labels and values by turns
// count.
bool labels_by_turns(const FormReading& reading, int row) {
  std::vector<int> printed;
  for (int cell : reading.view.row(row)) {
    if (!reading.view.cell(cell).text.empty()) printed.push_back(cell);
  }
  if (printed.size() != 2 && printed.size() != 4) return false;
  for (std::size_t i = 0; i < printed.size(); i += 2) {
    if (!reading.labels().pair(reading.view.label(printed[i]), false)) return false;
    if (reading.labels().pair(reading.view.label(printed[i + 1]), false)) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> subject_of(const TableView& view, const patterns::LabelBook& labels,
                                      const text::Language& language) {
  for (std::size_t i = 0; i < view.table().cells.size(); ++i) {
    const auto pair = pair_at(view, labels, language, static_cast<int>(i), true);
    if (!pair || pair->label->use != "subject") continue;
    // "Project name | budget | spent" heads a list.
    if (pair->value_cell != pair->label_cell && labels.head(view.label(pair->value_cell), false)) continue;
    std::string name = trimmed(std::string_view(view.cell(pair->value_cell).text).substr(pair->begin));
    if (!name.empty()) return name;
  }
  return std::nullopt;
}

void read_pairs(FormReading* reading) {
  const auto& sections = reading->recognition.sections;
  // Inside the blocks only labels printed without a misreading count; above them misread ones are understood too.
  const int first_head = sections.empty() ? reading->view.rows() : sections.front().head_row;
  for (std::size_t i = 0; i < reading->view.table().cells.size(); ++i) {
    const int cell = static_cast<int>(i);
    const int row = reading->view.cell(cell).row;
    const bool head = std::any_of(sections.begin(), sections.end(), [&](const patterns::Section& section) {
      return row >= section.head_row && row < section.first_row;
    });
    if (head || reading->used[i] || row < 0 || row >= reading->view.rows()) continue;
    const bool known = reading->recognition.record != nullptr;
    const auto pair = pair_at(reading->view, reading->labels(), reading->language(), cell, known && row < first_head);
    if (!pair || (!known && pair->label_cell != pair->value_cell && !labels_by_turns(*reading, row))) continue;
    // Boxes have been read already.
    if (reading->used[static_cast<std::size_t>(pair->value_cell)]) continue;
    RowRole& role = reading->role(row);
    if (role.kind == RowKind::Other) role.kind = RowKind::Entity;
    if (pair->label->concept_id.empty()) {
      reading->use(pair->label_cell);
      reading->use(pair->value_cell);
    } else {
      add_pair(*pair, reading);
    }
  }
}

}  // namespace ziping::extract
