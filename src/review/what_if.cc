#include "review/what_if.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "check/check.h"
#include "check/trial.h"
#include "review/settle.h"

namespace ziping::review {

std::vector<check::Finding> with_comparisons(std::vector<check::Finding> own,
                                             const std::vector<check::Finding>& before) {
  // Findings of the document's own checks are c1, c2 ...
  for (const check::Finding& finding : before) {
    if (!finding.id.starts_with('c')) own.push_back(finding);
  }
  return own;
}

Effect effect_of(const std::vector<check::Finding>& before, const std::vector<check::Finding>& after) {
  Effect effect;
  std::map<std::string, const check::Finding*> known;
  std::set<std::string> still;
  for (const check::Finding& finding : before) {
    known.emplace(check::key_of(finding), &finding);
    if (finding.verdict == check::Verdict::Fail) ++effect.failing_before;
  }
  for (const check::Finding& finding : after) {
    if (finding.verdict != check::Verdict::Fail) continue;
    ++effect.failing_after;
    const std::string key = check::key_of(finding);
    still.insert(key);
    const auto now = known.find(key);
    if (now != known.end() && now->second->verdict == check::Verdict::Fail) continue;
    effect.breaks.push_back(finding);
    effect.breaks.back().id = now == known.end() ? std::string() : now->second->id;
  }
  for (const check::Finding& finding : before) {
    if (finding.verdict != check::Verdict::Fail || still.count(check::key_of(finding)) != 0) continue;
    effect.fixes.push_back(finding.id);
  }
  return effect;
}

Effect what_if(const store::DocumentRecord& record, const std::vector<extract::Fact>& changed,
               const patterns::PatternSet& patterns) {
  // What stands already changes nothing; it is the first choice of every figure.
  const bool same = std::all_of(changed.begin(), changed.end(), [&](const extract::Fact& now) {
    const auto& facts = record.extraction.facts;
    const auto standing =
        std::find_if(facts.begin(), facts.end(), [&](const extract::Fact& fact) { return fact.id == now.id; });
    return standing == facts.end() || says_the_same(*standing, now);
  });
  if (same) return effect_of(record.findings, record.findings);
  extract::Extraction extraction = record.extraction;
  std::vector<extract::Fact> other_texts;
  for (extract::Fact& fact : extraction.facts) {
    const auto found =
        std::find_if(changed.begin(), changed.end(), [&](const extract::Fact& other) { return other.id == fact.id; });
    const auto settled =
        std::find_if(record.settled.begin(), record.settled.end(),
                     [&](const store::Settlement& settlement) { return settlement.other.id == fact.id; });
    const std::string& read = settled == record.settled.end() ? fact.text : settled->other.text;
    const extract::Fact& now = found == changed.end() ? fact : *found;
    if (now.text != read) other_texts.push_back(now);
    if (found != changed.end()) fact = *found;
  }
  std::vector<check::Finding> own =
      other_texts.empty() ? check::run_checks_only(record.reading, extraction, patterns)
                          : check::run_checks_only(with_texts(record.reading, other_texts), extraction, patterns);
  return effect_of(record.findings, with_comparisons(std::move(own), record.findings));
}

}  // namespace ziping::review
