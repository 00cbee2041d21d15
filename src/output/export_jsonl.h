#pragma once
#include <string>

#include "output/export_json.h"
#include "store/store.h"

namespace ziping::output {

/// A document as JSON lines: one of kind "document", one for each fact ("fact") and one for each finding ("finding").
/// Facts and findings are those of the published schema with the document's hash, file, entity and year in front.
std::string export_jsonl(const store::DocumentRecord& record, Language language);

}  // namespace ziping::output
