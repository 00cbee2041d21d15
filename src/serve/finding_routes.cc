#include "output/json_parts.h"
#include "serve/document_routes.h"
#include "store/names.h"

namespace ziping::serve {
namespace {

Reply findings(const Request& request, const OpenDocument& document) {
  const std::string verdict = request.parameter("verdict").value_or("");
  const std::string check = request.parameter("check").value_or("");
  const std::string fact = request.parameter("fact").value_or("");
  std::vector<const check::Finding*> taken;
  for (const check::Finding& finding : document.record.findings) {
    if (!verdict.empty() && store::to_name(finding.verdict) != verdict) continue;
    if (!check.empty() && finding.check != check) continue;
    if (!fact.empty() && std::find(finding.facts.begin(), finding.facts.end(), fact) == finding.facts.end()) continue;
    taken.push_back(&finding);
  }
  const Slice slice = slice_of(request, taken.size());
  if (slice.refusal) return *slice.refusal;
  Json items = Json::array();
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    items.push_back(finding_of(document, *taken[i], request.language));
  }
  return json_reply(list_json(std::move(items), slice, taken.size()));
}

Reply queue(const Request& request, const OpenDocument& document) {
  const Slice slice = slice_of(request, document.queue.size());
  if (slice.refusal) return *slice.refusal;
  Json items = Json::array();
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    const review::Waiting& waiting = document.queue[i];
    items.push_back({{"fact", waiting.fact},
                     {"weight", output::rounded(waiting.weight, 100)},
                     {"skipped", waiting.skipped},
                     {"why", waiting.why}});
  }
  return json_reply(list_json(std::move(items), slice, document.queue.size()));
}

}  // namespace

void add_finding_routes(Router& router, Documents& documents) {
  router.add({"GET",
              "/api/v1/documents/{doc}/findings",
              Scope::Read,
              "What the checks say",
              {{"verdict", "query", "string", "pass, fail or uncheckable"},
               {"check", "query", "string", "the name of a check"},
               {"fact", "query", "string", "only those on this figure"},
               {"cursor", "query", "string", "where to go on: `next` of the answer before"},
               {"limit", "query", "integer", "at most so many"}},
              "FindingList",
              "",
              200,
              "application/json",
              "",
              [&documents](const Request& request) {
                return with_document(documents, request,
                                     [&](const OpenDocument& document) { return findings(request, document); });
              }});
  router.add({"GET",
              "/api/v1/documents/{doc}/queue",
              Scope::Read,
              "The figures to settle, the most decisive first",
              {{"cursor", "query", "string", "where to go on: `next` of the answer before"},
               {"limit", "query", "integer", "at most so many"}},
              "Queue",
              "",
              200,
              "application/json",
              "",
              [&documents](const Request& request) {
                return with_document(documents, request,
                                     [&](const OpenDocument& document) { return queue(request, document); });
              }});
}

}  // namespace ziping::serve
