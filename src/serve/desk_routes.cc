#include <algorithm>
#include <set>

#include "base/limits.h"
#include "output/form_of.h"
#include "output/json_parts.h"
#include "review/what_if.h"
#include "serve/document_routes.h"
#include "store/names.h"

namespace ziping::serve {
namespace {

using extract::Fact;

constexpr std::size_t kMostChoices = 6;
constexpr std::size_t kMostNeighbours = 60;

const layout::Table* table_of(const OpenDocument& document, const Fact& fact) {
  for (const layout::Table& table : document.record.reading.tables) {
    if (fact.table && table.id == *fact.table) return &table;
  }
  return nullptr;
}

const Fact* fact_at(const OpenDocument& document, const std::string& table, const layout::Cell& cell) {
  for (const Fact& fact : document.record.extraction.facts) {
    if (fact.table == table && fact.row == cell.row && fact.col == cell.col) return &fact;
  }
  return nullptr;
}

Json neighbour_json(const OpenDocument& document, const layout::Table& table, const layout::Cell& cell,
                    const std::string& label) {
  const Fact* fact = fact_at(document, table.id, cell);
  return {{"fact", fact == nullptr ? Json(nullptr) : Json(fact->id)},
          {"text", fact == nullptr ? cell.text : fact->text},
          {"label", label},
          {"bbox", output::box_json(cell.box)},
          {"page", cell.page},
          {"row", cell.row},
          {"col", cell.col}};
}

// The head of a column: the lowest cell of the head rows above the figure that covers it.
std::string head_of(const layout::Table& table, const extract::TableForm* form, int row, int col) {
  const layout::Cell* head = nullptr;
  for (const layout::Cell& cell : table.cells) {
    if (cell.row >= row || col < cell.col || col >= cell.col + cell.col_span || cell.text.empty()) continue;
    const bool is_head = form != nullptr && std::any_of(form->rows.begin(), form->rows.end(), [&](const auto& role) {
                           return role.row == cell.row && role.kind == extract::RowKind::Header;
                         });
    if (is_head || head == nullptr) head = &cell;
  }
  return head == nullptr ? std::string() : head->text;
}

// The name of a row: its first words.
std::string name_of(const layout::Table& table, int row) {
  std::string name;
  for (const layout::Cell& cell : table.cells) {
    if (row < cell.row || row >= cell.row + cell.row_span || cell.text.empty()) continue;
    const bool figure = cell.text.find_first_not_of("0123456789.,-%") == std::string::npos;
    if (!figure) name = cell.text;
    if (figure) break;
  }
  return name;
}

Json neighbours_json(const OpenDocument& document, const Fact& fact) {
  Json in_row = Json::array();
  Json in_column = Json::array();
  const layout::Table* table = table_of(document, fact);
  const layout::Cell* own = cell_of(document, fact);
  if (table != nullptr && own != nullptr) {
    const extract::TableForm* form = output::form_of(document.record.extraction, table->id);
    for (const layout::Cell& cell : table->cells) {
      if (&cell == own || cell.text.empty()) continue;
      const bool same_row = own->row >= cell.row && own->row < cell.row + cell.row_span;
      const bool same_column = own->col >= cell.col && own->col < cell.col + cell.col_span;
      if (same_row && in_row.size() < kMostNeighbours) {
        in_row.push_back(neighbour_json(document, *table, cell, head_of(*table, form, cell.row, cell.col)));
      }
      if (same_column && in_column.size() < kMostNeighbours) {
        in_column.push_back(neighbour_json(document, *table, cell, name_of(*table, cell.row)));
      }
    }
  }
  return {{"row", std::move(in_row)}, {"column", std::move(in_column)}};
}

Json choice_json(const OpenDocument& document, const Fact& fact, const std::string& text, const char* source,
                 const patterns::PatternSet& patterns, output::Language language) {
  Json choice = {
      {"text", text}, {"value", nullptr}, {"source", source}, {"readers", Json::array()}, {"confidence", nullptr}};
  const auto facts = review::proposed(document.record, fact.id, {store::Action::Change, text}, patterns);
  if (!facts) return nullptr;
  for (const Fact& now : *facts) {
    if (now.id != fact.id) continue;
    const auto value = review::value_of(now);
    choice["value"] = value ? Json(*value) : Json(nullptr);
  }
  choice["effect"] = effect_json(review::what_if(document.record, *facts, patterns), language);
  return choice;
}

/// What stands now, then the other readings, then what the checks suggest. `blind`: what was read in place of what
/// stands.
Json choices_json(const OpenDocument& document, const Fact& fact, bool blind, const patterns::PatternSet& patterns,
                  output::Language language) {
  Json choices = Json::array();
  std::set<std::string> known;
  const auto add = [&](const std::string& text, const char* source) {
    if (text.empty() || choices.size() >= kMostChoices || !known.insert(text).second) return;
    Json choice = choice_json(document, fact, text, source, patterns, language);
    if (!choice.is_null()) choices.push_back(std::move(choice));
  };
  const Json readings = readings_of(document, fact);
  if (!blind) add(review::print_of(fact), "reading");
  for (const Json& reading : readings) add(reading["text"].get<std::string>(), "reading");
  for (const std::string& other : as_read(document, fact).alternatives) add(other, "reading");
  for (const check::Finding& finding : document.record.findings) {
    const bool about = !finding.facts.empty() && finding.facts.front() == fact.id;
    if (about && finding.verdict == check::Verdict::Fail && finding.suggestion) add(*finding.suggestion, "suggestion");
  }
  for (Json& choice : choices) {
    for (const Json& reading : readings) {
      if (reading["text"] != choice["text"]) continue;
      if (!reading["reader"].get<std::string>().empty()) choice["readers"].push_back(reading["reader"]);
      if (choice["confidence"].is_null()) choice["confidence"] = reading["confidence"];
    }
  }
  return choices;
}

Json findings_about(const OpenDocument& document, const Fact& fact, output::Language language) {
  std::vector<const check::Finding*> about;
  for (const check::Finding& finding : document.record.findings) {
    if (std::find(finding.facts.begin(), finding.facts.end(), fact.id) != finding.facts.end())
      about.push_back(&finding);
  }
  std::stable_sort(about.begin(), about.end(), [](const check::Finding* a, const check::Finding* b) {
    return a->verdict == check::Verdict::Fail && b->verdict != check::Verdict::Fail;
  });
  Json findings = Json::array();
  for (const check::Finding* finding : about) findings.push_back(finding_of(document, *finding, language));
  return findings;
}

Reply desk(const Request& request, const OpenDocument& document, const patterns::PatternSet& patterns) {
  const Fact* fact = document.fact(request.part("fact"));
  if (fact == nullptr) return no_such("fact");
  const bool blind = request.parameter("blind") == "1";
  const layout::PageReading* page = document.page(fact->page);
  const layout::Cell* cell = cell_of(document, *fact);
  Json history = Json::array();
  const store::Decision* standing = blind ? nullptr : document.trail.in_force(fact->id);
  for (const store::Decision* decision : document.trail.about(fact->id)) {
    const auto index = static_cast<std::size_t>(decision - document.trail.decisions().data());
    if (!blind) history.insert(history.begin(), decision_of(*decision, &document.trail.standings()[index]));
  }
  Json shown = fact_of(document, blind ? as_read(document, *fact) : *fact);
  if (blind) shown["settled"] = nullptr;
  if (blind) shown["state"] = "open";
  Json json = {
      {"fact", std::move(shown)},
      {"page",
       {{"number", fact->page},
        {"width", page == nullptr ? 0 : output::rounded(page->width, 100)},
        {"height", page == nullptr ? 0 : output::rounded(page->height, 100)}}},
      {"cell", cell == nullptr ? Json(nullptr)
                               : Json{{"bbox", output::box_json(cell->box)},
                                      {"ink", cell->ink.empty() ? Json(nullptr) : output::box_json(cell->ink)}}},
      {"readings", readings_of(document, *fact)},
      {"neighbours", neighbours_json(document, *fact)},
      {"findings", blind ? Json::array() : findings_about(document, *fact, request.language)},
      {"choices", choices_json(document, *fact, blind, patterns, request.language)},
      {"decision", standing == nullptr ? Json(nullptr) : decision_of(*standing, nullptr)},
      {"history", std::move(history)}};
  return json_reply(json);
}

Reply attempt(const Request& request, const OpenDocument& document, const patterns::PatternSet& patterns) {
  Body body = json_body(request);
  if (body.refusal) return *body.refusal;
  const auto text = text_member(body.value, "text", limits().decision_text_bytes, &body.refusal);
  if (body.refusal) return *body.refusal;
  const Fact* fact = document.fact(request.part("fact"));
  if (fact == nullptr) return no_such("fact");
  const auto facts = review::proposed(document.record, fact->id, {store::Action::Change, text.value_or("")}, patterns);
  if (!facts) {
    return json_reply({{"valid", false},
                       {"value", nullptr},
                       {"unit", nullptr},
                       {"problem", request.said(facts.error().message)},
                       {"effect", nullptr}});
  }
  Json answer = {{"valid", true}, {"value", nullptr}, {"unit", nullptr}, {"problem", nullptr}};
  for (const Fact& now : *facts) {
    if (now.id != fact->id) continue;
    answer["value"] = output::optional_json(review::value_of(now));
    answer["unit"] = output::optional_json(now.unit);
  }
  answer["effect"] = effect_json(review::what_if(document.record, *facts, patterns), request.language);
  return json_reply(answer);
}

}  // namespace

void add_desk_routes(Router& router, Documents& documents) {
  router.add(
      about_document(documents, "/facts/{fact}/desk",
                     "All that is needed to settle one figure: its place, readings, neighbours, checks, and what "
                     "each choice would do to them",
                     {{"blind", "query", "integer", "1: as it was read, without what was settled"}}, "Desk",
                     [&documents](const Request& request, const OpenDocument& document) {
                       return desk(request, document, documents.patterns());
                     }));
  router.add({"POST",
              "/api/v1/documents/{doc}/facts/{fact}/try",
              Scope::Read,
              "What a text would be understood as there, and do to the checks; nothing is stored",
              {},
              "TryAnswer",
              "Try",
              200,
              "application/json",
              "application/json",
              [&documents](const Request& request) {
                return with_document(documents, request, [&](const OpenDocument& document) {
                  return attempt(request, document, documents.patterns());
                });
              }});
}

}  // namespace ziping::serve
