#include "review/queue.h"

#include <algorithm>
#include <map>

namespace ziping::review {
namespace {

using check::Cause;
using check::Finding;
using check::Severity;
using check::Verdict;

// An error outweighs two warnings; a check that another reading mends outweighs one the report is to blame for.
double weight_of(const Finding& finding) {
  const double severity = finding.severity == Severity::Error ? 8 : 3;
  switch (finding.cause) {
    case Cause::Reading:
      return severity * 2;
    case Cause::Unknown:
      return severity;
    case Cause::Report:
    case Cause::None:
      break;
  }
  return severity / 4;
}

bool counts(const Finding& finding) {
  return finding.verdict == Verdict::Fail && finding.severity != Severity::Notice;
}

}  // namespace

std::vector<Waiting> queue_of(const store::DocumentRecord& record, const Trail& trail) {
  std::map<std::string, Waiting> involved;
  for (const Finding& finding : record.findings) {
    if (!counts(finding)) continue;
    for (std::size_t i = 0; i < finding.facts.size(); ++i) {
      if (i > 0 && finding.cause != Cause::Reading && finding.cause != Cause::Unknown) break;
      Waiting& waiting = involved[finding.facts[i]];
      waiting.weight += weight_of(finding) * (i == 0 ? 1 : 0.5);
      if (waiting.why.empty() || waiting.why.back() != finding.id) waiting.why.push_back(finding.id);
    }
  }
  std::vector<Waiting> queue;
  for (const extract::Fact& fact : record.extraction.facts) {
    if (trail.in_force(fact.id) != nullptr) continue;
    const auto found = involved.find(fact.id);
    if (found == involved.end() && fact.sure) continue;
    Waiting waiting = found == involved.end() ? Waiting{} : found->second;
    waiting.fact = fact.id;
    if (!fact.sure) waiting.weight += 0.25 + 0.25 * (1 - std::clamp(fact.confidence, 0.0, 1.0));
    waiting.skipped = trail.skipped(fact.id);
    queue.push_back(std::move(waiting));
  }
  std::stable_sort(queue.begin(), queue.end(), [](const Waiting& a, const Waiting& b) {
    if (a.skipped != b.skipped) return b.skipped;
    return a.weight > b.weight;
  });
  return queue;
}

}  // namespace ziping::review
