#pragma once
#include <string>
#include <vector>

#include "store/store.h"

namespace ziping::output {

enum class Language { Chinese, English };

/// Documents as the JSON of the published schema (output/schema/export.schema.json): UTF-8, one line a value, keys in
/// a fixed order, so that equal documents give equal bytes. `documents` come from Store::load.
std::string export_json(const std::vector<store::DocumentRecord>& documents, Language language);

}  // namespace ziping::output
