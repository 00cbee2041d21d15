#include "serve/document_routes.h"

#include <algorithm>
#include <functional>
#include <map>

#include "output/form_of.h"
#include "output/json_parts.h"
#include "store/names.h"

namespace ziping::serve {
namespace {

Json listed_json(const ListedDocument& document) {
  const store::DocumentRow& row = document.row;
  const store::DocumentCounts& counts = document.counts;
  return {{"id", short_id(row.sha256)},
          {"sha256", row.sha256},
          {"file", row.file},
          {"entity", output::optional_json(row.entity)},
          {"year", output::optional_json(row.year)},
          {"status", row.status},
          {"pages", counts.pages},
          {"tables", counts.tables},
          {"facts", counts.facts},
          {"unsure", counts.unsure},
          {"open", counts.open},
          {"errors", counts.errors},
          {"warnings", counts.warnings},
          {"notices", counts.notices},
          {"settled", counts.settled}};
}

bool takes(const Request& request, const ListedDocument& document) {
  const store::DocumentRow& row = document.row;
  const auto given = [&](const char* name) {
    const auto value = request.parameter(name);
    return value && !value->empty() ? value : std::nullopt;
  };
  const auto contains = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  const std::string entity = row.entity.value_or("");
  if (const auto q = given("q"); q && !contains(row.file, *q) && !contains(entity, *q)) return false;
  if (const auto part = given("entity"); part && !contains(entity, *part)) return false;
  if (const auto status = given("status"); status && row.status != *status) return false;
  if (const auto year = given("year"); year && (!row.year || std::to_string(*row.year) != *year)) return false;
  if (const auto flag = given("unsure"); flag && *flag == "1" && document.counts.unsure == 0) return false;
  const bool failing = document.counts.errors + document.counts.warnings > 0;
  return !(given("failing") == "1" && !failing) && !(given("open") == "1" && document.counts.open == 0);
}

using Before = std::function<bool(const ListedDocument&, const ListedDocument&)>;

const std::map<std::string, Before>& orders() {
  static const std::map<std::string, Before> kOrders{
      {"file", [](const auto& a, const auto& b) { return a.row.file < b.row.file; }},
      {"entity", [](const auto& a, const auto& b) { return a.row.entity < b.row.entity; }},
      {"year", [](const auto& a, const auto& b) { return a.row.year < b.row.year; }},
      {"status", [](const auto& a, const auto& b) { return a.row.status < b.row.status; }},
      {"unsure", [](const auto& a, const auto& b) { return a.counts.unsure < b.counts.unsure; }},
      {"open", [](const auto& a, const auto& b) { return a.counts.open < b.counts.open; }},
      {"errors", [](const auto& a, const auto& b) { return a.counts.errors < b.counts.errors; }},
      {"facts", [](const auto& a, const auto& b) { return a.counts.facts < b.counts.facts; }},
      {"pages", [](const auto& a, const auto& b) { return a.counts.pages < b.counts.pages; }},
  };
  return kOrders;
}

Reply list(Documents& documents, const Request& request) {
  auto all = documents.list();
  if (!all) return problem(all.error());
  std::erase_if(*all, [&](const ListedDocument& document) { return !takes(request, document); });
  const auto refusal = sort_by_request(request, orders(), "is no column of the list", &*all);
  if (refusal) return *refusal;
  return list_reply(request, all->size(), [&](std::size_t i) { return listed_json((*all)[i]); });
}

Json pages_json(const OpenDocument& document) {
  std::map<int, int> unsure;
  std::map<int, int> open;
  for (const extract::Fact& fact : document.record.extraction.facts) {
    unsure[fact.page] += fact.sure ? 0 : 1;
    open[fact.page] += document.state.at(fact.id) == "open" ? 1 : 0;
  }
  Json pages = Json::array();
  for (const layout::PageReading& page : document.record.reading.pages) {
    Json json = output::page_json(page, "");
    json.erase("text");
    json["unsure"] = unsure[page.number];
    json["open"] = open[page.number];
    pages.push_back(std::move(json));
  }
  return pages;
}

/// Which decision made a table what it is; null where that was read.
Json settled_form(const OpenDocument& document, const std::string& table) {
  const store::Decision* decision = document.trail.in_force(table);
  if (decision == nullptr) return nullptr;
  return {{"decision", decision->id},
          {"action", store::to_name(decision->action)},
          {"read_form", output::optional_json(document.trail.about(table).front()->old_value)}};
}

Reply show(const OpenDocument& document) {
  const store::DocumentRecord& record = document.record;
  Json json = listed_json({record.row, document.counts});
  json["checks"] = record.findings.size();
  Json diagnostics = Json::array();
  for (const Diagnostic& diagnostic : record.reading.diagnostics) {
    diagnostics.push_back(output::diagnostic_json(diagnostic));
  }
  json["diagnostics"] = std::move(diagnostics);
  json["pages"] = pages_json(document);
  Json tables = Json::array();
  for (const layout::Table& table : record.reading.tables) {
    Json entry = output::table_json(table, output::form_of(record.extraction, table.id));
    entry.erase("cells");
    entry["settled"] = settled_form(document, table.id);
    tables.push_back(std::move(entry));
  }
  json["tables"] = std::move(tables);
  const store::DocumentCounts& counts = document.counts;
  const auto passed = std::count_if(record.findings.begin(), record.findings.end(), [](const check::Finding& finding) {
    return finding.verdict == check::Verdict::Pass;
  });
  json["counts"] = {{"facts", counts.facts},     {"unsure", counts.unsure}, {"open", counts.open},
                    {"settled", counts.settled}, {"errors", counts.errors}, {"warnings", counts.warnings},
                    {"notices", counts.notices}, {"passed", passed}};
  return json_reply(json);
}

Reply show_table(const OpenDocument& document, const std::string& name) {
  for (const layout::Table& table : document.record.reading.tables) {
    if (table.id != name) continue;
    Json json = output::table_json(table, output::form_of(document.record.extraction, table.id));
    json["settled"] = settled_form(document, table.id);
    return json_reply(json);
  }
  return no_such("table");
}

}  // namespace

std::vector<Parameter> and_paging(std::vector<Parameter> parameters) {
  parameters.push_back({"cursor", "query", "string", "where to go on: `next` of the answer before"});
  parameters.push_back({"limit", "query", "integer", "at most so many"});
  return parameters;
}

void add_document_routes(Router& router, Documents& documents) {
  router.add({"GET", "/api/v1/documents", Scope::Read, "The documents, filtered and sorted",
              and_paging({
                  {"q", "query", "string", "part of the file's or the unit's name"},
                  {"status", "query", "string", "ok, partial, failed, skipped or running"},
                  {"entity", "query", "string", "part of the unit's name"},
                  {"year", "query", "integer", "year of the report"},
                  {"unsure", "query", "integer", "1: only with unsure figures"},
                  {"failing", "query", "integer", "1: only with failed checks"},
                  {"open", "query", "integer", "1: only with figures to settle"},
                  {"sort", "query", "string",
                   "file, entity, year, status, pages, facts, unsure, open or errors; -open: falling"},
              }),
              "DocumentList", "", 200, "application/json", "",
              [&documents](const Request& request) { return list(documents, request); }});
  router.add(about_document(documents, "", "A document: its pages, tables, counts", {}, "Document",
                            [](const Request&, const OpenDocument& document) { return show(document); }));
  router.add(about_document(documents, "/tables/{table}", "A table with its cells and their readings", {}, "table",
                            [](const Request& request, const OpenDocument& document) {
                              return show_table(document, request.part("table"));
                            }));
}

}  // namespace ziping::serve
