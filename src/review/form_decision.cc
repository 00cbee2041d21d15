#include "review/form_decision.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ziping::review {
namespace {

using store::Action;
using store::Decision;

template <class Tables>
auto find_table(Tables& tables, const std::string& id) {
  return std::find_if(tables.begin(), tables.end(), [&](const layout::Table& table) { return table.id == id; });
}

}  // namespace

store::Ink ink_of(const layout::Table& table) {
  store::Ink ink;
  if (!table.pages.empty() && !table.boxes.empty()) {
    ink.page = table.pages.front();
    ink.box = table.boxes.front();
  }
  return ink;
}

void put_forms(const Trail& trail, store::DocumentRecord* record) {
  for (extract::TableForm& form : record->extraction.forms) {
    const auto about = trail.about(form.table);
    if (about.empty()) continue;
    const Decision* standing = trail.in_force(form.table);
    const std::optional<std::string>& kind = standing == nullptr ? about.front()->old_value : standing->new_value;
    if (kind) form.form = *kind;
  }
}

Result<Outcome> decide_form(store::Store& store, const store::DocumentRecord& record, const Trail& trail,
                            const FormStatement& statement, const patterns::PatternSet& patterns) {
  const auto table = find_table(record.reading.tables, statement.table);
  const auto& forms = record.extraction.forms;
  const auto form = std::find_if(forms.begin(), forms.end(), [&](const extract::TableForm& candidate) {
    return candidate.table == statement.table;
  });
  if (table == record.reading.tables.end() || form == forms.end()) {
    return Error{ErrorCode::Usage, fmt::format("the document has no table {}", statement.table), {}};
  }
  if (!patterns.concepts().has_form(statement.form)) {
    return Error{ErrorCode::Usage, fmt::format("there is no kind of form '{}'", statement.form), {}};
  }
  Decision decision;
  decision.when = statement.when;
  decision.reviewer = statement.reviewer;
  decision.action = statement.form == form->form ? Action::Accept : Action::Change;
  decision.reason = statement.reason;
  decision.fact = statement.table;
  decision.concept_id = kFormConcept;
  if (!table->title.empty()) decision.item = table->title;
  decision.ink = ink_of(*table);
  decision.ink_sha256 = ink_sha256(record.row.sha256, decision.ink);
  decision.old_text = form->form;
  decision.old_value = form->form;
  decision.new_text = statement.form;
  decision.new_value = statement.form;
  decision.page_sha256 = page_sha256(record, decision.ink.page);
  return store_outcome(store, record, trail, facts_as_read(record), std::move(decision), patterns);
}

}  // namespace ziping::review
