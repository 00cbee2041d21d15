#pragma once
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "output/export_json.h"

namespace ziping::output {

/// What pages say: strings by key ("ui.findings", "concept.funds.budget"), those of patterns/desk/messages.toml. Places
/// in braces are filled in. A string that is missing is shown as its key, a name as its id.
class HtmlWords {
 public:
  using Texts = std::map<std::string, std::string, std::less<>>;
  using Places = std::initializer_list<std::pair<std::string_view, std::string>>;

  HtmlWords(Texts texts, Language language) : texts_(std::move(texts)), language_(language) {}

  Language language() const { return language_; }
  std::string ui(std::string_view key, Places places = {}) const;
  std::string name(std::string_view section, std::string_view id) const;

 private:
  Texts texts_;
  Language language_;
};

}  // namespace ziping::output
