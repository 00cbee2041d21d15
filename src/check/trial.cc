#include "check/trial.h"

#include <algorithm>

#include "base/rational.h"

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
    : document_(document), changed_(extraction), patterns_(patterns), rules_(rules), findings_(findings) {
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].verdict == Verdict::Fail) failing_.emplace(key_of(findings[i]), i);
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
  const std::vector<Finding> now = compute_findings(document_, changed_, patterns_, rules_, false);
  *found = before;
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
