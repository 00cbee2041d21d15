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
               const patterns::PatternSet& patterns, Memory& memory, const std::vector<Finding>& findings)
    : changed_(extraction),
      figures_(changed_, patterns.checks(), patterns.language()),
      material_{document,     changed_,    figures_, patterns.checks(), patterns.scoring(), patterns.language(),
                memory.rules, memory.names},
      tables_(indicator_tables(document, changed_)),
      findings_(findings) {
  CheckNames failed;
  for (const Finding& finding : findings) {
    for (const std::string& id : finding.facts) checks_of_[id].insert(finding.check);
    if (finding.verdict == Verdict::Fail) failed.insert(finding.check);
  }
  if (failed.empty()) return;
  for (const patterns::FormulaRecord& formula : patterns.checks().formulas()) {
    if (failed.contains(formula.check)) failing_formulas_.insert(formula.check);
  }
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
  CheckNames asked = checks_of_[fact.id];
  asked.insert(failing_formulas_.begin(), failing_formulas_.end());
  const std::vector<Finding> now = compute_findings(material_, tables_, &asked);
  *found = before;
  figures_.refresh(*found);
  std::set<std::string> still;
  for (const Finding& finding : now) {
    if (finding.verdict != Verdict::Fail) continue;
    const std::string key = key_of(finding);
    const bool about = std::find(finding.facts.begin(), finding.facts.end(), fact.id) != finding.facts.end();
    if (about && finding.severity != Severity::Notice && !failing_.contains(key)) ++outcome.spoiled;
    still.insert(key);
  }
  for (const auto& [key, index] : failing_) {
    if (asked.contains(findings_[index].check) && !still.contains(key)) outcome.mended.insert(index);
  }
  return outcome;
}

}  // namespace ziping::check
