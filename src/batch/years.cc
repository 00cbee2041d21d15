#include "batch/years.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "check/year_checks.h"

namespace ziping::batch {
namespace {

using Documents = std::vector<const store::DocumentRow*>;
using Reports = std::map<std::pair<std::string, int>, Documents>;

const Documents& of(const Reports& reports, const std::pair<std::string, int>& key) {
  static const Documents none;
  const auto found = reports.find(key);
  return found == reports.end() ? none : found->second;
}

bool any_of(const Documents& documents, const std::set<std::int64_t>& ids) {
  return std::ranges::any_of(documents, [&](const store::DocumentRow* row) { return ids.contains(row->id); });
}

bool of_years(const check::Finding& finding) {
  return finding.id.starts_with('y');
}

/// What was found against a report that is not the only one of its year any more.
Status forget(store::Store& store, const store::DocumentRow& now) {
  auto record = store.load(now.id, {.pages = false, .tables = false, .facts = false, .findings = true});
  if (!record) return record.error();
  return std::erase_if(record->findings, of_years) == 0 ? Status(Done{}) : store.put_findings(now.id, record->findings);
}

Status compare(store::Store& store, const patterns::PatternSet& patterns, const store::DocumentRow& before,
               const store::DocumentRow& now) {
  const auto last = store.load(before.id);
  if (!last) return last.error();
  const auto record = store.load(now.id);
  if (!record) return record.error();
  std::vector<check::Finding> findings = record->findings;
  std::erase_if(findings, of_years);
  const std::string file = std::filesystem::path(before.file).filename().string();
  for (check::Finding& finding :
       check::check_against_last_year(record->extraction, {last->extraction, file}, patterns)) {
    findings.push_back(std::move(finding));
  }
  return findings == record->findings ? Status(Done{}) : store.put_findings(now.id, findings);
}

}  // namespace

Status check_years(store::Store& store, const patterns::PatternSet& patterns) {
  const auto pending = store.years_pending();
  if (!pending) return pending.error();
  if (pending->empty()) return Done{};
  const auto rows = store.list();
  if (!rows) return rows.error();
  Reports reports;
  for (const store::DocumentRow& row : *rows) {
    if (!row.entity || !row.year || row.pages == 0 || row.status == "running") continue;
    reports[{patterns.language().label_form(*row.entity), *row.year}].push_back(&row);
  }
  for (const auto& [key, documents] : reports) {
    const Documents& before = of(reports, {key.first, key.second - 1});
    if (!any_of(documents, *pending) && !any_of(before, *pending)) continue;
    // Two reports of a unit and year (a draft and the final one) leave open which is meant.
    const bool clear = documents.size() == 1 && before.size() == 1;
    for (const store::DocumentRow* now : documents) {
      const Status done = clear ? compare(store, patterns, *before.front(), *now) : forget(store, *now);
      if (!done) return done;
    }
  }
  return store.set_years_compared(*pending);
}

}  // namespace ziping::batch
