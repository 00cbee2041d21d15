#pragma once
#include <string>
#include <utility>
#include <vector>

#include "output/sink.h"
#include "store/store.h"

namespace ziping::output {

enum class Language { Chinese, English };

/// Documents as the JSON of the published schema (output/schema/export.schema.json): UTF-8, one line a value, keys in
/// a fixed order, so that equal documents give equal bytes. Documents come from Store::load, one by one, and go on at
/// once, so that none has to stay in memory.
class JsonExport {
 public:
  JsonExport(Language language, Sink sink) : language_(language), sink_(std::move(sink)) {}
  Status add(const store::DocumentRecord& record);
  /// Ends the text; to be called once, also where there was no document.
  Status finish();

 private:
  Status begin(const std::string& generator);

  Language language_;
  Sink sink_;
  bool begun_ = false;
};

/// The whole text for a few documents.
std::string export_json(const std::vector<store::DocumentRecord>& documents, Language language);

}  // namespace ziping::output
