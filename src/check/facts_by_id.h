#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "check/finding.h"
#include "extract/extraction.h"
#include "layout/reading.h"

namespace ziping::check {

/// The facts of one extraction, which must outlive this, by their ids.
class FactsById {
 public:
  explicit FactsById(const extract::Extraction& extraction) {
    for (const extract::Fact& fact : extraction.facts) facts_.emplace(fact.id, &fact);
  }
  const extract::Fact* find(const std::string& id) const {
    const auto found = facts_.find(id);
    return found == facts_.end() ? nullptr : found->second;
  }
  std::vector<const extract::Fact*> of(const Finding& finding) const {
    std::vector<const extract::Fact*> found;
    for (const std::string& id : finding.facts) {
      if (const extract::Fact* fact = find(id)) found.push_back(fact);
    }
    return found;
  }

 private:
  std::unordered_map<std::string, const extract::Fact*> facts_;
};

/// True for a page that was read from a picture.
bool on_scan(const layout::DocumentReading& document, int page);

/// Puts the fact that is to blame in front of those of a finding.
void put_first(Finding& finding, const std::string& id);

}  // namespace ziping::check
