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

}  // namespace ziping::serve
