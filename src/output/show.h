#pragma once
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/export_json.h"
#include "store/store.h"

namespace ziping::output {

/// The words of what is shown, in the language it is shown in.
struct ShowWords {
  using Places = std::initializer_list<std::pair<std::string_view, std::string>>;
  Language language = Language::English;
  /// The text of a key ("show.pages", "status.ok"), its {places} filled in.
  std::function<std::string(std::string_view key, Places places)> say;
  /// A sentence that was composed in English.
  std::function<std::string(std::string_view english)> told;
};

/// The documents of a database, a line each.
std::string show_list(const std::vector<store::DocumentRow>& documents, const ShowWords& words);

/// A document as it was read, for a person at a terminal of `width` columns: pages, tables drawn as printed, facts,
/// findings with their figures and places, diagnostics.
std::string show_document(const store::DocumentRecord& record, int width, const ShowWords& words);

}  // namespace ziping::output
