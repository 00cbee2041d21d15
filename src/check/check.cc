#include "check/check.h"

#include <algorithm>
#include <unordered_map>

#include "check/agreement_checks.h"
#include "check/cause.h"
#include "check/formula_checks.h"
#include "check/identity_checks.h"
#include "check/indicator_checks.h"
#include "check/indicator_rows.h"
#include "check/memory.h"
#include "check/narrative_scores.h"
#include "check/project_checks.h"
#include "check/roots.h"
#include "check/rule_cause.h"
#include "check/rule_checks.h"
#include "check/score_checks.h"
#include "check/sum_checks.h"
#include "check/text_cause.h"
#include "check/text_checks.h"
#include "check/unit_slips.h"
#include "patterns/pattern_set.h"

namespace ziping::check {
namespace {

/// A function of this room with the checks it makes, so that a trial runs no more than it asks for.
struct Group {
  std::vector<std::string_view> checks;
  void (*run)(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts);
};

const std::vector<Group>& figure_groups() {
  static const std::vector<Group> kGroups{
      {{"weight-total", "block-weight", "score-range", "score-total"}, check_scores},
      {{"target-missed-full-score", "target-met-points-lost", "pro-rata-score", "reason-missing",
        "actual-is-comparator", "comparator-sense", "rate-range", "unit-vs-indicator", "cost-indicator", "unit-cost",
        "all-actual-equal-target", "copied-indicators"},
       check_indicators},
      {{"score-rule", "checklist-points", "default-full-score", "stated-rate", "weight-pattern"}, check_rules},
      {{"indicator-twice", "repeated-amount", "total-in-prose", "grade-band"}, check_agreement},
      {{"form-vs-annex", "prose-vs-table", "project-coverage", "name-agreement"},
       [](const Material& material, const std::vector<IndicatorTable>&, Drafts& drafts) {
         check_projects(material, drafts);
       }},
      {{"source-sum", "column-sum", "doubled-number"},
       [](const Material& material, const std::vector<IndicatorTable>&, Drafts& drafts) {
         check_sums(material, drafts);
       }},
  };
  return kGroups;
}

Drafts all_drafts(const Material& material, const std::vector<IndicatorTable>& tables, const CheckNames* only) {
  Drafts drafts;
  check_formulas(material, only, drafts);
  for (const Group& group : figure_groups()) {
    const bool wanted = !only || std::any_of(group.checks.begin(), group.checks.end(),
                                             [&](std::string_view check) { return only->contains(check); });
    if (wanted) group.run(material, tables, drafts);
  }
  add_unit_slips(drafts);
  if (only) return drafts;
  check_texts(material, drafts);
  check_text_against_tables(material, tables, drafts);
  check_narrative_scores(material, drafts);
  check_identities(material, drafts);
  return drafts;
}

/// In the order of the catalogue; within a check as found.
void sort_by_catalogue(const patterns::CheckBook& book, Drafts& drafts) {
  std::unordered_map<std::string, int> numbers;
  for (const patterns::CheckRecord& record : book.checks()) numbers.emplace(record.name, record.number);
  std::stable_sort(drafts.begin(), drafts.end(),
                   [&](const Draft& a, const Draft& b) { return numbers[a.check] < numbers[b.check]; });
}

}  // namespace

std::vector<Finding> compute_findings(const Material& material, const std::vector<IndicatorTable>& tables,
                                      const CheckNames* only) {
  Drafts drafts = all_drafts(material, tables, only);
  if (!only) sort_by_catalogue(material.book, drafts);
  std::vector<Finding> findings;
  findings.reserve(drafts.size());
  for (const Draft& draft : drafts) findings.push_back(finished(draft, material.book, only == nullptr));
  return findings;
}

namespace {

std::vector<Finding> numbered_findings(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                       const patterns::PatternSet& patterns, Memory& memory) {
  const Figures figures(extraction, patterns.checks(), patterns.language());
  const Material material{document,           extraction,          figures,      patterns.checks(),
                          patterns.scoring(), patterns.language(), memory.rules, memory.names};
  std::vector<Finding> findings = compute_findings(material, indicator_tables(document, extraction), nullptr);
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = "c" + std::to_string(i + 1);
  return findings;
}

}  // namespace

std::vector<Finding> run_checks_only(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                     const patterns::PatternSet& patterns) {
  Memory memory(patterns);
  return numbered_findings(document, extraction, patterns, memory);
}

std::vector<Finding> run_checks(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                const patterns::PatternSet& patterns) {
  Memory memory(patterns);
  std::vector<Finding> findings = numbered_findings(document, extraction, patterns, memory);
  Trials trials(document, extraction, patterns, memory, findings);
  find_causes(document, extraction, patterns.checks(), trials, findings);
  const Figures figures(extraction, patterns.checks(), patterns.language());
  const Material material{document,           extraction,          figures,      patterns.checks(),
                          patterns.scoring(), patterns.language(), memory.rules, memory.names};
  find_text_causes(material, findings);
  find_rule_causes(material, findings);
  trials.renew();
  find_roots(extraction, trials, findings);
  return findings;
}

}  // namespace ziping::check
