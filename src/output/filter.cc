#include "output/filter.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace ziping::output {
namespace {

template <class List, class Match>
bool any_or_none(const List& list, Match match) {
  return list.empty() || std::any_of(list.begin(), list.end(), match);
}

bool matches(std::string_view pattern, std::string_view concept_id) {
  if (pattern.ends_with('*')) return concept_id.starts_with(pattern.substr(0, pattern.size() - 1));
  return concept_id == pattern;
}

}  // namespace

bool Filter::takes(const store::DocumentRow& row) const {
  return any_or_none(years, [&](int year) { return row.year == year; }) &&
         any_or_none(statuses, [&](const std::string& status) { return row.status == status; }) &&
         any_or_none(entities, [&](const std::string& part) {
           return row.entity && row.entity->find(part) != std::string::npos;
         });
}

bool Filter::takes(const extract::Fact& fact) const {
  return (fact.sure || !only_sure) &&
         any_or_none(concepts, [&](const std::string& pattern) { return matches(pattern, fact.concept_id); });
}

void Filter::apply(store::DocumentRecord& record) const {
  if (concepts.empty() && !only_sure && !reviewed) return;
  std::set<std::string> settled;
  for (const store::Settlement& settlement : record.settled) settled.insert(settlement.other.id);
  std::erase_if(record.extraction.facts,
                [&](const extract::Fact& fact) { return !takes(fact) || (reviewed && settled.count(fact.id) == 0); });
  std::set<std::string> left;
  for (const extract::Fact& fact : record.extraction.facts) left.insert(fact.id);
  std::erase_if(record.findings, [&](check::Finding& finding) {
    const bool spoke = !finding.facts.empty();
    std::erase_if(finding.facts, [&](const std::string& fact) { return left.count(fact) == 0; });
    return spoke && finding.facts.empty();
  });
}

}  // namespace ziping::output
