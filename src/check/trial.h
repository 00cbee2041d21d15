#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/check.h"
#include "check/indicator_rows.h"
#include "check/material.h"
#include "check/memory.h"

namespace ziping::check {

using CheckNames = std::set<std::string, std::less<>>;

/// All checks, in the order of the catalogue; ids, causes and roots are open. With `only`: those of these names (and
/// what comes with them) that are on figures, in any order and without messages.
std::vector<Finding> compute_findings(const Material& material, const std::vector<IndicatorTable>& tables,
                                      const CheckNames* only);

/// "What if this figure were another": runs the checks again with one fact changed and tells which of the failing
/// findings would hold. The number of trials is bounded, for a page of wrong figures must not take for ever.
class Trials {
 public:
  Trials(const layout::DocumentReading& document, const extract::Extraction& extraction,
         const patterns::PatternSet& patterns, Memory& memory, const std::vector<Finding>& findings);

  struct Outcome {
    /// Indices of failing findings that now pass, or that there is no longer a reason for.
    std::set<std::size_t> mended;
    /// How much about the fact fails (notices aside) that did not before.
    int spoiled = 0;
  };
  Trials(const Trials&) = delete;
  Trials& operator=(const Trials&) = delete;

  /// `value` in the fact's own unit. An empty outcome once the trials are used up.
  Outcome with(const extract::Fact& fact, const Decimal& value);
  bool used_up() const { return left_ == 0; }
  /// Allows as many trials again.
  void renew() { left_ = kMost; }

 private:
  /// The facts with one of them changed at a time; what is built on them points into them.
  extract::Extraction changed_;
  Figures figures_;
  Material material_;
  std::vector<IndicatorTable> tables_;
  const std::vector<Finding>& findings_;
  /// Failing findings by what they are about; and the checks that had something to say about a fact.
  std::map<std::string, std::size_t> failing_;
  std::map<std::string, CheckNames> checks_of_;
  /// Failing checks that formulas make: these may look at more figures than they name (the nearer of two).
  CheckNames failing_formulas_;
  static constexpr int kMost = 64;
  int left_ = kMost;
};

/// What a finding is about: its check and facts, whatever their order.
std::string key_of(const Finding& finding);

}  // namespace ziping::check
