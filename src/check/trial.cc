#include "check/trial.h"

#include <algorithm>

#include "base/rational.h"
#include "patterns/pattern_set.h"

namespace ziping::check {

std::string key_of(const Finding& finding) {
  std::vector<std::string> ids = finding.facts;
  std::sort(ids.begin(), ids.end());
  std::string key = finding.check;
  for (const std::string& id : ids) key += "|" + id;
  return key;
}

Trials::Trials(const layout::DocumentReading& document, const extract::Extraction& extraction,
               const patterns::PatternSet& patterns, RuleReader& rules, const std::vector<Finding>& findings)
    : changed_(extraction),
      figures_(changed_, patterns.checks(), patterns.language()),
      material_{document,
                changed_,
                figures_,
                patterns.checks(),
                patterns.scoring(),
                patterns.language(),
                *patterns.confusions(),
                rules},
      tables_(indicator_tables(document, changed_)),
      findings_(findings) {
  CheckNames failed;
  for (const Finding& finding : findings) {
    for (const std::string& id : finding.facts) checks_of_[id].insert(finding.check);
    if (finding.verdict == Verdict::Fail) failed.insert(finding.check);
  }
  if (failed.empty()) return;
  // Only what a trial computes at all can be seen to be mended by it.
  std::set<std::string> computed;
  for (const Finding& finding : compute_findings(material_, tables_, &failed)) {
    if (finding.verdict == Verdict::Fail) computed.insert(key_of(finding));
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].verdict == Verdict::Fail && computed.contains(key_of(findings[i]))) {
      failing_.emplace(key_of(findings[i]), i);
    }
  }
}

Trials::Outcome Trials::with(const extract::Fact& fact, const Decimal& value) {
  Outcome outcome;
  if (left_ == 0) return outcome;
  const auto found = std::find_if(changed_.facts.begin(), changed_.facts.end(),
                                  [&](const extract::Fact& other) { return other.id == fact.id; });
  if (found == changed_.facts.end() || !fact.value) return outcome;
  --left_;
  const extract::Fact before = *found;
  found->value = value;
  if (before.base_value && !before.value->is_zero()) {
    const Rational factor = Rational(*before.base_value) / Rational(*before.value);
    found->base_value = (Rational(value) * factor).as_decimal(Decimal::kMaxScale);
  } else {
    found->base_value.reset();
  }
  figures_.refresh(*found);
  const std::vector<Finding> now = compute_findings(material_, tables_, &checks_of_[fact.id]);
  *found = before;
  figures_.refresh(*found);
  for (const Finding& finding : now) {
    if (std::find(finding.facts.begin(), finding.facts.end(), fact.id) == finding.facts.end()) continue;
    const auto failed = failing_.find(key_of(finding));
    if (failed != failing_.end() && finding.verdict == Verdict::Pass) outcome.mended.insert(failed->second);
    const bool counts = finding.severity != Severity::Notice;
    if (failed == failing_.end() && finding.verdict == Verdict::Fail && counts) outcome.spoils = true;
  }
  // Findings that only exist while something is wrong (points lost without a reason) are mended by being gone.
  std::set<std::string> still;
  for (const Finding& finding : now) {
    if (finding.verdict == Verdict::Fail) still.insert(key_of(finding));
  }
  for (const auto& [key, index] : failing_) {
    const auto& ids = findings_[index].facts;
    const bool about = std::find(ids.begin(), ids.end(), fact.id) != ids.end();
    if (about && !still.contains(key)) outcome.mended.insert(index);
  }
  return outcome;
}

}  // namespace ziping::check
