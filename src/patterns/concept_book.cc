#include "patterns/concept_book.h"

#include <fmt/format.h>

namespace ziping::patterns {

Status load_concepts(const TomlFile& file, ConceptBook* book) {
  const TomlRecord root = file.root();
  if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
  for (const char* group : {"form", "table", "prose", "text"}) {
    auto table = root.find_table(group);
    if (!table) continue;
    auto& ids = std::string_view(group) == "form" ? book->forms : book->concepts;
    for (const std::string& id : table->keys()) ids.insert_or_assign(id, table->text(id));
  }
  return file.status();
}

}  // namespace ziping::patterns
