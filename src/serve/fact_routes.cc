#include <algorithm>
#include <functional>
#include <map>

#include "output/json_parts.h"
#include "serve/document_routes.h"

namespace ziping::serve {
namespace {

using extract::Fact;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

bool takes(const Request& request, const OpenDocument& document, const Fact& fact) {
  const auto wanted = request.parameter("concept").value_or("");
  const bool group = wanted.ends_with('*');
  const bool concept_fits = wanted.empty() || (group ? fact.concept_id.starts_with(wanted.substr(0, wanted.size() - 1))
                                                     : fact.concept_id == wanted);
  if (!concept_fits) return false;
  const auto sure = request.parameter("sure").value_or("");
  if ((sure == "1" && !fact.sure) || (sure == "0" && fact.sure)) return false;
  const auto state = request.parameter("state").value_or("");
  if (!state.empty() && document.state.at(fact.id) != state) return false;
  const auto page = request.parameter("page").value_or("");
  if (!page.empty() && std::to_string(fact.page) != page) return false;
  const auto q = request.parameter("q").value_or("");
  return q.empty() || contains(fact.text, q) || contains(fact.item.value_or(""), q) ||
         contains(fact.subject.value_or(""), q) || contains(fact.concept_id, q);
}

using Before = std::function<bool(const Fact*, const Fact*)>;

const std::map<std::string, Before>& orders() {
  static const std::map<std::string, Before> kOrders{
      {"concept", [](const Fact* a, const Fact* b) { return a->concept_id < b->concept_id; }},
      {"page", [](const Fact* a, const Fact* b) { return a->page < b->page; }},
      {"value",
       [](const Fact* a, const Fact* b) {
         return a->base_value && b->base_value ? *a->base_value < *b->base_value : a->base_value < b->base_value;
       }},
      {"confidence", [](const Fact* a, const Fact* b) { return a->confidence < b->confidence; }},
  };
  return kOrders;
}

Reply list(const Request& request, const OpenDocument& document) {
  std::vector<const Fact*> facts;
  for (const Fact& fact : document.record.extraction.facts) {
    if (takes(request, document, fact)) facts.push_back(&fact);
  }
  const auto refusal = sort_by_request(request, orders(), "concept, page, value or confidence", &facts);
  if (refusal) return *refusal;
  return list_reply(request, facts.size(), [&](std::size_t i) { return fact_of(document, *facts[i]); });
}

Reply boxes(const OpenDocument& document, int number) {
  const layout::PageReading* page = document.page(number);
  if (page == nullptr) return no_such("page");
  std::map<std::pair<std::string, std::pair<int, int>>, std::string> fact_at;
  Json facts = Json::array();
  for (const Fact& fact : document.record.extraction.facts) {
    if (fact.table && fact.row && fact.col)
      fact_at.emplace(std::pair{*fact.table, std::pair{*fact.row, *fact.col}}, fact.id);
    if (fact.page != number) continue;
    facts.push_back({{"id", fact.id},
                     {"bbox", output::box_json(fact.box)},
                     {"sure", fact.sure},
                     {"state", document.state.at(fact.id)},
                     {"failing", document.failing.count(fact.id) != 0}});
  }
  Json cells = Json::array();
  for (const layout::Table& table : document.record.reading.tables) {
    for (const layout::Cell& cell : table.cells) {
      if (cell.page != number) continue;
      const auto fact = fact_at.find({table.id, {cell.row, cell.col}});
      cells.push_back({{"table", table.id},
                       {"row", cell.row},
                       {"col", cell.col},
                       {"bbox", output::box_json(cell.box)},
                       {"ink", cell.ink.empty() ? Json(nullptr) : output::box_json(cell.ink)},
                       {"text", cell.text},
                       {"confidence", output::confidence_json(cell.confidence)},
                       {"sure", cell.sure},
                       {"fact", fact == fact_at.end() ? Json(nullptr) : Json(fact->second)}});
    }
  }
  Json lines = Json::array();
  for (const layout::TextLine& line : page->lines) {
    lines.push_back({{"text", line.text},
                     {"bbox", output::box_json(line.box)},
                     {"confidence", output::confidence_json(line.confidence)}});
  }
  return json_reply({{"width", output::rounded(page->width, 100)},
                     {"height", output::rounded(page->height, 100)},
                     {"cells", std::move(cells)},
                     {"facts", std::move(facts)},
                     {"lines", std::move(lines)}});
}

}  // namespace

void add_fact_routes(Router& router, Documents& documents) {
  router.add(
      about_document(documents, "/facts", "The figures of a document",
                     and_paging({{"concept", "query", "string", "a concept, or a group of them: funds.*"},
                                 {"sure", "query", "integer", "1 or 0"},
                                 {"state", "query", "string", "open, settled or none"},
                                 {"page", "query", "integer", "only of this page"},
                                 {"q", "query", "string", "part of the text, item, subject or concept"},
                                 {"sort", "query", "string", "concept, page, value or confidence; -value: falling"}}),
                     "FactList", list));
  router.add(about_document(documents, "/facts/{fact}", "One figure", {}, "Fact",
                            [](const Request& request, const OpenDocument& document) {
                              const Fact* fact = document.fact(request.part("fact"));
                              return fact == nullptr ? no_such("fact") : json_reply(fact_of(document, *fact));
                            }));
  router.add(about_document(
      documents, "/pages/{page}/boxes", "The places of a page's cells, figures and lines", {}, "Boxes",
      [](const Request& request, const OpenDocument& document) { return boxes(document, page_number(request)); }));
}

}  // namespace ziping::serve
