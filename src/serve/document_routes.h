#pragma once
#include "serve/documents.h"
#include "serve/router.h"

namespace ziping::serve {

/// Each adds the routes that tell of documents; they live as long as `documents` does.
void add_document_routes(Router& router, Documents& documents);
void add_fact_routes(Router& router, Documents& documents);
void add_finding_routes(Router& router, Documents& documents);
void add_desk_routes(Router& router, Documents& documents);
void add_decision_routes(Router& router, Documents& documents);

/// Calls `handle` with the document a request names, or refuses.
template <class Handle>
Reply with_document(Documents& documents, const Request& request, Handle handle);

/// A question about one document: GET /api/v1/documents/{doc} and `path` behind it. `handle` makes the reply from the
/// request and the document; `answer` is the schema of it.
template <class Handle>
Route about_document(Documents& documents, const std::string& path, std::string summary,
                     std::vector<Parameter> parameters, std::string answer, Handle handle);

/// The parameters of a list, with those that cut it behind them (list_reply).
std::vector<Parameter> and_paging(std::vector<Parameter> parameters);

}  // namespace ziping::serve

#include "serve/json_parts.h"
#include "serve/problem.h"

namespace ziping::serve {

template <class Handle>
Reply with_document(Documents& documents, const Request& request, Handle handle) {
  const auto found = documents.get(request.part("doc"));
  if (!found) return problem(found.error());
  if (!*found) return no_such("document");
  return handle(**found);
}

template <class Handle>
Route about_document(Documents& documents, const std::string& path, std::string summary,
                     std::vector<Parameter> parameters, std::string answer, Handle handle) {
  Route route;
  route.method = "GET";
  route.path = "/api/v1/documents/{doc}" + path;
  route.summary = std::move(summary);
  route.parameters = std::move(parameters);
  route.answer = std::move(answer);
  route.body_media = "";
  route.handle = [&documents, handle = std::move(handle)](const Request& request) {
    return with_document(documents, request, [&](const OpenDocument& document) { return handle(request, document); });
  };
  return route;
}

}  // namespace ziping::serve
