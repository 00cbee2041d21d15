#include "compare_findings.h"

#include <algorithm>
#include <map>
#include <set>

#include "json_access.h"

namespace ziping::measure {
namespace {

std::set<std::string> operands_of(const json& finding) {
  std::set<std::string> operands;
  for (const json& operand : list_of(finding, "operands")) {
    if (operand.is_string()) operands.insert(plain(operand.get<std::string>()));
  }
  for (const char* key : {"stated", "computed"}) {
    if (!text_of(finding, key).empty()) operands.insert(plain(text_of(finding, key)));
  }
  return operands;
}

/// The same check on figures of which at least one is shared (checks over names share none).
bool same_finding(const json& a, const json& b) {
  if (text_of(a, "check") != text_of(b, "check") || text_of(a, "verdict") != text_of(b, "verdict")) return false;
  const auto p = operands_of(a);
  const auto q = operands_of(b);
  if (p.empty() || q.empty()) return true;
  return std::any_of(p.begin(), p.end(), [&](const std::string& operand) { return q.count(operand) != 0; });
}

bool met(const json& finding, const json& candidates) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const json& candidate) { return same_finding(finding, candidate); });
}

bool failed(const json& finding) {
  return text_of(finding, "verdict") == "fail";
}

/// The id of the root of its group; its own where it stands alone.
std::string group_of(const json& finding) {
  const std::string root = text_of(finding, "root");
  return root.empty() ? text_of(finding, "id") : root;
}

/// Ids of the read facts whose place the truth knows with another value.
std::set<std::string> misread(const json& truth, const json& read) {
  std::multimap<std::string, const json*> by_concept;
  for (const json& fact : list_of(truth, "facts")) by_concept.emplace(text_of(fact, "concept"), &fact);
  std::set<std::string> ids;
  for (const json& fact : list_of(read, "facts")) {
    const auto [begin, end] = by_concept.equal_range(text_of(fact, "concept"));
    bool there = false;
    bool right = false;
    for (auto entry = begin; entry != end; ++entry) {
      const json& wanted = *entry->second;
      if (wanted.at("page") != fact.at("page") || !overlap(wanted, fact)) continue;
      there = true;
      right = right || plain(text_of(wanted, "value")) == plain(text_of(fact, "value"));
    }
    if (there && !right) ids.insert(text_of(fact, "id"));
  }
  return ids;
}

class FindingComparison {
 public:
  FindingComparison(const json& truth, const json& read, const std::string& pdf, Tally* tally)
      : wanted_(list_of(truth, "findings")),
        findings_(list_of(read, "findings")),
        misread_(misread(truth, read)),
        pdf_(pdf),
        tally_(tally) {
    for (const json& finding : findings_) {
      if (failed(finding) && met(finding, wanted_)) expected_groups_.insert(group_of(finding));
    }
  }

  void run() {
    for (const json& finding : wanted_) wanted(finding);
    tally_->unexpected.all += 1;
    for (const json& finding : findings_) {
      if (failed(finding)) found(finding);
    }
  }

 private:
  void wanted(const json& finding) {
    const bool there = met(finding, findings_);
    if (!failed(finding)) {
      tally_->passes_confirmed.add(there);
      return;
    }
    tally_->findings_found.add(there);
    tally_->found_by_check[text_of(finding, "check")].add(there);
    if (there) return;
    fail("error not found",
         text_of(finding, "check") + ": stated " + text_of(finding, "stated") + ", computed " +
             text_of(finding, "computed") + " " + text_of(finding, "note"),
         "");
  }

  void found(const json& finding) {
    const std::string check = text_of(finding, "check");
    const std::string said = check + " (" + text_of(finding, "cause") + "): " + text_of(finding, "message");
    const bool called_reading = text_of(finding, "cause") == "reading";
    const auto& facts = list_of(finding, "facts");
    const bool on_misread = std::any_of(facts.begin(), facts.end(),
                                        [&](const json& id) { return misread_.count(id.get<std::string>()) != 0; });
    const bool planted = met(finding, wanted_);
    if (planted && !on_misread && !facts.empty()) {
      tally_->report_blamed.add(!called_reading);
      if (called_reading) fail("report's error called a misreading", "", said);
    }
    if (planted || expected_groups_.count(group_of(finding)) != 0) return;
    if (on_misread) {
      tally_->misreadings_named.add(called_reading);
      if (!called_reading) fail("misreading not named", "", said);
    }
    tally_->unexpected.good += 1;
    ++tally_->unexpected_by_check[check];
    fail("unexpected finding", "", said);
  }

  void fail(const char* kind, const std::string& truth, const std::string& read) {
    tally_->failures.push_back({kind, pdf_, 0, {}, truth, read, 0, false});
  }

  const json& wanted_;
  const json& findings_;
  std::set<std::string> misread_;
  std::set<std::string> expected_groups_;
  const std::string& pdf_;
  Tally* tally_;
};

}  // namespace

void compare_findings(const json& truth, const json& read, const std::string& pdf, Tally* tally) {
  FindingComparison(truth, read, pdf, tally).run();
}

}  // namespace ziping::measure
