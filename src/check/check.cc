#include "check/check.h"

#include <algorithm>
#include <unordered_map>

#include "check/agreement_checks.h"
#include "check/cause.h"
#include "check/formula_checks.h"
#include "check/identity_checks.h"
#include "check/indicator_checks.h"
#include "check/indicator_rows.h"
#include "check/project_checks.h"
#include "check/rule_checks.h"
#include "check/score_checks.h"
#include "check/sum_checks.h"
#include "check/text_checks.h"
#include "check/unit_slips.h"
#include "patterns/pattern_set.h"

namespace ziping::check {
namespace {

Drafts all_drafts(const Material& material, bool with_texts) {
  const std::vector<IndicatorTable> tables = indicator_tables(material.document, material.extraction);
  Drafts drafts;
  check_formulas(material, drafts);
  check_scores(material, tables, drafts);
  check_indicators(material, tables, drafts);
  check_rules(material, tables, drafts);
  check_agreement(material, tables, drafts);
  check_projects(material, drafts);
  check_sums(material, drafts);
  add_unit_slips(drafts);
  if (!with_texts) return drafts;
  check_texts(material, drafts);
  check_text_against_tables(material, tables, drafts);
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

std::vector<Finding> compute_findings(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                      const patterns::PatternSet& patterns, RuleReader& rules, bool with_texts) {
  const Figures figures(extraction, patterns.checks(), patterns.language());
  const Material material{
      document, extraction, figures, patterns.checks(), patterns.scoring(), patterns.language(), *patterns.confusions(),
      rules};
  Drafts drafts = all_drafts(material, with_texts);
  sort_by_catalogue(patterns.checks(), drafts);
  std::vector<Finding> findings;
  findings.reserve(drafts.size());
  for (const Draft& draft : drafts) findings.push_back(finished(draft, patterns.checks()));
  return findings;
}

std::vector<Finding> run_checks(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                const patterns::PatternSet& patterns) {
  RuleReader rules(patterns.scoring(), patterns.language());
  std::vector<Finding> findings = compute_findings(document, extraction, patterns, rules, true);
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = "c" + std::to_string(i + 1);
  Trials readings(document, extraction, patterns, rules, findings);
  find_causes(document, extraction, readings, findings);
  Trials values(document, extraction, patterns, rules, findings);
  find_roots(extraction, values, findings);
  return findings;
}

}  // namespace ziping::check
