#pragma once
#include <string>

#include "serve/router.h"

namespace ziping::serve {

/// The OpenAPI 3.1 description of the routes, with the schemas they name: those of the export and those of api/.
std::string openapi_document(const Router& router);

}  // namespace ziping::serve
