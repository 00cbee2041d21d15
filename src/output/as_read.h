#pragma once
#include <map>
#include <optional>
#include <string>

#include "store/store.h"

namespace ziping::output {

/// An exact decimal or the text of a text concept; none where there is neither.
inline std::optional<std::string> value_of(const extract::Fact& fact) {
  if (fact.value_text) return fact.value_text;
  return fact.value ? std::optional(fact.value->to_string()) : std::nullopt;
}

/// What was read where people settled figures of a record. Refers to the record.
class AsRead {
 public:
  explicit AsRead(const store::DocumentRecord& record) {
    for (const store::Settlement& settlement : record.settled) by_fact_.emplace(settlement.other.id, &settlement);
  }
  /// The decision and the fact as it was read; null where nobody settled it.
  const store::Settlement* of(const extract::Fact& fact) const {
    const auto found = by_fact_.find(fact.id);
    return found == by_fact_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::string, const store::Settlement*> by_fact_;
};

}  // namespace ziping::output
