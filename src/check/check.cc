#include "check/check.h"

#include <algorithm>
#include <unordered_map>

#include "check/agreement_checks.h"
#include "check/formula_checks.h"
#include "check/identity_checks.h"
#include "check/indicator_checks.h"
#include "check/indicator_rows.h"
#include "check/project_checks.h"
#include "check/rule_checks.h"
#include "check/score_checks.h"
#include "check/sum_checks.h"
#include "check/text_checks.h"
#include "patterns/pattern_set.h"

namespace ziping::check {
namespace {

Drafts all_drafts(const Material& material) {
  const std::vector<IndicatorTable> tables = indicator_tables(material.document, material.extraction);
  Drafts drafts;
  check_formulas(material, drafts);
  check_scores(material, tables, drafts);
  check_indicators(material, tables, drafts);
  check_sums(material, drafts);
  check_rules(material, tables, drafts);
  check_agreement(material, tables, drafts);
  check_projects(material, drafts);
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

std::vector<Finding> run_checks(const layout::DocumentReading& document, const extract::Extraction& extraction,
                                const patterns::PatternSet& patterns) {
  const Figures figures(extraction, patterns.checks(), patterns.language());
  const Material material{document,
                          extraction,
                          figures,
                          patterns.checks(),
                          patterns.scoring(),
                          patterns.language(),
                          *patterns.confusions()};
  Drafts drafts = all_drafts(material);
  sort_by_catalogue(patterns.checks(), drafts);
  std::vector<Finding> findings;
  findings.reserve(drafts.size());
  for (const Draft& draft : drafts) {
    findings.push_back(finished(draft, patterns.checks()));
    findings.back().id = "c" + std::to_string(findings.size());
  }
  return findings;
}

}  // namespace ziping::check
