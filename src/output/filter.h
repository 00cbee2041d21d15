#pragma once
#include <string>
#include <vector>

#include "store/store.h"

namespace ziping::output {

/// Which documents and facts leave the house. An empty list lets everything pass; within a list one match is enough,
/// between lists all must match.
struct Filter {
  /// Concept ids; "funds.*" stands for all that begin with "funds.".
  std::vector<std::string> concepts = {};
  std::vector<int> years = {};
  /// Part of the entity's name is enough.
  std::vector<std::string> entities = {};
  std::vector<std::string> statuses = {};
  bool only_sure = false;
  /// Only facts that a person's decision is in force for.
  bool reviewed = false;

  /// By what is known without loading the document.
  bool takes(const store::DocumentRow& row) const;
  bool takes(const extract::Fact& fact) const;
  /// Removes the facts that are not asked for, the findings that speak of facts but of none that is left, and the names
  /// of removed facts from the findings that stay.
  void apply(store::DocumentRecord& record) const;
};

}  // namespace ziping::output
