#include "batch/years.h"

#include <filesystem>
#include <map>
#include <vector>

#include "check/year_checks.h"

namespace ziping::batch {
namespace {

using Reports = std::map<std::pair<std::string, int>, std::vector<const store::DocumentRow*>>;

/// The one report of a unit and year; two of them (a draft and the final one) leave open which is meant.
const store::DocumentRow* only_one(const Reports& reports, const std::pair<std::string, int>& key) {
  const auto found = reports.find(key);
  return found != reports.end() && found->second.size() == 1 ? found->second.front() : nullptr;
}

Status compare(store::Store& store, const patterns::PatternSet& patterns, const store::DocumentRow& before,
               const store::DocumentRow& now) {
  const auto last = store.load(before.id);
  if (!last) return last.error();
  const auto record = store.load(now.id);
  if (!record) return record.error();
  std::vector<check::Finding> findings = record->findings;
  std::erase_if(findings, [](const check::Finding& finding) { return finding.id.starts_with('y'); });
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
    const store::DocumentRow* now = only_one(reports, key);
    const store::DocumentRow* before = only_one(reports, {key.first, key.second - 1});
    if (!now || !before || (!pending->contains(now->id) && !pending->contains(before->id))) continue;
    if (Status done = compare(store, patterns, *before, *now); !done) return done;
  }
  return store.set_years_compared(*pending);
}

}  // namespace ziping::batch
