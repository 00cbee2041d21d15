#pragma once
#include <string>
#include <vector>

#include "output/export_json.h"
#include "store/store.h"

namespace ziping::output {

/// The documents of a database, a line each.
std::string show_list(const std::vector<store::DocumentRow>& documents);

/// A document as it was read, for a person at a terminal of `width` columns: pages, tables drawn as printed, facts,
/// findings with their figures and places, diagnostics.
std::string show_document(const store::DocumentRecord& record, int width, Language language);

}  // namespace ziping::output
