#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/fact.h"
#include "layout/reading.h"
#include "review/ink.h"
#include "store/decision.h"

namespace ziping::review {

/// What has become of a decision. `facts`: the figures (or the table, where it is about a table's kind) it is about
/// today; empty where its print is none of the document any more (`stale`). In force: not undone, not overruled by a
/// later one on the same print, not a skip, not blind, not stale.
struct Standing {
  std::vector<std::string> facts;
  bool undone = false;
  bool in_force = false;
  bool stale = false;
};

/// A document's decisions against its facts.
class Trail {
 public:
  Trail() = default;
  /// `facts` with boxes as displayed, as read or as settled; `tables` likewise. Where a fact's id is asked for below, a
  /// table's may be: it leads to the decisions about its kind.
  Trail(std::vector<store::Decision> decisions, const std::vector<extract::Fact>& facts,
        const std::vector<layout::Table>& tables = {});

  /// Oldest first; `standings` in the same order.
  const std::vector<store::Decision>& decisions() const { return decisions_; }
  const std::vector<Standing>& standings() const { return standings_; }
  /// The decision that settles a figure, null where none does.
  const store::Decision* in_force(const std::string& fact) const;
  /// Everything that was ever decided about a figure, oldest first.
  std::vector<const store::Decision*> about(const std::string& fact) const;
  /// True where the last thing said of a figure is that it is to be asked later.
  bool skipped(const std::string& fact) const;
  /// The last decision of the reviewer that can be taken back, null where there is none.
  const store::Decision* last_of(const std::string& reviewer) const;

 private:
  std::vector<store::Decision> decisions_;
  std::vector<Standing> standings_;
  std::map<std::string, std::vector<std::size_t>> by_fact_;
};

/// How often a second look came to what had been settled.
struct Agreement {
  int asked = 0;
  int agreed = 0;
};
Agreement agreement_of(const Trail& trail);

/// Settled figures to be asked again without showing what was settled: a tenth of them (at least `at_least`), chosen by
/// their print's hash, those already asked left out.
std::vector<std::string> second_look(const Trail& trail, std::size_t at_least);

}  // namespace ziping::review
