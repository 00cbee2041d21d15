#pragma once
#include <map>
#include <string>
#include <string_view>

#include "review/decide.h"

namespace ziping::review {

/// Decisions may also be about what kind of form a table is. Such a decision's concept is this, its fact the table's
/// id, its texts and values are kinds of form (ids of [form] in patterns/concepts.toml), its ink is the table's print
/// on the page where it begins.
inline constexpr std::string_view kFormConcept = "form";
inline bool is_about_form(const store::Decision& decision) {
  return decision.concept_id == kFormConcept;
}

/// The print of a table where it begins; no extent where it has none.
store::Ink ink_of(const layout::Table& table);

/// Who says which kind of form a table is. `when` is UTC, ISO 8601.
struct FormStatement {
  std::string table;
  std::string form;
  std::string reason;
  std::string reviewer;
  std::string when;
};

/// Stores the decision with all that follows from it: the table is of that kind in every view and export, and the
/// checks run again. Figures stay as they were read: reading them by the form's labels takes a record that recognises
/// it
/// (`patterns learn`) and `ziping check`. Error usage where there is no such table or kind.
Result<Outcome> decide_form(store::Store& store, const store::DocumentRecord& record, const Trail& trail,
                            const FormStatement& statement, const patterns::PatternSet& patterns);

/// Puts the kinds of tables as the trail has them into the record: those in force, and what was read where a decision
/// was taken back.
void put_forms(const Trail& trail, store::DocumentRecord* record);

}  // namespace ziping::review
