#pragma once
#include <string>
#include <vector>

#include "patterns/pattern_set.h"
#include "review/settle.h"
#include "review/trail.h"
#include "review/what_if.h"
#include "store/store.h"

namespace ziping::review {

/// Who says what of which figure. `when` is UTC, ISO 8601.
struct Statement {
  std::string fact;
  Proposal proposal;
  std::string reason;
  bool blind = false;
  std::string reviewer;
  std::string when;
};

/// What became of it: the decision as stored, the document after it, and what the checks say otherwise now.
struct Outcome {
  store::Decision decision;
  store::DocumentRecord record;
  Effect effect;
};

/// The facts that stand in the same print as `fact`, itself among them, as the proposal makes them of what was read.
/// Error value_unclear where the text is no figure there, usage where there is no such fact.
Result<std::vector<extract::Fact>> proposed(const store::DocumentRecord& record, const std::string& fact,
                                            const Proposal& proposal, const patterns::PatternSet& patterns);

/// Stores a decision with all that follows from it. `record` is the document as loaded, `trail` its trail.
Result<Outcome> decide(store::Store& store, const store::DocumentRecord& record, const Trail& trail,
                       const Statement& statement, const patterns::PatternSet& patterns);

/// Takes back the reviewer's last decision that stands. Error usage where there is none.
Result<Outcome> undo(store::Store& store, const store::DocumentRecord& record, const Trail& trail,
                     const std::string& reviewer, const std::string& when, const patterns::PatternSet& patterns);

/// The trail as it will be with one decision more, put in force; then stored. For what is decided here and in
/// form_decision.h.
Result<Outcome> store_outcome(store::Store& store, const store::DocumentRecord& record, const Trail& trail,
                              const std::vector<extract::Fact>& as_read, store::Decision decision,
                              const patterns::PatternSet& patterns);

/// SHA-256 over everything that was read from a page of a loaded document: its lines, its cells, all their readings.
std::string page_sha256(const store::DocumentRecord& record, int page);

}  // namespace ziping::review
