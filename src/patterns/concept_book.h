#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "patterns/toml_reader.h"

namespace ziping::patterns {

/// The ids a table's form and a fact's concept can have (patterns/concepts.toml), with a line of explanation each.
struct ConceptBook {
  std::map<std::string, std::string, std::less<>> forms;
  std::map<std::string, std::string, std::less<>> concepts;

  bool has_form(std::string_view id) const { return forms.contains(id); }
  bool has_concept(std::string_view id) const { return concepts.contains(id); }
};

/// Adds the ids of one file.
Status load_concepts(const TomlFile& file, ConceptBook* book);

}  // namespace ziping::patterns
