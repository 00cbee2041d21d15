#pragma once
#include <string>
#include <vector>

#include "check/finding.h"
#include "patterns/pattern_set.h"
#include "review/trail.h"
#include "store/store.h"

namespace ziping::review {

/// What a figure would become: `text` is its print as a person gives it (for Action::Change; else ignored).
struct Proposal {
  store::Action action = store::Action::Accept;
  std::string text;
};

/// The figure's own print: the part of the fact's text it was read from.
std::string print_of(const extract::Fact& fact);
/// The value as the trail keeps it: an exact decimal, or the text of a text concept.
std::optional<std::string> value_of(const extract::Fact& fact);

/// The fact as it stands after the proposal. A changed figure is understood as its place wants it: the unit, rate or
/// sign that a head or a neighbouring cell gave stays in force. Error value_unclear where the text is no figure though
/// a figure stands there.
Result<extract::Fact> settled(const extract::Fact& as_read, const Proposal& proposal,
                              const patterns::PatternSet& patterns, int report_year);

/// A document's facts as they were read, whatever was settled.
std::vector<extract::Fact> facts_as_read(const store::DocumentRecord& record);

/// The settled facts that follow from the decisions in force, with their decisions. A decision whose text is no figure
/// where its print now stands is left out.
std::vector<store::Settlement> settlements_of(const Trail& trail, const std::vector<extract::Fact>& as_read,
                                              const patterns::PatternSet& patterns, int report_year);

/// True where two facts are the same to every check: its verdict follows from what a figure says, not from how sure of
/// it one is.
bool says_the_same(const extract::Fact& a, const extract::Fact& b);

/// Puts settled facts among `record`'s facts and what was read into `record->settled`, and brings its findings to what
/// the checks then say. `record` comes as loaded, or as interpreted (boxes of the straightened page make no difference
/// here). `forms_changed`: the findings are from before the record's kinds of tables. Otherwise the checks run only
/// where a figure says something else, or is in a failing check: whom that blames follows from how sure its figures
/// are.
void put_in_force(const std::vector<store::Settlement>& settlements, const patterns::PatternSet& patterns,
                  bool forms_changed, store::DocumentRecord* record);

/// For a document just interpreted, before it is stored: its decisions are put in force again where their print is
/// still a figure. Boxes as interpretation leaves them.
Status keep_decisions(const store::Store& store, std::int64_t document_id, const patterns::PatternSet& patterns,
                      store::DocumentRecord* record);

/// The reading with the cells of these facts showing their texts, as the checks want to see them.
layout::DocumentReading with_texts(const layout::DocumentReading& reading, const std::vector<extract::Fact>& facts);

}  // namespace ziping::review
