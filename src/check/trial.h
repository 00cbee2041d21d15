#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/check.h"
#include "check/rule_reader.h"

namespace ziping::check {

/// All checks on figures, without those on running text alone; ids, causes and roots are open.
std::vector<Finding> compute_findings(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                      const patterns::PatternSet& patterns, RuleReader& rules, bool with_texts);

/// "What if this figure were another": runs the checks again with one fact changed and tells which of the failing
/// findings would hold. The number of trials is bounded, for a page of wrong figures must not take for ever.
class Trials {
 public:
  Trials(const layout::DocumentReading& document, const extract::Extraction& extraction,
         const patterns::PatternSet& patterns, RuleReader& rules, const std::vector<Finding>& findings);

  struct Outcome {
    /// Indices of failing findings that now pass.
    std::set<std::size_t> mended;
    /// Something about the fact fails that did not before.
    bool spoils = false;
  };
  /// `value` in the fact's own unit. An empty outcome once the trials are used up.
  Outcome with(const extract::Fact& fact, const Decimal& value);
  bool used_up() const { return left_ == 0; }

 private:
  const layout::DocumentReading& document_;
  extract::Extraction changed_;
  const patterns::PatternSet& patterns_;
  RuleReader& rules_;
  const std::vector<Finding>& findings_;
  /// Failing findings by what they are about.
  std::map<std::string, std::size_t> failing_;
  int left_ = 48;
};

/// What a finding is about: its check and facts, whatever their order.
std::string key_of(const Finding& finding);

}  // namespace ziping::check
