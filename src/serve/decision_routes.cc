#include <algorithm>

#include "base/limits.h"
#include "output/form_of.h"
#include "output/json_parts.h"
#include "serve/clock.h"
#include "serve/document_routes.h"
#include "store/names.h"

namespace ziping::serve {
namespace {

constexpr std::size_t kSampleAtLeast = 5;

Json counts_json(const store::DocumentCounts& counts) {
  return {{"facts", counts.facts},     {"unsure", counts.unsure}, {"open", counts.open},
          {"settled", counts.settled}, {"errors", counts.errors}, {"warnings", counts.warnings},
          {"notices", counts.notices}};
}

Json changed_json(const Documents::Decided& decided, output::Language language) {
  Json changed = Json::array();
  for (const check::Finding& finding : decided.before->record.findings) {
    const auto& fixes = decided.outcome->effect.fixes;
    if (std::find(fixes.begin(), fixes.end(), finding.id) == fixes.end()) continue;
    Json json = output::finding_json(finding, language);
    json["change"] = "fixed";
    changed.push_back(std::move(json));
  }
  for (const check::Finding& finding : decided.outcome->effect.breaks) {
    Json json = output::finding_json(finding, language);
    json["change"] = "appeared";
    changed.push_back(std::move(json));
  }
  return changed;
}

/// The kind of the table a decision was about; null where it was about a figure.
Json form_json(const OpenDocument& document, const std::string& table) {
  const extract::TableForm* form = output::form_of(document.record.extraction, table);
  return form == nullptr ? Json(nullptr) : Json{{"table", table}, {"form", form->form}};
}

Reply decided_reply(const Documents::Decided& decided, const std::string& fact_id, output::Language language) {
  const OpenDocument& after = *decided.after;
  const extract::Fact* fact = after.fact(fact_id);
  const auto next = std::find_if(after.queue.begin(), after.queue.end(),
                                 [&](const review::Waiting& waiting) { return waiting.fact != fact_id; });
  const Json json = {{"decision", decision_of(decided.outcome->decision, &after.trail.standings().back())},
                     {"fact", fact == nullptr ? Json(nullptr) : fact_of(after, *fact)},
                     {"form", form_json(after, fact_id)},
                     {"changed_findings", changed_json(decided, language)},
                     {"next", next == after.queue.end() ? Json(nullptr) : Json(next->fact)},
                     {"remaining", after.queue.size()},
                     {"counts", counts_json(after.counts)}};
  return json_reply(json, 201);
}

std::optional<Documents::Seen> seen_of(const Json& body, std::optional<Reply>* refusal) {
  Documents::Seen seen;
  const auto given = body.find("seen");
  if (given == body.end() || given->is_null()) return seen;
  if (!given->is_object()) {
    *refusal = problem(400, "body-invalid", "the body cannot be used", "seen: is no object");
    return std::nullopt;
  }
  seen.text = text_member(*given, "text", limits().decision_text_bytes, refusal);
  if (const auto decision = given->find("decision"); decision != given->end()) {
    if (!decision->is_null() && !decision->is_number_integer()) {
      *refusal = problem(400, "body-invalid", "the body cannot be used", "seen.decision: is no number");
      return std::nullopt;
    }
    seen.decision.emplace(decision->is_null() ? std::nullopt : std::optional(decision->get<std::int64_t>()));
  }
  return seen;
}

Reply decide(const Request& request, Documents& documents) {
  Body body = json_body(request);
  if (body.refusal) return *body.refusal;
  review::Statement statement;
  statement.fact = request.part("fact");
  const auto action = text_member(body.value, "action", limits().decision_text_bytes, &body.refusal);
  const auto text = text_member(body.value, "text", limits().decision_text_bytes, &body.refusal);
  const auto reason = text_member(body.value, "reason", limits().decision_text_bytes, &body.refusal);
  const auto seen = seen_of(body.value, &body.refusal);
  if (body.refusal) return *body.refusal;
  const auto known = store::from_name<store::Action>(action.value_or(""));
  if (!known || *known == store::Action::Undo) {
    return problem(400, "body-invalid", "the body cannot be used",
                   "action: accept, change, report_wrong, unreadable or skip");
  }
  if (*known == store::Action::Change && !text) {
    return problem(400, "body-invalid", "the body cannot be used", "text: a change needs one");
  }
  const auto blind = body.value.find("blind");
  statement.blind = blind != body.value.end() && blind->is_boolean() && blind->get<bool>();
  statement.proposal = {*known, text.value_or("")};
  statement.reason = reason.value_or("");
  statement.reviewer = request.principal.name;
  statement.when = utc_now();
  const auto decided = documents.decide(request.part("doc"), statement, *seen);
  if (!decided) return problem(decided.error());
  if (!decided->before) return no_such("document");
  const extract::Fact* fact = decided->before->fact(statement.fact);
  if (fact == nullptr) return no_such("fact");
  if (!decided->outcome) {
    return problem(409, "seen-changed", "what was seen is no longer what stands",
                   "the figure stands as " + review::print_of(*fact));
  }
  return decided_reply(*decided, statement.fact, request.language);
}

Reply decide_form(const Request& request, Documents& documents) {
  Body body = json_body(request);
  if (body.refusal) return *body.refusal;
  review::FormStatement statement;
  statement.table = request.part("table");
  const auto form = text_member(body.value, "form", limits().decision_text_bytes, &body.refusal);
  const auto reason = text_member(body.value, "reason", limits().decision_text_bytes, &body.refusal);
  const auto seen = text_member(body.value, "seen", limits().decision_text_bytes, &body.refusal);
  if (body.refusal) return *body.refusal;
  if (!form || !documents.patterns().concepts().has_form(*form)) {
    return problem(400, "body-invalid", "the body cannot be used", "form: is no kind of form");
  }
  statement.form = *form;
  statement.reason = reason.value_or("");
  statement.reviewer = request.principal.name;
  statement.when = utc_now();
  const auto open = documents.get(request.part("doc"));
  if (!open) return problem(open.error());
  if (!*open) return no_such("document");
  const extract::TableForm* now = output::form_of((*open)->record.extraction, statement.table);
  if (now == nullptr) return no_such("table");
  if (seen && *seen != now->form) {
    return problem(409, "seen-changed", "what was seen is no longer what stands", "the table stands as " + now->form);
  }
  const auto decided = documents.decide_form(request.part("doc"), statement);
  if (!decided) return problem(decided.error());
  if (!decided->before) return no_such("document");
  return decided_reply(*decided, statement.table, request.language);
}

Reply undo(const Request& request, Documents& documents) {
  const auto decided = documents.undo(request.part("doc"), request.principal.name, utc_now());
  if (!decided) {
    return decided.error().code == ErrorCode::Usage
               ? problem(409, "nothing-to-undo", "there is nothing to take back", decided.error().message)
               : problem(decided.error());
  }
  if (!decided->before) return no_such("document");
  const auto& facts = decided->after->trail.standings().back().facts;
  return decided_reply(*decided, facts.empty() ? decided->outcome->decision.fact : facts.front(), request.language);
}

Reply trail(const Request& request, const OpenDocument& document) {
  const auto& decisions = document.trail.decisions();
  return list_reply(request, decisions.size(), [&](std::size_t i) {
    const std::size_t at = decisions.size() - 1 - i;
    return decision_of(decisions[at], &document.trail.standings()[at]);
  });
}

Reply second_look(const OpenDocument& document) {
  const review::Agreement agreement = review::agreement_of(document.trail);
  return json_reply({{"items", review::second_look(document.trail, kSampleAtLeast)},
                     {"agreement", {{"asked", agreement.asked}, {"agreed", agreement.agreed}}}});
}

}  // namespace

void add_decision_routes(Router& router, Documents& documents) {
  router.add({"POST",
              "/api/v1/documents/{doc}/facts/{fact}/decisions",
              Scope::Review,
              "Settles a figure; 409 where what was `seen` is no longer what stands",
              {},
              "Decided",
              "Statement",
              201,
              "application/json",
              "application/json",
              [&documents](const Request& request) { return decide(request, documents); }});
  router.add({"POST",
              "/api/v1/documents/{doc}/tables/{table}/decisions",
              Scope::Review,
              "Settles what kind of form a table is; 409 where it is not the kind that was `seen`",
              {},
              "Decided",
              "FormStatement",
              201,
              "application/json",
              "application/json",
              [&documents](const Request& request) { return decide_form(request, documents); }});
  router.add({"POST",
              "/api/v1/documents/{doc}/undo",
              Scope::Review,
              "Takes back one's last decision on the document",
              {},
              "Decided",
              "",
              201,
              "application/json",
              "application/json",
              [&documents](const Request& request) { return undo(request, documents); }});
  router.add(about_document(documents, "/decisions", "The trail, newest first", and_paging({}), "DecisionList", trail));
  Route again = about_document(
      documents, "/second-look", "Settled figures to be asked again blind, and how often a second look agreed", {},
      "SecondLook", [](const Request&, const OpenDocument& document) { return second_look(document); });
  again.scope = Scope::Review;
  router.add(std::move(again));
}

}  // namespace ziping::serve
