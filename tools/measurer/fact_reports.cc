#include "fact_reports.h"

#include <map>

#include "json_access.h"
#include "store/store.h"

namespace ziping::measure {

void add_reports(const std::string& db, json* exported) {
  auto store = store::Store::open(db, {.read_only = true, .create = false});
  if (!store || !exported->is_object() || !exported->contains("documents")) return;
  for (json& document : exported->at("documents")) {
    const auto row = store->find_by_hash(text_of(document, "sha256"));
    if (!row || !*row || !document.contains("facts")) continue;
    const auto record = store->load((*row)->id, {.pages = false, .tables = false, .facts = true, .findings = false});
    if (!record) continue;
    std::map<std::string, int> reports;
    for (const extract::Fact& fact : record->extraction.facts) reports[fact.id] = fact.report;
    for (json& fact : document.at("facts")) {
      if (const auto found = reports.find(text_of(fact, "id")); found != reports.end()) fact["report"] = found->second;
    }
  }
}

}  // namespace ziping::measure
