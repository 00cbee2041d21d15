#include <algorithm>

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
  return list_reply(request, taken.size(),
                    [&](std::size_t i) { return finding_of(document, *taken[i], request.language); });
}

Reply queue(const Request& request, const OpenDocument& document) {
  return list_reply(request, document.queue.size(), [&](std::size_t i) -> Json {
    const review::Waiting& waiting = document.queue[i];
    return {{"fact", waiting.fact},
            {"weight", output::rounded(waiting.weight, 100)},
            {"skipped", waiting.skipped},
            {"why", waiting.why}};
  });
}

}  // namespace

void add_finding_routes(Router& router, Documents& documents) {
  router.add(about_document(documents, "/findings", "What the checks say",
                            and_paging({{"verdict", "query", "string", "pass, fail or uncheckable"},
                                        {"check", "query", "string", "the name of a check"},
                                        {"fact", "query", "string", "only those on this figure"}}),
                            "FindingList", findings));
  router.add(about_document(documents, "/queue", "The figures to settle, the most decisive first", and_paging({}),
                            "Queue", queue));
}

}  // namespace ziping::serve
