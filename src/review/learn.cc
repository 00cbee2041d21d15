#include "review/learn.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/toml_text.h"
#include "review/learn_form.h"

namespace ziping::review {
namespace {

using extract::Fact;
using layout::Cell;
using patterns::ColumnLabel;
using patterns::RowLabel;

constexpr std::size_t kEvidence = 3;
/// Words read by machine are not read twice as figures are.
constexpr double kBeyondDoubt = 0.99;

bool covers_column(const Cell& cell, int col) {
  return col >= cell.col && col < cell.col + cell.col_span;
}

bool is_kind(const extract::TableForm& form, int row, extract::RowKind kind) {
  return std::any_of(form.rows.begin(), form.rows.end(),
                     [&](const extract::RowRole& role) { return role.row == row && role.kind == kind; });
}

/// The lowest head above the figure, of the last rows of heads before it.
const Cell* head_over(const extract::TableForm& form, const layout::Table& table, const Fact& fact) {
  const Cell* head = nullptr;
  for (const Cell& cell : table.cells) {
    const bool above = cell.row < *fact.row && covers_column(cell, *fact.col) && !cell.text.empty();
    if (above && is_kind(form, cell.row, extract::RowKind::Header)) head = &cell;
  }
  return head;
}

bool beyond_doubt(const store::DocumentRecord& record, const Cell& cell) {
  const auto page = std::find_if(record.reading.pages.begin(), record.reading.pages.end(),
                                 [&](const layout::PageReading& other) { return other.number == cell.page; });
  if (page == record.reading.pages.end()) return false;
  return page->source == Source::TextLayer || (cell.sure && cell.confidence >= kBeyondDoubt);
}

std::string place_of(const store::DocumentRecord& record, const Fact& fact) {
  return fmt::format("{} page {}, {}: {}", record.row.sha256.substr(0, 16), fact.page, fact.concept_id,
                     toml_string(fact.text));
}

}  // namespace

void Lessons::learn_column(const store::DocumentRecord& record, const extract::TableForm& form,
                           const layout::Table& table, const Fact& fact, const patterns::LabelBook& labels) {
  const Cell* head = head_over(form, table, fact);
  if (head == nullptr || !beyond_doubt(record, *head)) return;
  const std::string label = patterns_.language().label_form(head->text);
  if (label.empty() || labels.head(label, false)) return;
  const auto& columns = labels.records().columns;
  const auto column = std::find_if(columns.begin(), columns.end(),
                                   [&](const ColumnLabel& other) { return other.concept_id == fact.concept_id; });
  if (column == columns.end()) return;
  Lesson& lesson = columns_[{column->section, label}];
  if (lesson.evidence.size() < kEvidence) lesson.evidence.push_back(place_of(record, fact));
  lesson.record =
      fmt::format("[[column]]\nid = {}\nsection = {}\nconcept = {}\nkind = \"{}\"\n", toml_string(column->id),
                  toml_string(column->section), toml_string(column->concept_id), patterns::to_name(column->kind));
  if (!column->unit.empty()) lesson.record += fmt::format("unit = {}\n", toml_string(column->unit));
  if (!column->item.empty()) lesson.record += fmt::format("item = {}\n", toml_string(column->item));
  if (column->period) lesson.record += fmt::format("period = {}\n", *column->period);
  if (column->key) lesson.record += "key = true\n";
  lesson.record += fmt::format("heads = [{}]\n", toml_string(head->text));
}

void Lessons::learn_row(const store::DocumentRecord& record, const extract::TableForm& form, const layout::Table& table,
                        const Fact& fact, const patterns::LabelBook& labels) {
  const auto role = std::find_if(form.rows.begin(), form.rows.end(),
                                 [&](const extract::RowRole& other) { return other.row == *fact.row; });
  if (role == form.rows.end() || role->item.empty()) return;
  const auto& rows = labels.records().rows;
  const auto known =
      std::find_if(rows.begin(), rows.end(), [&](const RowLabel& other) { return other.item == role->item; });
  if (known == rows.end()) return;
  for (const Cell& cell : table.cells) {
    const bool before = cell.row <= *fact.row && *fact.row < cell.row + cell.row_span && cell.col < *fact.col;
    if (!before || cell.text.empty() || !beyond_doubt(record, cell)) continue;
    const std::string label = patterns_.language().label_form(cell.text);
    const RowLabel* near = label.empty() ? nullptr : labels.row(known->section, label, true);
    if (near == nullptr || near->item != role->item || labels.row(known->section, label, false) != nullptr) continue;
    Lesson& lesson = rows_[{known->section, label}];
    if (lesson.evidence.size() < kEvidence) lesson.evidence.push_back(place_of(record, fact));
    lesson.record =
        fmt::format("[[row]]\nitem = {}\nsection = {}\nkind = \"{}\"\nlabels = [{}]\n", toml_string(known->item),
                    toml_string(known->section), patterns::to_name(known->kind), toml_string(cell.text));
    return;
  }
}

void Lessons::learn_form(const store::DocumentRecord& record, const Trail& trail) {
  for (const layout::Table& table : record.reading.tables) {
    const store::Decision* decision = trail.in_force(table.id);
    // That a table is none of the kinds takes no record.
    if (decision == nullptr || !decision->new_value || *decision->new_value == extract::TableForm{}.form) continue;
    const auto made = form_lesson(record, table, *decision->new_value, patterns_);
    if (!made) continue;
    Lesson& lesson = forms_[made->id];
    if (lesson.evidence.size() < kEvidence) {
      lesson.evidence.push_back(fmt::format("{} page {}, table {}", record.row.sha256.substr(0, 16),
                                            table.pages.empty() ? 0 : table.pages.front(), table.id));
    }
    lesson.record = made->record;
  }
}

void Lessons::learn_from(const store::DocumentRecord& record, const Trail& trail) {
  learn_form(record, trail);
  for (const Fact& fact : record.extraction.facts) {
    const store::Decision* decision = trail.in_force(fact.id);
    if (decision == nullptr || decision->action == store::Action::Unreadable) continue;
    if (!fact.table || !fact.row || !fact.col) continue;
    const auto form = std::find_if(record.extraction.forms.begin(), record.extraction.forms.end(),
                                   [&](const extract::TableForm& other) { return other.table == *fact.table; });
    const auto table = std::find_if(record.reading.tables.begin(), record.reading.tables.end(),
                                    [&](const layout::Table& other) { return other.id == *fact.table; });
    if (form == record.extraction.forms.end() || table == record.reading.tables.end()) continue;
    const auto& known = patterns_.forms().records();
    const auto pattern = std::find_if(known.begin(), known.end(),
                                      [&](const patterns::FormRecord& other) { return other.id == form->pattern; });
    // A form's own labels are for its author to add to.
    if (pattern == known.end() || pattern->own_labels) continue;
    learn_column(record, *form, *table, fact, *pattern->labels);
    learn_row(record, *form, *table, fact, *pattern->labels);
  }
}

std::string Lessons::as_toml() const {
  std::string text =
      "# Labels that people confirmed by settling figures under them, written by ziping patterns learn. Look them "
      "over,\n"
      "# keep what is a label, and run ziping patterns check.\nschema = 1\n";
  for (const auto* lessons : {&columns_, &rows_}) {
    for (const auto& [key, lesson] : *lessons) {
      text += '\n';
      for (const std::string& evidence : lesson.evidence) text += "# " + evidence + "\n";
      text += lesson.record;
    }
  }
  return text;
}

std::vector<std::string> Lessons::forms() const {
  std::vector<std::string> ids;
  for (const auto& [id, lesson] : forms_) ids.push_back(id);
  return ids;
}

std::string Lessons::forms_as_toml(const std::vector<std::string>& ids) const {
  std::string text =
      "# Forms that people settled, written by ziping patterns learn. Look them over: words and sections that the "
      "form\n"
      "# does not always print go, and the examples should be of more than one report. Then run ziping patterns "
      "check.\n"
      "schema = 1\n";
  for (const std::string& id : ids) {
    const auto found = forms_.find(id);
    if (found == forms_.end()) continue;
    text += '\n';
    for (const std::string& evidence : found->second.evidence) text += "# " + evidence + "\n";
    text += found->second.record;
  }
  return text;
}

}  // namespace ziping::review
